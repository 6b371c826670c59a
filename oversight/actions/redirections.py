"""A recommendation that its body passes on to another: one duty ends, one begins."""

from datetime import datetime

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from oversight.actions import conflicts, deliveries, obligations
from oversight.models import Recommendation
from oversight.states import ObligationState, RecommendationState


def pass_on(
    recommendation: Recommendation, to: Organization, *, by: Actor, at: datetime
) -> Recommendation:
    """Put the same line before another body; its term runs from its own receipt.

    A body with an officer or head here has it in its inbox at once; for any other the
    author records the delivery, as he does with a document.
    """
    owed, on = recommendation.answer_obligation, timezone.localdate(at)
    if owed and owed.state == ObligationState.OPEN:
        obligations.end(owed, ground="redirected", on=on, by=by, at=at)
    line = Recommendation.objects.create(
        case=recommendation.case,
        document=recommendation.document,
        line=recommendation.line,
        body=to,
        text=recommendation.text,
        second_text=recommendation.second_text,
        power=recommendation.power,
        redirected_from=recommendation,
        state=RecommendationState.SENT,
        sent_at=at,
        updated_at=at,
    )
    record("recommendation.passed-on", line, by=by, at=at)
    recommendation.case.bodies.add(to)
    conflicts.ask_again(recommendation.case, body=to, by=by, at=at)
    deliveries.deliver(recommendation.document, to, passed_on=line, on=on, by=by, at=at)
    return line
