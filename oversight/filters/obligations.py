"""How obligations are sought: the inbox."""

from django.db.models import QuerySet

from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from oversight.filters.days import today
from oversight.models import Obligation


class ObligationFilter(StrictFilterSet):
    """How obligations are sought: the inbox."""

    overdue = TruthFilter(method="are_overdue")
    due_before = DayFilter("due_on", "lt")

    class Meta:
        model = Obligation
        fields = ["debtor", "creditor", "kind", "norm", "state"]

    def are_overdue(
        self,
        queryset: QuerySet[Obligation],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Obligation]:
        """Keep those that are, or are not, still owed after their day."""
        late = Obligation.objects.overdue(today()).values("pk")
        return queryset.filter(pk__in=late) if value else queryset.exclude(pk__in=late)
