"""How measures and plans of measures are sought."""

from django.db.models import QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from oversight.filters.days import today
from oversight.models import Measure, MeasurePlan, Obligation


class MeasureFilter(StrictFilterSet):
    """How measures are sought."""

    case = django_filters.UUIDFilter("recommendation__case_id")
    body = django_filters.UUIDFilter("recommendation__body_id")
    overdue = TruthFilter(method="are_overdue")
    due_before = DayFilter("promise_obligation__due_on", "lt")
    updated_since = django_filters.IsoDateTimeFilter("updated_at", "gte")

    class Meta:
        model = Measure
        fields = ["recommendation", "plan", "state"]

    def are_overdue(
        self,
        queryset: QuerySet[Measure],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Measure]:
        """Keep those that are, or are not, past the promised day and not done."""
        late = Obligation.objects.overdue(today()).values("pk")
        if value:
            return queryset.filter(promise_obligation__in=late)
        return queryset.exclude(promise_obligation__in=late)


class MeasurePlanFilter(StrictFilterSet):
    """How plans of measures are sought."""

    case = django_filters.UUIDFilter("document__case_id")

    class Meta:
        model = MeasurePlan
        fields = ["document", "body"]
