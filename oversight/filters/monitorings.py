"""How plans, checklists, sites, inspections, visits and findings are sought."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from oversight.models import (
    Checklist,
    Finding,
    Inspection,
    MonitoringPlan,
    Site,
    Visit,
)
from oversight.states import InspectionState, VisitState


class MonitoringPlanFilter(StrictFilterSet):
    """How plans of monitorings are sought."""

    class Meta:
        model = MonitoringPlan
        fields = ["case"]


class ChecklistFilter(StrictFilterSet):
    """How checklists are sought."""

    class Meta:
        model = Checklist
        fields = ["case", "version"]


class SiteFilter(StrictFilterSet):
    """How sites are sought; `done` by whether one was inspected to the end."""

    done = TruthFilter(method="are_done")
    left_out = TruthFilter(method="are_left_out")
    q = django_filters.CharFilter(method="by_words", max_length=200)

    class Meta:
        model = Site
        fields = ["case", "body", "region"]

    def are_done(
        self,
        queryset: QuerySet[Site],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Site]:
        """Keep those that have, or have not, a finished inspection."""
        finished = Inspection.objects.filter(state=InspectionState.FINISHED)
        named = Q(pk__in=finished.values("site_id"))
        return queryset.filter(named) if value else queryset.exclude(named)

    def are_left_out(
        self,
        queryset: QuerySet[Site],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Site]:
        """Keep those that will, or will not, be inspected."""
        return queryset.filter(left_out_at__isnull=not value)

    def by_words(
        self, queryset: QuerySet[Site], name: str, value: str
    ) -> QuerySet[Site]:
        """Keep those with the words in their name or address."""
        return queryset.filter(Q(name__icontains=value) | Q(address__icontains=value))


class InspectionFilter(StrictFilterSet):
    """How inspections are sought; `current` leaves out those that were corrected."""

    case = django_filters.UUIDFilter("site__case_id")
    current = TruthFilter(method="are_current")

    class Meta:
        model = Inspection
        fields = ["site", "checklist", "state"]

    def are_current(
        self,
        queryset: QuerySet[Inspection],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Inspection]:
        """Keep those that stand, or those that do not."""
        standing = Inspection.objects.current().values("pk")
        if value:
            return queryset.filter(pk__in=standing)
        return queryset.exclude(pk__in=standing)


class VisitFilter(StrictFilterSet):
    """How visits are sought; `without_ground` finds refusals that the law knows not."""

    wanted_before = DayFilter("wanted_on", "lt")
    wanted_since = DayFilter("wanted_on", "gte")
    without_ground = TruthFilter(method="are_without_ground")

    class Meta:
        model = Visit
        fields = ["case", "body", "site", "state"]

    def are_without_ground(
        self,
        queryset: QuerySet[Visit],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Visit]:
        """Keep refusals outside the six months, or all that is none."""
        groundless = Q(state=VisitState.REFUSED, ground="")
        return queryset.filter(groundless) if value else queryset.exclude(groundless)


class FindingFilter(StrictFilterSet):
    """How findings are sought: among those that the caller sees, and no others."""

    body = django_filters.UUIDFilter(method="about_body")
    current = TruthFilter(method="are_current")
    q = django_filters.CharFilter(method="by_words", max_length=200)

    class Meta:
        model = Finding
        fields = ["case", "number", "severity", "category", "site"]

    def about_body(
        self, queryset: QuerySet[Finding], name: str, value: UUID
    ) -> QuerySet[Finding]:
        """Keep those that concern this body."""
        named = Finding.bodies.through.objects.filter(organization_id=value)
        return queryset.filter(pk__in=named.values("finding_id"))

    def are_current(
        self,
        queryset: QuerySet[Finding],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Finding]:
        """Keep the latest versions, or those that a later one has replaced."""
        return queryset.filter(corrected_by__isnull=value)

    def by_words(
        self, queryset: QuerySet[Finding], name: str, value: str
    ) -> QuerySet[Finding]:
        """Keep those with the words in their facts, place or provision."""
        return queryset.filter(
            Q(facts__icontains=value)
            | Q(place__icontains=value)
            | Q(breached_provision__icontains=value)
        )
