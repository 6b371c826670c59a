"""Acts upon those who come to a discussion: registered, arrived, withdrawn."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import MoveRefused
from oversight.actions import conflicts, discussion_letters
from oversight.actions.steps import locked_case
from oversight.models import Attendee, Case
from oversight.reports import control
from oversight.states import CaseForm, CaseState

AWAITED = (CaseState.ANNOUNCED, CaseState.UNDER_WAY)


@transaction.atomic
def register(
    case: Case, *, organization: str, is_remote: bool, by: Actor, at: datetime
) -> Attendee:
    """Register oneself for a discussion; once, until one withdraws."""
    case = demand_awaited(case, "register-attendee")
    attendee = Attendee(case=case, user=by.user, name=by.user.name)
    return _entered(
        attendee, organization=organization, is_remote=is_remote, by=by, at=at
    )


@transaction.atomic
def enter(
    case: Case,
    *,
    name: str,
    organization: str,
    is_remote: bool,
    by: Actor,
    at: datetime,
) -> Attendee:
    """Register, as the side that holds it, somebody who has come or written."""
    case = demand_awaited(case, "register-attendee")
    conflicts.demand_clear(case, by)
    attendee = Attendee(case=case, name=name)
    return _entered(
        attendee, organization=organization, is_remote=is_remote, by=by, at=at
    )


@transaction.atomic
def arrive(attendee: Attendee, *, by: Actor, at: datetime) -> Attendee:
    """Note that a registered person is there; he is counted in the protocol."""
    case = locked_case(attendee.case)
    conflicts.demand_clear(case, by)
    attendee = Attendee.objects.select_for_update().get(pk=attendee.pk)
    if case.state != CaseState.UNDER_WAY or attendee.withdrawn_at is not None:
        raise MoveRefused(case.procedure, case.state, "arrive")
    attendee.arrived_at = attendee.arrived_at or at
    attendee.save(update_fields=["arrived_at"])
    record("attendee.arrived", attendee, by=by, at=at)
    return attendee


@transaction.atomic
def withdraw(attendee: Attendee, *, by: Actor, at: datetime) -> Attendee:
    """Stay away after all; whoever is already there cannot."""
    case = demand_awaited(attendee.case, "withdraw")
    attendee = Attendee.objects.select_for_update().get(pk=attendee.pk)
    if attendee.arrived_at is not None or attendee.withdrawn_at is not None:
        raise MoveRefused(case.procedure, case.state, "withdraw")
    attendee.withdrawn_at = at
    attendee.save(update_fields=["withdrawn_at"])
    record("attendee.withdrawn", attendee, by=by, at=at)
    return attendee


def demand_awaited(case: Case, act: str) -> Case:
    """Return the locked case of a discussion that people may still come to."""
    case = locked_case(case)
    if case.form != CaseForm.DISCUSSION or case.state not in AWAITED:
        raise MoveRefused(case.procedure, case.state, act)
    return case


def _entered(
    attendee: Attendee, *, organization: str, is_remote: bool, by: Actor, at: datetime
) -> Attendee:
    attendee.organization, attendee.is_remote = organization, is_remote
    attendee.registered_at = at
    attendee.save()
    record("attendee.registered", attendee, by=by, at=at)
    announcement = control.announcement_of(attendee.case)
    if announcement is not None:
        discussion_letters.registered(attendee, announcement, at=at)
    return attendee
