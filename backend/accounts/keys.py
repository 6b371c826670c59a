"""The text of an API key, `kns_<prefix>_<secret>`, and its digest."""

import hashlib
import re
import secrets
from typing import NamedTuple

SHAPE = re.compile(r"kns_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")


class NewKey(NamedTuple):
    """A key as its owner sees it once, and what is stored of it."""

    text: str
    prefix: str
    digest: bytes


def make() -> NewKey:
    """Return a new key with a secret of 256 random bits."""
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    return NewKey(f"kns_{prefix}_{secret}", prefix, digest(secret))


def digest(secret: str) -> bytes:
    """Return the SHA-256 of a secret; 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).digest()


def parse(text: str) -> tuple[str, bytes] | None:
    """Return prefix and digest of a key's text; None where it is no key."""
    match = SHAPE.fullmatch(text)
    return None if match is None else (match[1], digest(match[2]))
