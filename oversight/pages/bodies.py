"""The register of bodies, and what one body owes and has answered."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django_filters import rest_framework as django_filters

from backend.accounts.models import Organization, Region
from backend.api.filters import StrictFilterSet
from backend.pages.registers import Register
from oversight import reports
from oversight.models import Obligation, Recommendation
from oversight.pages import looks
from oversight.reports import aftermath

LATEST = 20


class BodyFilter(StrictFilterSet):
    """How bodies are sought."""

    q = django_filters.CharFilter(method="by_name", max_length=200)

    class Meta:
        model = Organization
        fields = ["region", "kind"]

    def by_name(
        self, queryset: QuerySet[Organization], name: str, value: str
    ) -> QuerySet[Organization]:
        """Keep those with the words in one of their names."""
        return (
            queryset.filter(name_kk__icontains=value)
            | queryset.filter(name_ru__icontains=value)
            | queryset.filter(name_en__icontains=value)
        )


class BodyList(Register):
    """Bodies that public control may address, with what each owes now."""

    template_name = "oversight/body_list.html"
    filterset_class = BodyFilter
    ordering = "name_kk"

    def found(self) -> QuerySet[Organization]:
        return reports.with_debts(Organization.objects.bodies(), on=looks.today())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        regions = Region.objects.exclude(kind="district").order_by("name_kk")
        return super().get_context_data(regions=regions, **kwargs)


def body_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show what a body owes now, and how it has answered: counts alone."""
    bodies = Organization.objects.bodies().select_related("region", "parent")
    body, viewer = get_object_or_404(bodies, pk=pk), looks.viewer()
    seen = Obligation.objects.visible_to(request.user).filter(debtor=body)
    owed = seen.still_open().order_by("due_on", "id")[:LATEST]
    answered = _answered(body)
    context = {
        "body": body,
        "answers": reports.answers_of(body, on=viewer.today),
        "promises": aftermath.promises_of(body, on=viewer.today),
        "complained": aftermath.complaints_about(body),
        "owed": [(debt, viewer.due(debt), looks.page_of(debt)) for debt in owed],
        "answered": [(line, viewer.look(line)) for line in answered],
    }
    return render(request, "oversight/body.html", context)


def _answered(body: Organization) -> QuerySet[Recommendation]:
    return (
        Recommendation.objects.filter(body=body, answer__answered_on__isnull=False)
        .select_related("case", "answer_obligation", "answer__assessment")
        .order_by("-answer__answered_on", "-id")[:LATEST]
    )
