"""How recommendations and answers are sought."""

from django.db.models import QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from oversight.filters.days import today
from oversight.models import Answer, Obligation, Recommendation


class RecommendationFilter(StrictFilterSet):
    """How recommendations are sought."""

    overdue = TruthFilter(method="are_overdue")
    answer_due_before = DayFilter("answer_obligation__due_on", "lt")
    updated_since = django_filters.IsoDateTimeFilter("updated_at", "gte")

    class Meta:
        model = Recommendation
        fields = ["case", "body", "state"]

    def are_overdue(
        self,
        queryset: QuerySet[Recommendation],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Recommendation]:
        """Keep those whose answer is, or is not, late and not given."""
        late = Obligation.objects.overdue(today()).values("pk")
        if value:
            return queryset.filter(answer_obligation__in=late)
        return queryset.exclude(answer_obligation__in=late)


class AnswerFilter(StrictFilterSet):
    """How answers are sought."""

    case = django_filters.UUIDFilter("recommendation__case_id")
    body = django_filters.UUIDFilter("recommendation__body_id")

    class Meta:
        model = Answer
        fields = ["recommendation", "verdict"]
