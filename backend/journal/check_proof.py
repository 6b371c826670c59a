"""Check a proof bundle without Kenes: python check_proof.py BUNDLE.zip VKEY.

Needs Python 3.11 and the package `cryptography`. VKEY is the verifier key of the
server, taken from elsewhere than the bundle (a newspaper, a letter, another day).
Prints what was found and ends with 0 where all holds, with 1 where something does not.
"""

import base64
import hashlib
import hmac
import itertools
import json
import sys
import unicodedata
import zipfile
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

DOMAIN = b"kenes/commit/v1"
MANIFEST, NOTE = "manifest.json", "manifest.note"


def signature_faults(note: str, manifest: bytes, vkey: str) -> list[str]:
    """Return what is wrong with the signature and the digest that it binds."""
    text, _blank, signatures = note.rpartition("\n\n")
    name, _plus, coded = vkey.partition("+")
    public = _bytes_of(coded.partition("+")[2])
    if len(public) != 33:
        return [f"{vkey}: not a verifier key"]
    marked = b""
    for line in signatures.splitlines():
        if line.startswith(f"— {name} "):
            marked = _bytes_of(line.rsplit(" ", 1)[1])
    if not marked:
        return [f"{NOTE}: not signed by {name}"]
    try:
        key = Ed25519PublicKey.from_public_bytes(public[1:])
        key.verify(marked[4:], f"{text}\n".encode())
    except InvalidSignature:
        return [f"{NOTE}: the signature does not hold"]
    if hashlib.sha256(manifest).hexdigest() not in text.split():
        return [f"{MANIFEST}: another digest than the signed one"]
    return []


def file_faults(bundle: zipfile.ZipFile, listed: list[dict[str, Any]]) -> list[str]:
    """Return the files that are missing, changed, or in the bundle unlisted."""
    found, names = [], set(bundle.namelist())
    for entry in listed:
        if entry["path"] not in names:
            found.append(f"{entry['path']}: missing")
        elif hashlib.sha256(bundle.read(entry["path"])).hexdigest() != entry["sha256"]:
            found.append(f"{entry['path']}: changed")
    known = {entry["path"] for entry in listed} | {MANIFEST, NOTE}
    return found + [f"{name}: not in the manifest" for name in sorted(names - known)]


def chain_faults(leaves: dict[str, bytes]) -> list[str]:
    """Return the journal entries whose link to the one before is broken."""
    found, chains = [], dict[str, list[tuple[int, str, bytes]]]()
    for path, leaf in leaves.items():
        owner = path.rsplit("/", 1)[0]
        chains.setdefault(owner, []).append((json.loads(leaf)["ver"], path, leaf))
    for chain in chains.values():
        chain.sort()
        for (version, _, earlier), (later, path, leaf) in itertools.pairwise(chain):
            if later == version + 1:
                head = hashlib.sha256(b"\x00" + earlier).hexdigest()
                if json.loads(leaf)["prev"] != head:
                    found.append(f"{path}: does not follow the entry before it")
    return found


def opening_faults(
    leaves: dict[str, bytes], disclosures: list[dict[str, Any]]
) -> list[str]:
    """Return the disclosed values that are not what the journal is bound to."""
    bound = {
        content["id"]: content["c"] for content in map(json.loads, leaves.values())
    }
    found = []
    for one in disclosures:
        said = json.dumps(
            one["value"], ensure_ascii=False, separators=(",", ":"), sort_keys=True
        )
        value = unicodedata.normalize("NFC", said).encode()
        content = b"\x00".join([DOMAIN, one["field"].encode(), value])
        digest = hmac.new(bytes.fromhex(one["salt"]), content, hashlib.sha256)
        if bound.get(one["entry"], {}).get(one["field"]) != digest.hexdigest():
            found.append(f"entry {one['entry']}: {one['field']} is another value")
    return found


def faults(path: str, vkey: str) -> list[str]:
    """Return everything in the bundle that does not hold; nothing where all does."""
    with zipfile.ZipFile(path) as bundle:
        manifest = bundle.read(MANIFEST)
        told = json.loads(manifest)
        leaves = {
            name: bundle.read(name)
            for name in bundle.namelist()
            if name.startswith("journal/")
        }
        return [
            *signature_faults(bundle.read(NOTE).decode(), manifest, vkey),
            *file_faults(bundle, told["files"]),
            *chain_faults(leaves),
            *opening_faults(leaves, json.loads(bundle.read("disclosures.json"))),
        ]


def _bytes_of(coded: str) -> bytes:
    try:
        return base64.b64decode(coded, validate=True)
    except ValueError:
        return b""


def main() -> int:
    """Say what was found."""
    if len(sys.argv) != 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    found = faults(sys.argv[1], sys.argv[2])
    for fault in found:
        sys.stdout.write(f"FAULT {fault}\n")
    sys.stdout.write(f"{len(found)} faults\n" if found else "all holds\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
