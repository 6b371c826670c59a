"""Acts upon cases, from the first word to the end of the control."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law.norms import public_control
from backend.law.refusal import demand
from oversight.actions import (
    conflicts,
    discussion_letters,
    groups,
    letters,
    numbers,
    obligations,
    participants,
    visits,
)
from oversight.actions.steps import locked_case, move_case
from oversight.models import Case, ObligationKind, Subject
from oversight.reports import control
from oversight.rules import deadlines
from oversight.rules.numbers import CASE
from oversight.states import ObligationState


@transaction.atomic
def register(case: Case, *, by: Actor, at: datetime) -> Case:
    """Give the case its number, once all who take part may do so."""
    case = locked_case(case)
    move_case(case, "register", at=at)
    demand(participants.check_people(case, on=timezone.localdate(at)))
    case.registered_at = at
    case.number = numbers.next_number(CASE, year=timezone.localdate(at).year)
    case.save(update_fields=["state", "updated_at", "registered_at", "number"])
    record("case.registered", case, by=by, at=at, said={"theme": case.theme})
    return case


@transaction.atomic
def announce(case: Case, *, by: Actor, at: datetime) -> Case:
    """Tell each addressed body that control is being exercised."""
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    move_case(case, "announce", at=at)
    demand(groups.check_protocol_sent(case))
    demand(control.check_announcing(case, on=timezone.localdate(at)))
    case.announced_at = at
    case.save(update_fields=["state", "updated_at", "announced_at"])
    record("case.announced", case, by=by, at=at)
    for body in case.bodies.all():
        letters.tell(
            body,
            "case_announced",
            context=letter_context(case),
            about=(case.object_kind, case.pk),
            at=at,
        )
    return case


@transaction.atomic
def begin(case: Case, *, by: Actor, at: datetime) -> Case:
    """Start the observation; from now on findings are logged."""
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    move_case(case, "begin", at=at)
    demand(control.check_beginning(case, on=timezone.localdate(at)))
    case.started_on = timezone.localdate(at)
    case.save(update_fields=["state", "updated_at", "started_on"])
    record("case.begun", case, by=by, at=at)
    return case


@transaction.atomic
def complete(case: Case, *, by: Actor, at: datetime) -> Case:
    """End the control; the final document is owed from this day on."""
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    move_case(case, "complete", at=at)
    demand(control.check_completing(case, on=timezone.localdate(at)))
    case.completed_on = timezone.localdate(at)
    counted = deadlines.send_final_document(
        completed_on=case.completed_on, calendar=calendars.current()
    )
    case.send_obligation = obligations.open(
        kind=ObligationKind.SEND_FINAL_DOCUMENT,
        debtor=case.initiator,
        creditor=None,
        norm=public_control.FINAL_DOCUMENT_SENT,
        term=counted,
        started_on=case.completed_on,
        started_by="completion",
        subject=Subject(case.object_kind, case.pk, case.number or "", case.theme),
        is_public=True,
        by=by,
        at=at,
    )
    case.save(update_fields=["state", "updated_at", "completed_on", "send_obligation"])
    record("case.completed", case, by=by, at=at)
    visits.lapse(case, by=by, at=at)
    return case


@transaction.atomic
def withdraw(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """Give the matter up, with a reason; it stays public."""
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    move_case(case, "withdraw", at=at)
    case.closed_at = at
    case.closing_reason = reason
    case.save(update_fields=["state", "updated_at", "closed_at", "closing_reason"])
    owed = case.send_obligation
    if owed and owed.state == ObligationState.OPEN:
        today = timezone.localdate(at)
        obligations.end(owed, ground="withdrawn", on=today, by=by, at=at)
    record("case.withdrawn", case, by=by, at=at, said={"reason": reason})
    visits.lapse(case, by=by, at=at)
    announcement = control.announcement_of(case)
    if announcement is not None and case.completed_on is None:
        discussion_letters.called_off(announcement, reason=reason, at=at)
    return case


@transaction.atomic
def mark_as_demonstration(case: Case, *, source: str, by: Actor, at: datetime) -> Case:
    """Say that the matter is told for show; `source` is the real event behind it."""
    case = locked_case(case)
    case.is_demonstration = True
    case.source = source
    case.save(update_fields=["is_demonstration", "source"])
    public = case.is_public
    record("case.marked-as-demonstration", case, by=by, at=at, public=public)
    return case


def letter_context(case: Case) -> dict[str, str]:
    """Return what every letter about a case says of it."""
    return {
        "number": case.number or "",
        "title": case.theme,
        "initiator": case.initiator.name_kk,
        "url": f"{settings.PUBLIC_URL}/cases/{case.pk}/",
    }
