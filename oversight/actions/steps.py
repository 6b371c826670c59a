"""The two first steps of every act: lock the row, and move its state."""

from datetime import datetime

from oversight.models import Case, Recommendation
from oversight.states import (
    RECOMMENDATION_PROCEDURE,
    CaseState,
    RecommendationState,
)


def locked_case(case: Case) -> Case:
    """Return the case as it is now, locked until the transaction ends."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("initiator")
        .get(pk=case.pk)
    )


def move_case(case: Case, act: str, *, at: datetime) -> None:
    """Set the state that the act leads to; raise MoveRefused if to none."""
    case.state = CaseState(case.procedure.target(case.state, act))
    case.updated_at = at


def locked_recommendation(recommendation: Recommendation) -> Recommendation:
    """Return the recommendation as it is now, locked; its case is locked first."""
    locked_case(recommendation.case)
    return (
        Recommendation.objects.select_for_update(of=("self",))
        .select_related("case__initiator", "body", "answer_obligation")
        .get(pk=recommendation.pk)
    )


def move_recommendation(
    recommendation: Recommendation, act: str, *, at: datetime
) -> None:
    """Set the state that the act leads to; raise MoveRefused if to none."""
    target = RECOMMENDATION_PROCEDURE.target(recommendation.state, act)
    recommendation.state = RecommendationState(target)
    recommendation.updated_at = at
