"""What leaves here signed by the server: notes as C2SP `signed-note` has them.

A note is a text that ends in a new line, an empty line, and lines of signatures. The
key is made from a secret of the installation; what strangers need is the `vkey`.
"""

import base64
import hashlib
from functools import cache
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings

DOMAIN = b"kenes/signing/v1\x00"
ED25519 = b"\x01"


class NotSigned(Exception):
    """The note bears no signature of that key over this text."""


def origin() -> str:
    """Return the name under which the server signs: its host, as people see it."""
    return urlsplit(settings.PUBLIC_URL).netloc


def vkey() -> str:
    """Return the verifier key, `origin+id+key`, by which a note is checked."""
    public = ED25519 + _public()
    return f"{origin()}+{_id(origin(), public).hex()}+{_coded(public)}"


def signed(text: str) -> str:
    """Return the text as a signed note; it has to end in a new line."""
    if not text.endswith("\n"):
        message = "a note ends in a new line"
        raise ValueError(message)
    signature = _private(settings.SIGNING_SECRET).sign(text.encode())
    marked = _id(origin(), ED25519 + _public()) + signature
    return f"{text}\n— {origin()} {_coded(marked)}\n"


def opened(note: str, *, by: str) -> str:
    """Return the text of a note, once a signature of this verifier key holds.

    Raise `NotSigned` where none does.
    """
    text, _blank, signatures = note.rpartition("\n\n")
    name, _key_id, coded = by.split("+", 2)
    public = base64.b64decode(coded)
    for line in signatures.splitlines():
        dash, signer, marked = [*line.split(" "), "", ""][:3]
        raw = base64.b64decode(marked)
        if dash == "—" and signer == name and raw[:4] == _id(name, public):
            try:
                key = Ed25519PublicKey.from_public_bytes(public[1:])
                key.verify(raw[4:], f"{text}\n".encode())
            except InvalidSignature:
                continue
            return f"{text}\n"
    raise NotSigned(by)


@cache
def _private(secret: str) -> Ed25519PrivateKey:
    seed = hashlib.sha256(DOMAIN + secret.encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


def _public() -> bytes:
    return _private(settings.SIGNING_SECRET).public_key().public_bytes_raw()


def _id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]


def _coded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
