"""How meetings, ballots and decisions are sought."""

from uuid import UUID

from django.db.models import QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from councils.models import (
    AgendaItem,
    AgendaProposal,
    Attendance,
    Ballot,
    Decision,
    Material,
    Meeting,
    Minutes,
)


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
        items = AgendaItem.objects.filter(invited_body=value).ever_told()
        return queryset.filter(pk__in=items.values("meeting"))


class AgendaItemFilter(StrictFilterSet):
    """How agenda items are sought."""

    council = django_filters.UUIDFilter("meeting__council")

    class Meta:
        model = AgendaItem
        fields = ["meeting", "kind", "invited_body", "draft_act"]


class AgendaProposalFilter(StrictFilterSet):
    """How proposals for an agenda are sought."""

    class Meta:
        model = AgendaProposal
        fields = ["council", "state", "kind", "proposed_by"]


class MaterialFilter(StrictFilterSet):
    """How materials are sought."""

    meeting = django_filters.UUIDFilter("agenda_item__meeting")
    council = django_filters.UUIDFilter("agenda_item__meeting__council")

    class Meta:
        model = Material
        fields = ["agenda_item"]


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


class MinutesFilter(StrictFilterSet):
    """How minutes are sought."""

    council = django_filters.UUIDFilter("meeting__council")
    region = django_filters.UUIDFilter("meeting__council__organization__region")
    published_after = DayFilter("published_at", "date__gte")
    published_before = DayFilter("published_at", "date__lte")

    class Meta:
        model = Minutes
        fields = ["meeting", "state", "version"]


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
