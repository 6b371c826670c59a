"""What happens to an obligation between its opening and its end.

Each act is a line of the ledger; the due day is counted from the lines alone.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.api.errors import Refused
from backend.journal.journal import record
from backend.law.refusal import MoveRefused
from oversight.actions import entries
from oversight.actions.entries import Writing
from oversight.models import Basis, CalendarChange, EntryKind, Obligation
from oversight.rules import ledger as rules
from oversight.rules.ledger import Event, Line
from oversight.states import OBLIGATION_PROCEDURE


class TooEarly(Refused):
    """What is promised lies ahead, and what is registered had been received."""

    status_code = 409
    default_code = "too-early"
    default_detail = _("This day is too early: it lies before what it follows.")


class NotLonger(Refused):
    """An extension ends after the term that it makes longer."""

    status_code = 409
    default_code = "not-longer"
    default_detail = _("The term ends on that day, or later, already.")


class NoTerm(Refused):
    """Where no days are set there is nothing to make longer, and nothing to stop."""

    status_code = 409
    default_code = "no-term"
    default_detail = _("No term runs here: there is nothing to extend or to stop.")


class ReceivedAfterDone(Refused):
    """Nobody answers what has not reached him yet."""

    status_code = 409
    default_code = "received-after-done"
    default_detail = _("It was done before this day: it had been received by then.")


@transaction.atomic
def register(
    obligation: Obligation, *, on: date, by: Actor | None, at: datetime
) -> Obligation:
    """Note that the debtor has entered it in his own register; no term moves.

    Once: raise MoveRefused where it is registered already.
    """
    obligation = entries.locked(obligation, "register")
    if obligation.registered_on is not None:
        raise MoveRefused(OBLIGATION_PROCEDURE, obligation.state, "register")
    if on < obligation.started_on:
        raise TooEarly
    obligation.registered_on = on
    obligation.save(update_fields=["registered_on"])
    writing = Writing("registered", by, at)
    entries.enter(obligation, EntryKind.REGISTERED, on=on, writing=writing)
    _record("obligation.registered", obligation, by=by, at=at)
    return obligation


@transaction.atomic
def promise(
    obligation: Obligation,
    *,
    promised_on: date,
    ground: str,
    by: Actor | None,
    at: datetime,
    paper: str = "",
) -> Obligation:
    """Note by which day the debtor promises to do it.

    The term of a law or a setting stays where it is; a duty that rests on a promise
    alone follows the last one.
    """
    obligation = entries.locked(obligation, "promise")
    on = timezone.localdate(at)
    if promised_on < on:
        raise TooEarly
    facts = {"promised_on": promised_on.isoformat()}
    if obligation.basis == Basis.PROMISE:
        entries.count_again(obligation, Line(Event.PROMISED, on, facts), on=on, at=at)
    else:
        obligation.promised_on = promised_on
        obligation.save(update_fields=["promised_on"])
    writing = Writing(ground, by, at, paper)
    entries.enter(obligation, EntryKind.PROMISED, on=on, writing=writing, facts=facts)
    _record("obligation.promised", obligation, by=by, at=at)
    return obligation


@transaction.atomic
def extend(
    obligation: Obligation,
    *,
    until: date,
    ground: str,
    by: Actor | None,
    at: datetime,
    paper: str = "",
) -> Obligation:
    """Note a longer term: as far as a norm allows it moves the due day.

    What goes beyond the law is kept as what the debtor claims, and silences nothing.
    """
    obligation = entries.locked(obligation, "extend")
    on = timezone.localdate(at)
    if obligation.due_on is None:
        raise NoTerm
    if until <= obligation.due_on:
        raise NotLonger
    norm = rules.extending(obligation.norm)
    facts = {"until": until.isoformat(), "norm": norm.id if norm else ""}
    if norm is not None:
        entries.count_again(obligation, Line(Event.EXTENDED, on, facts), on=on, at=at)
    else:
        obligation.extended_to = until
        obligation.save(update_fields=["extended_to"])
    writing = Writing(ground, by, at, paper)
    entries.enter(obligation, EntryKind.EXTENDED, on=on, writing=writing, facts=facts)
    _record("obligation.extended", obligation, by=by, at=at)
    return obligation


@transaction.atomic
def suspend(
    obligation: Obligation,
    *,
    ground: str,
    by: Actor | None,
    at: datetime,
    paper: str = "",
) -> Obligation:
    """Stop the clock where a norm knows it; without one the line stops nothing.

    Raise MoveRefused where it stands still already.
    """
    obligation = entries.locked(obligation, "suspend")
    if obligation.suspended_on is not None:
        raise MoveRefused(OBLIGATION_PROCEDURE, obligation.state, "suspend")
    if obligation.due_on is None:
        raise NoTerm
    on, is_setting = timezone.localdate(at), obligation.basis == Basis.SETTING
    norm = rules.suspending(obligation.norm, is_setting=is_setting)
    facts = {"norm": norm.id if norm else ""}
    if norm is not None:
        entries.count_again(obligation, Line(Event.SUSPENDED, on, facts), on=on, at=at)
    writing = Writing(ground, by, at, paper)
    entries.enter(obligation, EntryKind.SUSPENDED, on=on, writing=writing, facts=facts)
    _record("obligation.suspended", obligation, by=by, at=at)
    return obligation


@transaction.atomic
def resume(
    obligation: Obligation,
    *,
    ground: str,
    by: Actor | None,
    at: datetime,
    paper: str = "",
) -> Obligation:
    """Let the clock run on: the due day moves by the days it stood still.

    Raise MoveRefused where it runs.
    """
    obligation = entries.locked(obligation, "resume")
    if obligation.suspended_on is None:
        raise MoveRefused(OBLIGATION_PROCEDURE, obligation.state, "resume")
    writing = Writing(ground, by, at, paper)
    resumed(obligation, on=timezone.localdate(at), writing=writing)
    _record("obligation.resumed", obligation, by=by, at=at)
    return obligation


def resumed(obligation: Obligation, *, on: date, writing: Writing) -> None:
    """Write the line of a resumption upon a row that is locked."""
    entries.count_again(obligation, Line(Event.RESUMED, on), on=on, at=writing.at)
    entries.enter(obligation, EntryKind.RESUMED, on=on, writing=writing)


@transaction.atomic
def dispute_receipt(
    obligation: Obligation,
    *,
    claimed_on: date,
    ground: str,
    by: Actor | None,
    at: datetime,
    paper: str = "",
) -> Obligation:
    """Keep another day of receipt that the debtor claims; the due day stays.

    Until it is settled, the term follows the first receipt that was recorded.
    """
    obligation, on = (
        entries.locked(obligation, "dispute-receipt"),
        timezone.localdate(at),
    )
    obligation.claimed_start_on = claimed_on
    obligation.save(update_fields=["claimed_start_on"])
    facts = {"claimed_on": claimed_on.isoformat()}
    writing = Writing(ground, by, at, paper)
    entries.enter(
        obligation, EntryKind.RECEIPT_DISPUTED, on=on, writing=writing, facts=facts
    )
    _record("obligation.receipt-disputed", obligation, by=by, at=at)
    return obligation


@transaction.atomic
def settle_receipt(
    obligation: Obligation,
    *,
    received_on: date,
    ground: str,
    by: Actor | None,
    at: datetime,
    paper: str = "",
) -> Obligation:
    """Count the term from the day of receipt that both sides now go by.

    Also of what is done already: whether it was in time hangs on that day.
    """
    obligation, on = (
        entries.locked(obligation, "settle-receipt"),
        timezone.localdate(at),
    )
    done = obligation.discharged_on
    if done is not None and received_on > done:
        raise ReceivedAfterDone
    facts = {"received_on": received_on.isoformat()}
    settled = Line(Event.DISPUTE_SETTLED, on, facts)
    entries.count_again(obligation, settled, on=on, at=at)
    writing = Writing(ground, by, at, paper)
    entries.enter(
        obligation, EntryKind.DISPUTE_SETTLED, on=on, writing=writing, facts=facts
    )
    _record("obligation.dispute-settled", obligation, by=by, at=at)
    return obligation


@transaction.atomic
def recompute(
    obligation: Obligation,
    *,
    ground: str,
    on: date,
    by: Actor | None,
    at: datetime,
    paper: str = "",
    change: CalendarChange | None = None,
) -> Obligation:
    """Count an open term anew under today's calendar; both counts stay on record.

    Edition, length, unit and direction are those of the first line, also where a
    setting or a body gave the length; what has been discharged or ended is never
    counted again (raises MoveRefused).
    """
    obligation = entries.locked(obligation, "recompute")
    was = obligation.due_on
    if was is None:
        return obligation
    entries.count_again(obligation, on=on, at=at)
    writing = Writing(ground, by, at, paper, change)
    facts = {"was": was.isoformat()}
    entries.enter(obligation, EntryKind.RECOMPUTED, on=on, writing=writing, facts=facts)
    _record("obligation.recomputed", obligation, by=by, at=at)
    return obligation


def _record(
    kind: str, obligation: Obligation, *, by: Actor | None, at: datetime
) -> None:
    public = obligation.is_public
    law = _Counted(obligation) if obligation.norm and obligation.explanation else None
    record(kind, obligation, by=by, at=at, law=law, public=public)


class _Counted:
    """The term as the journal keeps it: the norm, and the calendar it stands by."""

    def __init__(self, obligation: Obligation) -> None:
        self.norm_id: str = obligation.norm
        told: dict[str, Any] = obligation.explanation or {}
        self.calendar_version: str = told["calendar_version"]
