"""How the registers of councils are sought: the same for API and pages."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_filters import rest_framework as django_filters

from backend import clock
from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from councils.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Convocation,
    Council,
    Decision,
    Meeting,
    Seat,
)


def today() -> date:
    """Return the legal day on which seats and settings are asked."""
    return timezone.localdate(clock.now())


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
        return queryset.filter(Q(to_on=None) | Q(to_on__gte=value), from_on__lte=value)


class MeetingFilter(StrictFilterSet):
    """How meetings are sought."""

    region = django_filters.UUIDFilter("council__organization__region")
    held_after = DayFilter("held_on", "gte")
    held_before = DayFilter("held_on", "lte")
    invited_body = django_filters.UUIDFilter(method="by_invited_body")

    class Meta:
        model = Meeting
        fields = ["council", "convocation", "kind", "state", "year", "is_imported"]

    def by_invited_body(
        self, queryset: QuerySet[Meeting], name: str, value: UUID
    ) -> QuerySet[Meeting]:
        """Keep those to which this body is invited for some item."""
        items = AgendaItem.objects.filter(invited_body=value)
        return queryset.filter(pk__in=items.values("meeting"))


class AgendaItemFilter(StrictFilterSet):
    """How agenda items are sought."""

    council = django_filters.UUIDFilter("meeting__council")

    class Meta:
        model = AgendaItem
        fields = ["meeting", "kind", "invited_body"]


class AttendanceFilter(StrictFilterSet):
    """How entries of attendance are sought."""

    has_ended = TruthFilter("to_at", "isnull", exclude=True)

    class Meta:
        model = Attendance
        fields = ["meeting", "seat", "status"]


class BallotFilter(StrictFilterSet):
    """How ballots are sought."""

    council = django_filters.UUIDFilter("meeting__council")

    class Meta:
        model = Ballot
        fields = ["meeting", "agenda_item", "state", "matter", "carried"]


class DecisionFilter(StrictFilterSet):
    """How decisions are sought."""

    body = django_filters.UUIDFilter(method="by_body")
    adopted_after = DayFilter("adopted_on", "gte")
    adopted_before = DayFilter("adopted_on", "lte")

    class Meta:
        model = Decision
        fields = ["council", "meeting", "agenda_item", "state", "year"]

    def by_body(
        self, queryset: QuerySet[Decision], name: str, value: UUID
    ) -> QuerySet[Decision]:
        """Keep those that recommend something to this body."""
        named = Decision.objects.filter(recommendations__body=value)
        return queryset.filter(pk__in=named.values("pk"))
