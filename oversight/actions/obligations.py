"""Acts upon obligations: other acts call them, doors do not."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law import norms, term
from backend.law.norm import Norm, Runs
from backend.law.term import Term
from backend.law.unit import Unit
from oversight.actions import letters
from oversight.models import (
    Basis,
    EntryKind,
    Obligation,
    ObligationEntry,
    ObligationKind,
    Subject,
)
from oversight.states import OBLIGATION_PROCEDURE, ObligationState

SWEPT_AT_ONCE = 500


@transaction.atomic
def open(  # noqa: A001
    *,
    kind: ObligationKind,
    debtor: Organization,
    creditor: Organization | None,
    norm: Norm[Any] | None,
    term: Term | None,
    started_on: date,
    started_by: str,
    subject: Subject,
    is_public: bool,
    by: Actor | None,
    at: datetime,
    basis: Basis = Basis.LAW,
    lapses: bool = False,
) -> Obligation:
    """Write down that something is owed from this day; `term` None: no days are set."""
    obligation = Obligation.objects.create(
        kind=kind,
        basis=basis,
        debtor=debtor,
        creditor=creditor,
        norm=norm.id if norm else "",
        edition=term.edition if term else None,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_number=subject.number,
        subject_title=subject.title[:300],
        started_by=started_by,
        started_on=started_on,
        due_on=term.due_on if term else None,
        explanation=term.as_json() if term else None,
        lapses=lapses,
        is_public=is_public,
    )
    _enter(obligation, EntryKind.OPENED, on=started_on, ground=started_by, by=by, at=at)
    record("obligation.opened", obligation, by=by, at=at, law=term, public=is_public)
    return obligation


@transaction.atomic
def discharge(
    obligation: Obligation, *, on: date, by: Actor | None, at: datetime
) -> Obligation:
    """Note that what was owed has been done on this legal day."""
    obligation = _moved(obligation, "discharge")
    obligation.discharged_on = on
    obligation.save(update_fields=["state", "discharged_on"])
    _enter(obligation, EntryKind.DISCHARGED, on=on, ground="done", by=by, at=at)
    public = obligation.is_public
    record("obligation.discharged", obligation, by=by, at=at, public=public)
    return obligation


@transaction.atomic
def publish(obligation: Obligation, *, by: Actor | None, at: datetime) -> Obligation:
    """Show a duty to everybody: what it is about has become public."""
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    obligation.is_public = True
    obligation.save(update_fields=["is_public"])
    record("obligation.published", obligation, by=by, at=at)
    return obligation


@transaction.atomic
def end(
    obligation: Obligation, *, ground: str, on: date, by: Actor | None, at: datetime
) -> Obligation:
    """Note that nothing is owed any more, though it was not done."""
    obligation = _moved(obligation, "end")
    obligation.save(update_fields=["state"])
    _enter(obligation, EntryKind.ENDED, on=on, ground=ground, by=by, at=at)
    public = obligation.is_public
    record("obligation.ended", obligation, by=by, at=at, public=public)
    return obligation


@transaction.atomic
def recompute(
    obligation: Obligation, *, ground: str, on: date, by: Actor, at: datetime
) -> Obligation:
    """Count an open term anew under today's calendar; both counts stay on record.

    Edition, length, unit and direction are those of the stored term, also where a
    setting or a body gave the length; what has been discharged or ended is never
    counted again (raises MoveRefused).
    """
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    OBLIGATION_PROCEDURE.target(obligation.state, "discharge")
    if obligation.due_on is None or obligation.explanation is None:
        return obligation
    counted = _recounted(
        obligation.explanation, due_on=obligation.due_on, norm=obligation.norm
    )
    obligation.due_on = counted.due_on
    obligation.explanation = counted.as_json()
    obligation.save(update_fields=["due_on", "explanation"])
    _enter(obligation, EntryKind.RECOMPUTED, on=on, ground=ground, by=by, at=at)
    public = obligation.is_public
    record(
        "obligation.recomputed", obligation, by=by, at=at, law=counted, public=public
    )
    return obligation


def note_overdue(*, on: date, at: datetime) -> int:
    """Record once each obligation that became overdue, and tell both sides.

    In batches, each its own transaction: a run that is cut off goes on where it
    stopped, and a second run finds nothing left to note.
    """
    noted = 0
    while batch := _note_batch(on=on, at=at):
        noted += batch
    return noted


@transaction.atomic
def _note_batch(*, on: date, at: datetime) -> int:
    late = list(
        Obligation.objects.overdue(on)
        .filter(overdue_noted_on=None)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("debtor", "creditor")
        .order_by("due_on", "id")[:SWEPT_AT_ONCE]
    )
    for obligation in late:
        obligation.overdue_noted_on = on
        obligation.save(update_fields=["overdue_noted_on"])
        public = obligation.is_public
        record("obligation.overdue", obligation, by=None, at=at, public=public)
        letters.tell_of_lateness(obligation, at=at)
    return len(late)


def _recounted(told: Mapping[str, Any], *, due_on: date, norm: str) -> Term:
    """Return a stored term as today's calendar has it.

    What ends on a day that we read into the norm stays there.
    """
    of, calendar = norms.get(norm), calendars.current()
    start = date.fromisoformat(told["started_on"])
    edition = date.fromisoformat(told["edition"]) if told["edition"] else start
    value, unit = told["value"], Unit(told["unit"])
    match Runs(told.get("runs", Runs.AFTER)):
        case Runs.BY:
            return term.by(of, day=due_on, start=start, calendar=calendar)
        case Runs.BEFORE:
            return term.latest(
                of, before=start, on=edition, value=value, unit=unit, calendar=calendar
            )
        case Runs.AFTER:
            return term.due(
                of, start=start, on=edition, value=value, unit=unit, calendar=calendar
            )


def _moved(obligation: Obligation, act: str) -> Obligation:
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    target = OBLIGATION_PROCEDURE.target(obligation.state, act)
    obligation.state = ObligationState(target)
    return obligation


def _enter(
    obligation: Obligation,
    kind: EntryKind,
    *,
    on: date,
    ground: str,
    by: Actor | None,
    at: datetime,
) -> None:
    ObligationEntry.objects.create(
        obligation=obligation,
        kind=kind,
        on=on,
        at=at,
        ground=ground,
        by=by.user if by else None,
        by_role=by.role if by else "system",
        due_on=obligation.due_on,
        explanation=obligation.explanation,
    )
