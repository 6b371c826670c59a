"""How draft acts and appeals are sought."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from councils.models import Appeal, DraftAct
from councils.states import AppealState


class DraftActFilter(StrictFilterSet):
    """How draft acts are sought; `due` is the last day for an opinion."""

    region = django_filters.UUIDFilter("council__organization__region")
    due_after = DayFilter("opinion_obligation__due_on", "gte")
    due_before = DayFilter("opinion_obligation__due_on", "lte")
    notified_after = DayFilter("notified_on", "gte")
    notified_before = DayFilter("notified_on", "lte")
    q = django_filters.CharFilter(method="by_title", max_length=200)

    class Meta:
        model = DraftAct
        fields = ["council", "body", "kind", "state", "commission", "is_term_short"]

    def by_title(
        self, queryset: QuerySet[DraftAct], name: str, value: str
    ) -> QuerySet[DraftAct]:
        """Keep those with the words in one of their titles."""
        return queryset.filter(
            Q(title_kk__icontains=value) | Q(title_ru__icontains=value)
        )


class AppealFilter(StrictFilterSet):
    """How appeals are sought: by what is public of them, or one's own."""

    region = django_filters.UUIDFilter("council__organization__region")
    received_after = DayFilter("received_on", "gte")
    received_before = DayFilter("received_on", "lte")
    due_before = DayFilter("answer_obligation__due_on", "lte")
    q = django_filters.CharFilter("theme", "icontains", max_length=200)
    is_over = TruthFilter(method="are_over")
    mine = TruthFilter(method="are_mine")

    class Meta:
        model = Appeal
        fields = ["council", "state", "year", "redirected_to"]

    def are_over(
        self,
        queryset: QuerySet[Appeal],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Appeal]:
        """Keep those on which nothing is owed any more, or those that wait."""
        waits = Q(state__in=[AppealState.REGISTERED, AppealState.ASSIGNED])
        return queryset.filter(~waits if value else waits)

    def are_mine(
        self,
        queryset: QuerySet[Appeal],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Appeal]:
        """Keep those that the caller has filed, or that he has not."""
        user = self.request.user if self.request else AnonymousUser()
        own = Appeal.objects.of_person(user).values("pk")
        return queryset.filter(pk__in=own) if value else queryset.exclude(pk__in=own)
