"""An object of control that comes in while a matter goes on."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import cases, conflicts, letters
from oversight.actions.steps import locked_case
from oversight.models import Case
from oversight.rules import objects
from oversight.states import CaseState

OPEN = (CaseState.REGISTERED, CaseState.ANNOUNCED, CaseState.UNDER_WAY)


@transaction.atomic
def add(
    case: Case,
    *,
    body: Organization,
    by: Actor,
    at: datetime,
    fund_ground: str = "",
) -> Case:
    """Address one more body, and ask everybody about it; a draft is amended instead.

    Where the control has been announced, the body is told at once.
    """
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    if case.state not in OPEN:
        raise MoveRefused(case.procedure, case.state, "add-object")
    is_known = case.bodies.filter(pk=body.pk).exists()
    ground = fund_ground or case.fund_ground
    demand(
        [
            *objects.check_new(name=body.name, is_known=is_known),
            *objects.check_object(
                name=body.name,
                is_body=body.is_body,
                is_regime_object=body.is_regime_object,
                is_of_wealth_fund=body.is_of_wealth_fund,
                fund_ground=ground,
            ),
        ]
    )
    case.bodies.add(body)
    case.updated_at = at
    if body.is_of_wealth_fund:
        case.fund_ground = ground
    case.save(update_fields=["updated_at", "fund_ground"])
    record("case.object-added", case, by=by, at=at, said={"body": str(body.pk)})
    conflicts.ask_again(case, body=body, by=by, at=at)
    if case.announced_at is not None:
        letters.tell(
            body,
            "case_announced",
            context=cases.letter_context(case),
            about=(case.object_kind, case.pk),
            at=at,
        )
    return case
