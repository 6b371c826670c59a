"""A matter that goes on within a similar one."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from oversight.actions import conflicts, discussion_letters, letters, visits
from oversight.actions.steps import locked_case, move_case
from oversight.models import Case
from oversight.reports import control
from oversight.rules import joining
from oversight.states import CONTROL_FORMS, CaseForm, CaseState

GOING_ON = (CaseState.REGISTERED, CaseState.ANNOUNCED, CaseState.UNDER_WAY)


@transaction.atomic
def join(case: Case, *, into: Case, reason: str, by: Actor, at: datetime) -> Case:
    """End a matter that goes on within another; it stays public and leads there.

    What was found stays with it, and is shown beside the other. The author of the
    other one, and each body that has been told of this one, get a letter.
    """
    case, into = _locked(case, into)
    was_announced = case.announced_at is not None
    move_case(case, "join", at=at)
    conflicts.demand_clear(case, by)
    demand(joining.check_into(_seen(case, into)))
    case.joined_to = into
    case.closed_at = at
    case.closing_reason = reason
    case.save(
        update_fields=[
            "state",
            "updated_at",
            "joined_to",
            "closed_at",
            "closing_reason",
        ]
    )
    said = {"into": into.number, "reason": reason}
    record("case.joined", case, by=by, at=at, said=said)
    record("case.took-in", into, by=by, at=at, said={"number": case.number})
    visits.lapse(case, by=by, at=at)
    announcement = control.announcement_of(case)
    if announcement is not None:
        discussion_letters.called_off(announcement, reason=reason, at=at)
    _tell(case, into, bodies_too=was_announced, at=at)
    return case


def _locked(case: Case, into: Case) -> tuple[Case, Case]:
    """Lock both in one order, so that two that join each other do not wait forever."""
    found = {pk: locked_case(Case(pk=pk)) for pk in sorted({case.pk, into.pk})}
    return found[case.pk], found[into.pk]


def _seen(case: Case, into: Case) -> joining.Into:
    return joining.Into(
        number=into.number or "",
        is_itself=into.pk == case.pk,
        is_of_control=CaseForm(into.form) in CONTROL_FORMS,
        is_going_on=into.state in GOING_ON,
        shares_a_body=into.bodies.filter(pk__in=case.bodies.all()).exists(),
    )


def _tell(case: Case, into: Case, *, bodies_too: bool, at: datetime) -> None:
    readers = [into.initiator] if into.initiator_id != case.initiator_id else []
    if bodies_too:
        readers += case.bodies.all()
    context = {
        "number": case.number,
        "title": case.theme,
        "into": into.number,
        "into_title": into.theme,
        "reason": case.closing_reason,
        "url": f"{settings.PUBLIC_URL}/cases/{into.pk}/",
    }
    for reader in readers:
        about = (case.object_kind, case.pk)
        letters.tell(reader, "case_joined", context=context, about=about, at=at)
