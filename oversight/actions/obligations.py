"""Acts upon obligations: other acts call them; of doors only those of the debtor.

What begins and ends a duty stands here, what happens between in `ledger`; all of it
is called by the name of this module.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law.norm import Norm
from backend.law.refusal import demand
from backend.law.term import Term
from oversight.actions import entries
from oversight.actions.entries import Writing
from oversight.actions.lateness import note_overdue
from oversight.actions.ledger import (
    dispute_receipt,
    extend,
    promise,
    recompute,
    register,
    resume,
    resumed,
    settle_receipt,
    suspend,
)
from oversight.models import (
    Basis,
    EntryKind,
    Obligation,
    ObligationKind,
    Subject,
)
from oversight.rules import ledger
from oversight.rules.ledger import Event, Line

__all__ = [
    "discharge",
    "dispute_receipt",
    "end",
    "extend",
    "note_overdue",
    "open",
    "open_promise",
    "promise",
    "publish",
    "recompute",
    "register",
    "resume",
    "settle_receipt",
    "suspend",
]


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
    follows: Obligation | None = None,
) -> Obligation:
    """Write down that something is owed from this day; `term` None: no days are set.

    `follows` is the duty that this one takes over from, where it was redirected.
    """
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
        follows=follows,
        is_public=is_public,
    )
    facts = ledger.opening(term) if term else {}
    writing = Writing(started_by, by, at)
    entries.enter(
        obligation, EntryKind.OPENED, on=started_on, writing=writing, facts=facts
    )
    record("obligation.opened", obligation, by=by, at=at, law=term, public=is_public)
    return obligation


@transaction.atomic
def open_promise(
    *,
    kind: ObligationKind,
    debtor: Organization,
    creditor: Organization | None,
    promised_on: date,
    started_on: date,
    started_by: str,
    subject: Subject,
    is_public: bool,
    by: Actor | None,
    at: datetime,
) -> Obligation:
    """Write down what the debtor has promised, due on the day he set himself."""
    facts = {"promised_on": promised_on.isoformat()}
    opened = Line(Event.OPENED, started_on, facts)
    told = ledger.stand([opened], calendar=calendars.current()).as_json()
    obligation = Obligation.objects.create(
        kind=kind,
        basis=Basis.PROMISE,
        debtor=debtor,
        creditor=creditor,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_number=subject.number,
        subject_title=subject.title[:300],
        started_by=started_by,
        started_on=started_on,
        due_on=promised_on,
        promised_on=promised_on,
        explanation=told,
        is_public=is_public,
    )
    writing = Writing(started_by, by, at)
    entries.enter(
        obligation, EntryKind.OPENED, on=started_on, writing=writing, facts=facts
    )
    record("obligation.opened", obligation, by=by, at=at, public=is_public)
    return obligation


@transaction.atomic
def discharge(
    obligation: Obligation, *, on: date, by: Actor | None, at: datetime
) -> Obligation:
    """Note that what was owed has been done on this legal day.

    A clock that stands still runs on with it: nothing done meanwhile is late. Nothing
    is done before it was owed (raises RuleBroken).
    """
    obligation = entries.locked(obligation, "discharge")
    demand(ledger.check_done(done_on=on, started_on=obligation.started_on))
    writing = Writing("done", by, at)
    if obligation.suspended_on is not None:
        resumed(obligation, on=on, writing=writing)
    obligation.discharged_on = on
    obligation.save(update_fields=["state", "discharged_on"])
    entries.enter(obligation, EntryKind.DISCHARGED, on=on, writing=writing)
    entries.hold_letters(obligation, at=at)
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
    obligation = entries.locked(obligation, "end")
    obligation.save(update_fields=["state"])
    writing = Writing(ground, by, at)
    entries.enter(obligation, EntryKind.ENDED, on=on, writing=writing)
    entries.hold_letters(obligation, at=at)
    public = obligation.is_public
    record("obligation.ended", obligation, by=by, at=at, public=public)
    return obligation
