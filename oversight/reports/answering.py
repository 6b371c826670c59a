"""How far a matter is answered: computed, for answered in part is no state."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from oversight.models import Case, Recommendation
from oversight.states import RecommendationState

WAITING = (RecommendationState.SENT, RecommendationState.RECEIVED)
ANSWERED = (
    RecommendationState.ANSWERED,
    RecommendationState.REJECTED,
    RecommendationState.IN_PROGRESS,
    RecommendationState.FULFILLED,
    RecommendationState.NOT_FULFILLED,
)


@dataclass(frozen=True)
class Answering:
    """How many recommendations were answered, wait, and were passed on."""

    answered: int
    waiting: int
    redirected: int

    @property
    def in_part(self) -> bool:
        """Tell whether some are answered while others still wait."""
        return self.answered > 0 and self.waiting > 0


def of(case: Case) -> Answering:
    """Return how far a case is answered; what was passed on waits as a line anew."""
    row = Recommendation.objects.filter(case=case).aggregate(
        answered=Count("pk", filter=Q(state__in=ANSWERED)),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        redirected=Count("pk", filter=Q(state=RecommendationState.REDIRECTED)),
    )
    return Answering(**row)


def in_part(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return those cases in which some are answered while others still wait."""
    lines = Recommendation.objects.filter(case=OuterRef("pk"))
    return cases.filter(
        Exists(lines.filter(state__in=ANSWERED)),
        Exists(lines.filter(state__in=WAITING)),
    )
