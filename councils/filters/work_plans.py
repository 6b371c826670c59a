"""How plans of work, their matters, and monitorings are sought."""

from django_filters import rest_framework as django_filters

from backend.api.filters import (
    DayFilter,
    StrictFilterSet,
    TruthFilter,
    WholeNumberFilter,
)
from councils.models import Monitoring, PlanItem, WorkPlan


class WorkPlanFilter(StrictFilterSet):
    """How plans are sought."""

    class Meta:
        model = WorkPlan
        fields = ["council", "year", "state"]


class PlanItemFilter(StrictFilterSet):
    """How matters of plans are sought."""

    council = django_filters.UUIDFilter("plan__council")
    year = WholeNumberFilter("plan__year")
    is_done = TruthFilter("done_at", "isnull", exclude=True)

    class Meta:
        model = PlanItem
        fields = ["plan", "form", "month", "invited_body", "responsible"]


class MonitoringFilter(StrictFilterSet):
    """How monitorings are sought."""

    done_after = DayFilter("done_on", "gte")
    done_before = DayFilter("done_on", "lte")

    class Meta:
        model = Monitoring
        fields = ["council", "body", "kind"]
