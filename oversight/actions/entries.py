"""The lines of a ledger: written by every act upon an obligation, and read again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.law.calendar import WorkingCalendar
from backend.notices import outbox
from oversight.actions import reminder_letters
from oversight.models import CalendarChange, EntryKind, Obligation, ObligationEntry
from oversight.rules import ledger
from oversight.rules.ledger import Event, Line, Standing
from oversight.states import OBLIGATION_PROCEDURE, ObligationState

COUNTED = [
    "started_on",
    "due_on",
    "explanation",
    "promised_on",
    "extended_to",
    "suspended_on",
    "claimed_start_on",
    "overdue_noted_on",
]


@dataclass(frozen=True)
class Writing:
    """Who writes a line, when, on what ground, by which paper or change of days."""

    ground: str
    by: Actor | None
    at: datetime
    paper: str = ""
    change: CalendarChange | None = None


def locked(obligation: Obligation, act: str) -> Obligation:
    """Return the obligation under a lock, moved by the act; raise MoveRefused."""
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    target = OBLIGATION_PROCEDURE.target(obligation.state, act)
    obligation.state = ObligationState(target)
    return obligation


def enter(
    obligation: Obligation,
    kind: EntryKind,
    *,
    on: date,
    writing: Writing,
    facts: Mapping[str, Any] | None = None,
) -> ObligationEntry:
    """Write the next line of the ledger; it keeps the due day as it stands then."""
    by = writing.by
    return ObligationEntry.objects.create(
        obligation=obligation,
        kind=kind,
        on=on,
        at=writing.at,
        ground=writing.ground[:500],
        paper=writing.paper[:500],
        by=by.user if by else None,
        by_role=by.role if by else "system",
        facts=dict(facts or {}),
        change=writing.change,
        due_on=obligation.due_on,
        explanation=obligation.explanation,
    )


def lines_of(entries: Iterable[ObligationEntry]) -> list[Line]:
    """Return the lines as the rule reads them, in the order of writing.

    A first line from before lines kept their facts has them in its explanation.
    """
    return [
        Line(
            Event(entry.kind),
            entry.on,
            entry.facts
            or (
                ledger.opening_of(entry.explanation)
                if entry.kind == EntryKind.OPENED and entry.explanation
                else {}
            ),
        )
        for entry in sorted(entries, key=lambda entry: entry.pk)
    ]


def standing(
    obligation: Obligation, *, calendar: WorkingCalendar, also: Iterable[Line] = ()
) -> Standing:
    """Return how the clock stands by the ledger, with lines still to be written."""
    lines = [*lines_of(obligation.entries.all()), *also]
    return ledger.stand(lines, calendar=calendar)


def count_again(
    obligation: Obligation, *also: Line, on: date, at: datetime
) -> Standing:
    """Set the due day and its explanation by the ledger and today's calendar.

    What lies ahead again after it was noted as overdue will be noted anew; letters
    about another day that have not gone yet do not go.
    """
    before = obligation.due_on
    now = standing(obligation, calendar=calendars.current(), also=also)
    obligation.started_on = now.started_on
    obligation.due_on, obligation.explanation = now.due_on, now.as_json()
    obligation.promised_on = now.promised_on
    obligation.extended_to = now.claimed_to
    obligation.suspended_on = now.suspended_on
    obligation.claimed_start_on = now.claimed_start_on
    if now.due_on is None or now.due_on >= on or now.suspended_on is not None:
        obligation.overdue_noted_on = None
    obligation.save(update_fields=COUNTED)
    if obligation.due_on != before:
        hold_letters(obligation, at=at)
    return now


def hold_letters(obligation: Obligation, *, at: datetime) -> None:
    """Take back reminders that still wait for their hour: they ask for what is done."""
    about = (obligation.object_kind, obligation.pk)
    outbox.take_back(about=about, templates=reminder_letters.ALL, at=at)
