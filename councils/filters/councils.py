"""How councils, convocations and seats are sought."""

from datetime import date

from django.db.models import Q, QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import DayFilter, StrictFilterSet
from councils.models import (
    Commission,
    Convocation,
    Council,
    Seat,
)


class CouncilFilter(StrictFilterSet):
    """How councils are sought."""

    region = django_filters.UUIDFilter("organization__region")
    organization = django_filters.UUIDFilter("organization")
    q = django_filters.CharFilter(method="by_words", max_length=200)

    class Meta:
        model = Council
        fields = ["level", "kind", "body"]

    def by_words(
        self, queryset: QuerySet[Council], name: str, value: str
    ) -> QuerySet[Council]:
        """Keep those with these words in a name."""
        return queryset.filter(
            Q(organization__name_kk__icontains=value)
            | Q(organization__name_ru__icontains=value)
            | Q(organization__name_en__icontains=value)
        )


class ConvocationFilter(StrictFilterSet):
    """How convocations are sought."""

    in_force_on = DayFilter(method="by_day")

    class Meta:
        model = Convocation
        fields = ["council"]

    def by_day(
        self, queryset: QuerySet[Convocation], name: str, value: date
    ) -> QuerySet[Convocation]:
        """Keep those in office on this day."""
        return queryset.filter(from_on__lte=value, to_on__gte=value)


class SeatFilter(StrictFilterSet):
    """How seats are sought."""

    council = django_filters.UUIDFilter("convocation__council")
    in_force_on = DayFilter(method="by_day")

    class Meta:
        model = Seat
        fields = ["convocation", "constituency", "is_ethnocultural"]

    def by_day(
        self, queryset: QuerySet[Seat], name: str, value: date
    ) -> QuerySet[Seat]:
        """Keep those held on this day."""
        held = Seat.objects.in_force(value)
        return queryset.filter(pk__in=held.values("pk"))


class CommissionFilter(StrictFilterSet):
    """How commissions are sought."""

    council = django_filters.UUIDFilter("convocation__council")
    standing_on = DayFilter(method="by_day")

    class Meta:
        model = Commission
        fields = ["convocation"]

    def by_day(
        self, queryset: QuerySet[Commission], name: str, value: date
    ) -> QuerySet[Commission]:
        """Keep those that stand on this day."""
        standing = Commission.objects.standing(value)
        return queryset.filter(pk__in=standing.values("pk"))
