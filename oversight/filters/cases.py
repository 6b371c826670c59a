"""How cases are sought."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet, TruthFilter
from oversight.filters.days import today
from oversight.models import Case


class CaseFilter(StrictFilterSet):
    """How cases are sought."""

    body = django_filters.UUIDFilter(method="about_body")
    overdue = TruthFilter(method="are_overdue")
    q = django_filters.CharFilter(method="by_words", max_length=200)
    updated_since = django_filters.IsoDateTimeFilter("updated_at", "gte")

    class Meta:
        model = Case
        fields = ["form", "state", "region", "initiator"]

    def about_body(
        self, queryset: QuerySet[Case], name: str, value: UUID
    ) -> QuerySet[Case]:
        """Keep those that address this body."""
        named = Case.bodies.through.objects.filter(organization_id=value)
        return queryset.filter(pk__in=named.values("case_id"))

    def are_overdue(
        self,
        queryset: QuerySet[Case],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Case]:
        """Keep those with, or without, an answer that is late and not given."""
        late = Case.objects.overdue(today()).values("pk")
        return queryset.filter(pk__in=late) if value else queryset.exclude(pk__in=late)

    def by_words(
        self, queryset: QuerySet[Case], name: str, value: str
    ) -> QuerySet[Case]:
        """Keep those with the words in their theme or number."""
        return queryset.filter(Q(theme__icontains=value) | Q(number__icontains=value))
