"""What a proof tells of each thing: its own fields, as plain values."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import FileField, ManyToManyField

from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models import (
    Obligation,
    ObligationEntry,
    Participant,
)

# What is never told, though it is a field: who wrote a draft is the body's own matter,
# the chain of the journal is told beside.
UNTOLD = frozenset({"journal_version", "journal_head", "prepared_by"})
# Nouns of which a stranger learns no more than what stands here.
ONLY: Mapping[type[Recorded], tuple[str, ...]] = {
    Participant: ("id", "case", "name"),
}


def values(thing: Recorded) -> dict[str, Any]:
    """Return the fields of one thing as JSON can carry them; files by their digest."""
    wanted = ONLY.get(type(thing))
    told: dict[str, Any] = {"kind": thing.object_kind}
    for field in thing._meta.get_fields():
        if not field.concrete or field.name in UNTOLD:
            continue
        if wanted is not None and field.name not in wanted:
            continue
        if isinstance(field, ManyToManyField):
            told[field.name] = [_named(row) for row in getattr(thing, field.name).all()]
        elif field.is_relation:
            told[field.name] = plain(getattr(thing, field.attname))
        elif not isinstance(field, FileField):
            told[field.name] = plain(getattr(thing, field.name))
    return told


def ledger(owed: Obligation) -> dict[str, Any]:
    """Return a duty with every line of its ledger, in order."""
    return {
        **values(owed),
        "debtor_name": str(owed.debtor),
        "creditor_name": str(owed.creditor) if owed.creditor else None,
        "entries": [_line(entry) for entry in owed.entries.all()],
    }


def plain(value: Any) -> Any:
    """Return a value as JSON has it: days and moments in ISO, ids as text."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _line(entry: ObligationEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "on": plain(entry.on),
        "at": plain(entry.at),
        "ground": entry.ground,
        "paper": entry.paper,
        "role": entry.by_role,
        "facts": entry.facts,
        "due_on": plain(entry.due_on),
        "explanation": entry.explanation,
    }


def _named(row: Any) -> Any:
    return row.sha256 if isinstance(row, File) else plain(row.pk)
