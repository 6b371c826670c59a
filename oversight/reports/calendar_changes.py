"""Which terms a change of the calendar moves, or has moved: old day and new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser

from backend.accounts.models import User
from oversight.actions import calendar_changes
from oversight.models import CalendarChange, Obligation, ObligationEntry
from oversight.states import CalendarChangeState


@dataclass(frozen=True)
class Row:
    """One term: what is owed, until when before, until when now."""

    obligation: Obligation
    was: date
    due_on: date


@dataclass(frozen=True)
class Effect:
    """What a change does, or did: the counts, the digest, the rows shown."""

    counted: int
    moved: int
    digest: str
    rows: list[Row]

    @property
    def hidden(self) -> int:
        """Return how many moved terms are not among the rows."""
        return self.moved - len(self.rows)


def effect(
    change: CalendarChange, user: User | AnonymousUser, *, most: int
) -> Effect | None:
    """Return what the change would move, or has moved; None for a discarded one.

    A change that is still proposed is counted anew each time. Of an applied one a
    visitor is shown the terms that he may see anyway.
    """
    match CalendarChangeState(change.state):
        case CalendarChangeState.PROPOSED:
            found = calendar_changes.preview(change)
            rows = [
                Row(shift.obligation, shift.was, shift.due_on)
                for shift in found.shifts[:most]
            ]
            return Effect(found.counted, len(found.shifts), found.digest, rows)
        case CalendarChangeState.APPLIED:
            rows = list(_applied(change, user, most=most))
            return Effect(change.counted or 0, change.moved or 0, change.digest, rows)
        case CalendarChangeState.DISCARDED:
            return None


def _applied(change: CalendarChange, user: Any, *, most: int) -> Iterator[Row]:
    seen = Obligation.objects.visible_to(user)
    entries = (
        ObligationEntry.objects.filter(change=change, obligation__in=seen)
        .select_related("obligation__debtor", "obligation__creditor")
        .order_by("due_on", "id")[:most]
    )
    for entry in entries:
        if entry.due_on is not None:
            was = date.fromisoformat(entry.facts["was"])
            yield Row(entry.obligation, was, entry.due_on)
