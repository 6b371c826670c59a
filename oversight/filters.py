"""How the registers of oversight are sought: the same for API and pages."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_filters import rest_framework as django_filters

from backend import clock
from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from oversight.models import (
    Answer,
    Case,
    Delivery,
    FinalDocument,
    Finding,
    Invitation,
    Obligation,
    Recommendation,
)


def today() -> date:
    """Return the legal day on which lateness is asked."""
    return timezone.localdate(clock.now())


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


class RecommendationFilter(StrictFilterSet):
    """How recommendations are sought."""

    overdue = TruthFilter(method="are_overdue")
    answer_due_before = DayFilter("answer_obligation__due_on", "lt")
    updated_since = django_filters.IsoDateTimeFilter("updated_at", "gte")

    class Meta:
        model = Recommendation
        fields = ["case", "body", "state"]

    def are_overdue(
        self,
        queryset: QuerySet[Recommendation],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Recommendation]:
        """Keep those whose answer is, or is not, late and not given."""
        late = Obligation.objects.overdue(today()).values("pk")
        if value:
            return queryset.filter(answer_obligation__in=late)
        return queryset.exclude(answer_obligation__in=late)


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


class FindingFilter(StrictFilterSet):
    """How findings are sought."""

    class Meta:
        model = Finding
        fields = ["case", "severity"]


class FinalDocumentFilter(StrictFilterSet):
    """How final documents are sought."""

    class Meta:
        model = FinalDocument
        fields = ["case"]


class DeliveryFilter(StrictFilterSet):
    """How deliveries are sought."""

    case = django_filters.UUIDFilter("document__case_id")

    class Meta:
        model = Delivery
        fields = ["document", "body", "road"]


class AnswerFilter(StrictFilterSet):
    """How answers are sought."""

    case = django_filters.UUIDFilter("recommendation__case_id")
    body = django_filters.UUIDFilter("recommendation__body_id")

    class Meta:
        model = Answer
        fields = ["recommendation", "verdict"]


class InvitationFilter(StrictFilterSet):
    """How invitations are sought."""

    class Meta:
        model = Invitation
        fields = ["group"]
