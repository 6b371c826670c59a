"""The end of a case."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from oversight.actions.answers import UNANSWERED
from oversight.actions.steps import locked_case, move_case
from oversight.models import Case, Recommendation
from oversight.rules import documents


@transaction.atomic
def close(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """End the case for good; what is still owed stays owed, and late."""
    case = locked_case(case)
    move_case(case, "close", at=at)
    unanswered = Recommendation.objects.filter(case=case, state__in=UNANSWERED)
    late = unanswered.overdue(timezone.localdate(at))
    demand(
        documents.may_close(
            unanswered=unanswered.count(), overdue=late.count(), reason=reason
        )
    )
    case.closed_at = at
    case.closing_reason = reason
    case.save(update_fields=["state", "updated_at", "closed_at", "closing_reason"])
    record("case.closed", case, by=by, at=at, said={"reason": reason})
    return case
