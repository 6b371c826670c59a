"""How obligations are sought: the inbox."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django_filters import rest_framework as django_filters

from backend.accounts.models import User
from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from oversight.filters.days import today
from oversight.models import Assignment, Obligation
from oversight.models.visibility import places


class ObligationFilter(StrictFilterSet):
    """How obligations are sought: the inbox."""

    overdue = TruthFilter(method="are_overdue")
    due_before = DayFilter("due_on", "lt")
    disputed = TruthFilter("claimed_start_on", "isnull", exclude=True)
    suspended = TruthFilter("suspended_on", "isnull", exclude=True)
    beyond_law = TruthFilter("extended_to", "isnull", exclude=True)
    assignee = django_filters.UUIDFilter(method="assigned_to")
    unassigned = TruthFilter(method="are_unassigned")

    class Meta:
        model = Obligation
        fields = ["debtor", "creditor", "kind", "basis", "norm", "state"]

    def are_overdue(
        self,
        queryset: QuerySet[Obligation],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Obligation]:
        """Keep those that are, or are not, still owed after their day."""
        late = Obligation.objects.overdue(today()).values("pk")
        return queryset.filter(pk__in=late) if value else queryset.exclude(pk__in=late)

    def assigned_to(
        self, queryset: QuerySet[Obligation], name: str, value: UUID
    ) -> QuerySet[Obligation]:
        """Keep what a colleague sees to; to strangers no assignment is told."""
        return queryset.filter(pk__in=self._assigned().filter(person_id=value))

    def are_unassigned(
        self,
        queryset: QuerySet[Obligation],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Obligation]:
        """Keep the duties of one's own place that nobody, or somebody, sees to."""
        user = self._user()
        if not user.is_authenticated:
            return queryset.none()
        own, taken = queryset.filter(debtor__in=places(user)), self._assigned()
        return own.exclude(pk__in=taken) if value else own.filter(pk__in=taken)

    def _assigned(self) -> QuerySet[Assignment, Any]:
        seen = Assignment.objects.visible_to(self._user())
        return seen.in_force().values("obligation_id")

    def _user(self) -> User | AnonymousUser:
        asks = self.request
        return asks.user if asks is not None else AnonymousUser()
