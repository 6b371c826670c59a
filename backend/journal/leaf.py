"""The bytes of an entry, and its commitments: RFC 8785 and RFC 6962."""

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import rfc8785

LARGEST = 65_535
COMMITMENT_DOMAIN = b"kenes/commit/v1"


class LeafTooLarge(Exception):
    """An entry would pass the size that a tile of the log can hold."""


def canonical(value: Any) -> bytes:
    """Return canonical JSON with every text in NFC; floats are refused."""
    return rfc8785.dumps(_normal(value))


def hashed(leaf: bytes) -> bytes:
    """Return the 32 bytes of a Merkle leaf's hash."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def digest(state: Mapping[str, Any]) -> str:
    """Return the hexadecimal SHA-256 of a public state."""
    return hashlib.sha256(canonical(dict(state))).hexdigest()


def new_salt() -> bytes:
    """Return 32 random bytes: without them a commitment can never be opened."""
    return secrets.token_bytes(32)


def commitment(field: str, value: Any, *, salt: bytes) -> str:
    """Return the hexadecimal HMAC-SHA-256 that binds a value without showing it."""
    content = b"\x00".join([COMMITMENT_DOMAIN, field.encode(), canonical(value)])
    return hmac.new(salt, content, hashlib.sha256).hexdigest()


def moment(at: datetime) -> str:
    """Return a moment in UTC with six digits of the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def build(content: Mapping[str, Any]) -> bytes:
    """Return the leaf of this content; raise `LeafTooLarge` beyond 65,535 bytes."""
    leaf = canonical(dict(content))
    if len(leaf) > LARGEST:
        raise LeafTooLarge(len(leaf))
    return leaf


def _normal(value: Any) -> Any:
    match value:
        case float():
            message = "a leaf holds no floats"
            raise TypeError(message)
        case str():
            return unicodedata.normalize("NFC", value)
        case Mapping():
            return {_normal(key): _normal(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_normal(inner) for inner in value]
        case _:
            return value
