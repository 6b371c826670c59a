"""What a proof tells of each thing: its own fields, as plain values."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import ManyToManyField, Model

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models import (
    Answer,
    Assessment,
    Checklist,
    Inspection,
    Measure,
    Obligation,
    ObligationEntry,
    Participant,
)

# The chain of the journal is told beside; who the people are, by their names alone.
UNTOLD = frozenset({"journal_version", "journal_head"})
# What of a person in a case is not for a proof: what he has declared of himself.
ONLY: Mapping[type[Model], tuple[str, ...]] = {
    Participant: ("id", "case", "name", "capacity", "from_on", "to_on"),
}
# Rows that are told within their thing: they are of no use without it.
WITHIN: Mapping[type[Model], tuple[str, ...]] = {
    Answer: ("versions", "stances"),
    Assessment: ("given",),
    Checklist: ("items",),
    Inspection: ("lines",),
    Measure: ("reports",),
}


def values(thing: Recorded) -> dict[str, Any]:
    """Return a thing with the rows within it, as JSON can carry them."""
    told = {"kind": thing.object_kind, **_fields(thing)}
    for name in WITHIN.get(type(thing), ()):
        told[name] = [_fields(row) for row in getattr(thing, name).all()]
    return told


def rows_within(thing: Recorded) -> list[Model]:
    """Return the thing and the rows that are told within it."""
    found: list[Model] = [thing]
    for name in WITHIN.get(type(thing), ()):
        found += getattr(thing, name).all()
    return found


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
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


def _fields(row: Model) -> dict[str, Any]:
    """Return the fields of one row; files by their digest, people not at all."""
    wanted = ONLY.get(type(row))
    told: dict[str, Any] = {}
    for field in row._meta.get_fields():
        if not field.concrete or field.name in UNTOLD or field.related_model is User:
            continue
        if wanted is not None and field.name not in wanted:
            continue
        if isinstance(field, ManyToManyField):
            told[field.name] = [_named(one) for one in getattr(row, field.name).all()]
        elif field.related_model is File:
            told[field.name] = _named(getattr(row, field.name))
        else:
            told[field.name] = plain(getattr(row, field.attname))
    return told


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


def _named(row: Model | None) -> Any:
    if row is None:
        return None
    return row.sha256 if isinstance(row, File) else plain(row.pk)
