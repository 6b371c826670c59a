"""How cases are sought."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet, TruthFilter
from oversight.filters.days import today
from oversight.models import Case, CaseHandover
from oversight.reports import answering, similar


class CaseFilter(StrictFilterSet):
    """How cases are sought."""

    body = django_filters.UUIDFilter(method="about_body")
    overdue = TruthFilter(method="are_overdue")
    answered_in_part = TruthFilter(method="are_answered_in_part")
    q = django_filters.CharFilter(method="by_words", max_length=200)
    similar_to = django_filters.CharFilter(method="alike", max_length=300)
    updated_since = django_filters.IsoDateTimeFilter("updated_at", "gte")

    class Meta:
        model = Case
        fields = [
            "form",
            "state",
            "region",
            "initiator",
            "beside",
            "joined_to",
            "entered",
        ]

    def about_body(
        self, queryset: QuerySet[Case], name: str, value: UUID
    ) -> QuerySet[Case]:
        """Keep those that address this body."""
        named = Case.bodies.through.objects.filter(organization_id=value)
        return queryset.filter(pk__in=named.values("case_id"))

    def are_answered_in_part(
        self,
        queryset: QuerySet[Case],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Case]:
        """Keep those in which some answers are, or are not, still missing."""
        found = answering.in_part(Case.objects.all()).values("pk")
        return (
            queryset.filter(pk__in=found) if value else queryset.exclude(pk__in=found)
        )

    def are_overdue(
        self,
        queryset: QuerySet[Case],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Case]:
        """Keep those with, or without, an answer that is late and not given."""
        late = Case.objects.overdue(today()).values("pk")
        return queryset.filter(pk__in=late) if value else queryset.exclude(pk__in=late)

    def alike(self, queryset: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Keep those that share the beginning of a word with this theme."""
        wanted = Q(pk__in=[])
        for stem in similar.stems(value):
            wanted |= Q(theme__icontains=stem) | Q(question__icontains=stem)
        return queryset.filter(wanted)

    def by_words(
        self, queryset: QuerySet[Case], name: str, value: str
    ) -> QuerySet[Case]:
        """Keep those with the words in their theme or number."""
        return queryset.filter(Q(theme__icontains=value) | Q(number__icontains=value))


class CaseHandoverFilter(StrictFilterSet):
    """How offers of cases are sought."""

    class Meta:
        model = CaseHandover
        fields = ["case", "from_org", "to_org", "state"]
