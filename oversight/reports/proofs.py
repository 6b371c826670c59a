"""The proof bundle of a matter: one archive that can be checked without this server.

It holds what its reader may see, and nothing else: things with their values, terms
with their ledgers, entries of the journal as they were stored, the files, a manifest
with the digest of each part, and the server's signature under the manifest.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage
from django.db.models import ManyToManyField, Model
from django.template.loader import render_to_string
from django.utils import timezone, translation

from backend.accounts.models import User
from backend.files.models import File
from backend.journal import check_proof, signing
from backend.journal.models import Disclosure, Entry, Recorded
from oversight.models import Case, Obligation
from oversight.reports import belongings, told
from oversight.reports.happenings import words_of

PURPOSE = "kenes/proof-bundle/v1"
LANGUAGES = ("kk", "ru", "en")
STYLE = Path(__file__).resolve().parent.parent / "templates/oversight/proof/style.css"
IN_MEMORY = 8_000_000  # bytes of a bundle before it goes to a file of its own
# Who acted is opened by the journal alone, to those who look after it.
NEVER_OPENED = ("by",)


@dataclass(frozen=True)
class Matter:
    """Everything that a bundle is made from."""

    case: Case
    things: list[Recorded]
    owed: list[Obligation]
    entries: list[Entry]
    disclosures: list[Disclosure]
    files: list[File]


class Parcel:
    """An archive in the making, which keeps the digest of each part."""

    def __init__(self, at: datetime) -> None:
        """Open an empty archive; all its parts bear the moment of its making."""
        spool = tempfile.SpooledTemporaryFile
        self.content: IO[bytes] = spool(max_size=IN_MEMORY)
        self._zip = zipfile.ZipFile(self.content, "w", zipfile.ZIP_DEFLATED)
        self._date = at.astimezone(UTC).timetuple()[:6]
        self.parts: list[dict[str, Any]] = []

    def add(self, path: str, source: IO[bytes]) -> None:
        """Put one part in, piece by piece."""
        digest, size = hashlib.sha256(), 0
        about = zipfile.ZipInfo(path, self._date)
        about.compress_type = zipfile.ZIP_DEFLATED
        with self._zip.open(about, "w") as part:
            while piece := source.read(1 << 20):
                digest.update(piece)
                size += len(piece)
                part.write(piece)
        entry = {"path": path, "size": size, "sha256": digest.hexdigest()}
        self.parts.append(entry)

    def add_text(self, path: str, text: str) -> None:
        """Put a text in."""
        self.add(path, io.BytesIO(text.encode()))

    def add_json(self, path: str, value: Any) -> None:
        """Put a value in, as people can read it."""
        self.add_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")

    def closed(self) -> IO[bytes]:
        """Finish the archive and return it, ready to be read from its beginning."""
        self._zip.close()
        self.content.seek(0)
        return self.content


def bundle(case: Case, *, user: User | AnonymousUser, at: datetime) -> IO[bytes]:
    """Return the archive of all that the user may see of the case."""
    matter = _gathered(case, user=user)
    parcel = Parcel(at)
    for language in LANGUAGES:
        with translation.override(language):
            parcel.add_text(f"index.{language}.html", _page(matter, at=at))
    parcel.add_text("style.css", STYLE.read_text())
    parcel.add_json("things.json", [told.values(thing) for thing in matter.things])
    parcel.add_json("terms.json", [told.ledger(owed) for owed in matter.owed])
    for entry in matter.entries:
        path = f"journal/{entry.object_kind}-{entry.object_id}/{entry.version:05d}.json"
        parcel.add(path, io.BytesIO(bytes(entry.leaf)))
    parcel.add_json("disclosures.json", [_opened(one) for one in matter.disclosures])
    for file in matter.files:
        with default_storage.open(file.path) as source:
            parcel.add(f"files/{file.sha256[:16]}-{_safe(file.name)}", source)
    parcel.add_text("check_proof.py", Path(check_proof.__file__).read_text())
    _sign(parcel, case, at=at)
    return parcel.closed()


def name_of(case: Case) -> str:
    """Return how the archive is called: by the number of its case."""
    return f"kenes-{(case.number or str(case.pk)).replace('/', '-')}.zip"


def _gathered(case: Case, *, user: User | AnonymousUser) -> Matter:
    things = belongings.of(case, user=user)
    owed = belongings.owed_about(things, user=user)
    whole = [*things, *owed]
    # Entries of what is not public name their object by commitment alone: they are
    # of use to those whose matter it is, and to nobody else.
    entries = Entry.objects.filter(object_id__in=[thing.pk for thing in whole])
    if not _is_own(case, user):
        entries = entries.filter(is_public=True)
    found = list(entries.order_by("at", "id"))
    return Matter(
        case=case,
        things=things,
        owed=owed,
        entries=found,
        disclosures=list(
            Disclosure.objects.filter(entry__in=found)
            .exclude(field__in=NEVER_OPENED)
            .order_by("entry__at", "id")
        ),
        files=_files(things, user=user),
    )


def _is_own(case: Case, user: User | AnonymousUser) -> bool:
    if not user.is_authenticated:
        return False
    held = user.held_offices()
    return held.filter(organization_id=case.initiator_id).exists()


def _files(things: Iterable[Recorded], *, user: User | AnonymousUser) -> list[File]:
    """Return the files that things name and the user may see, each once."""
    named: set[Any] = set()
    for thing in things:
        for row in told.rows_within(thing):
            named |= _named_by(row)
    return list(
        File.objects.visible_to(user).filter(pk__in=named - {None}).order_by("id")
    )


def _named_by(row: Model) -> set[Any]:
    named: set[Any] = set()
    for field in row._meta.get_fields():
        if not field.concrete or field.related_model is not File:
            continue
        if isinstance(field, ManyToManyField):
            named |= set(getattr(row, field.name).values_list("pk", flat=True))
        else:
            named.add(getattr(row, field.attname))
    return named


def _page(matter: Matter, *, at: datetime) -> str:
    context = {
        "matter": matter,
        "history": [_told(entry) for entry in matter.entries],
        "made_at": timezone.localtime(at),
        "vkey": signing.vkey(),
        "language": translation.get_language(),
    }
    return render_to_string("oversight/proof/index.html", context)


def _told(entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.at,
        "what": words_of(entry.kind),
        "role": entry.content.get("role", "–"),
        "hash": bytes(entry.leaf_hash).hex(),
    }


def _opened(one: Disclosure) -> dict[str, Any]:
    return {
        "entry": str(one.entry_id),
        "field": one.field,
        "salt": bytes(one.salt).hex(),
        "value": one.value,
    }


def _sign(parcel: Parcel, case: Case, *, at: datetime) -> None:
    manifest = {
        "purpose": PURPOSE,
        "case": {"id": str(case.pk), "number": case.number},
        "origin": signing.origin(),
        "vkey": signing.vkey(),
        "made_at": at.astimezone(UTC).isoformat(),
        "files": list(parcel.parts),
    }
    parcel.add_json(check_proof.MANIFEST, manifest)
    digest = parcel.parts[-1]["sha256"]
    text = f"{PURPOSE}\n{case.number or case.pk}\n{manifest['made_at']}\n{digest}\n"
    parcel.add_text(check_proof.NOTE, signing.signed(text))


def _safe(name: str) -> str:
    """Return a name that is one file in one folder, whatever it was."""
    return "".join(c if c.isalnum() or c in ".-_ " else "_" for c in name)[-80:]
