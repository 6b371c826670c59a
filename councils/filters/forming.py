"""How working groups, competitions, applications and regulations are sought."""

from datetime import date

from django.db.models import QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from councils.models import Application, Competition, Regulation, WorkingGroup
from councils.states import CompetitionState


class WorkingGroupFilter(StrictFilterSet):
    """How working groups are sought."""

    at_work_on = DayFilter(method="by_day")

    class Meta:
        model = WorkingGroup
        fields = ["council"]

    def by_day(
        self, queryset: QuerySet[WorkingGroup], name: str, value: date
    ) -> QuerySet[WorkingGroup]:
        """Keep those at work on this day."""
        at_work = WorkingGroup.objects.at_work(value)
        return queryset.filter(pk__in=at_work.values("pk"))


class CompetitionFilter(StrictFilterSet):
    """How competitions are sought."""

    region = django_filters.UUIDFilter("council__organization__region")
    open_on = DayFilter(method="by_day")

    class Meta:
        model = Competition
        fields = ["council", "working_group", "state", "is_additional"]

    def by_day(
        self, queryset: QuerySet[Competition], name: str, value: date
    ) -> QuerySet[Competition]:
        """Keep those that take documents on this day."""
        return queryset.filter(
            state=CompetitionState.ANNOUNCED,
            documents_from_on__lte=value,
            documents_until_on__gte=value,
        )


class ApplicationFilter(StrictFilterSet):
    """How applications are sought."""

    council = django_filters.UUIDFilter("competition__council")
    in_reserve = TruthFilter("reserve_position", "isnull", exclude=True)

    class Meta:
        model = Application
        fields = ["competition", "state", "is_ethnocultural", "npo"]


class RegulationFilter(StrictFilterSet):
    """How editions of regulations are sought."""

    adopted_after = DayFilter("adopted_on", "gte")
    adopted_before = DayFilter("adopted_on", "lte")

    class Meta:
        model = Regulation
        fields = ["council"]
