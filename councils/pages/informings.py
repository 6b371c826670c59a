"""How a council informs the public, and which conflicts its members have declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.pages.acts import may
from backend.pages.registers import Register
from councils import permissions
from councils.filters import InformingFilter
from councils.models import ConflictDeclaration, Council, CouncilYear, Informing
from councils.pages import duties, informing_acts, sections
from councils.pages.duties import Duty
from councils.rules import year as rule
from councils.rules.composition import CouncilKind
from oversight.pages import looks
from oversight.pages.looks import Viewer


@dataclass(frozen=True)
class Year:
    """What is owed in a year: to inform the population, twice."""

    year: int
    duties: list[Duty]


class CouncilInformings(Register):
    """The section on informing the public: what is owed, and what was done."""

    template_name = "councils/informing.html"
    filterset_class = InformingFilter
    ordering = "-on"

    @cached_property
    def council(self) -> Council:
        """Return the council of the address."""
        return _found(self.request, self.kwargs["pk"])

    def found(self) -> QuerySet[Informing]:
        seen = Informing.objects.visible_to(self.request.user)
        return seen.filter(council=self.council).select_related("file")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        council, viewer = self.council, looks.viewer()
        years = _years(council, viewer)
        current = [one for one in years if one.year == viewer.today.year]
        actor = _actor(self.request)
        url = reverse("page:council-record-informing", args=[council.pk])
        words = informing_acts.RecordInforming.words
        records = actor is not None and may(
            permissions.can_record_informing, actor, council
        )
        return {
            **super().get_context_data(**kwargs),
            "council": council,
            "tabs": sections.tabs(council, "council-informing"),
            "buttons": [{"label": words.title, "url": url}] if records else [],
            "year": current[0] if current else None,
            "this_year": viewer.today.year,
            "earlier": [one for one in years if one.year < viewer.today.year],
            "is_assembly": council.kind == CouncilKind.ASSEMBLY,
            "law": rule.INFORM,
        }


@never_cache
def conflicts_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the council's own people which conflicts its members have declared.

    To others, and where the regulation has never asked for it, there is no such page.
    """
    council = _found(request, pk)
    inside = Council.objects.worked_in_by(request.user).filter(pk=council.pk).exists()
    rows = ConflictDeclaration.objects.visible_to(request.user).filter(
        seat__convocation__council=council
    )
    asked = council.settings_on(looks.today()).asks_for_conflicts
    found = list(
        rows.select_related("seat__convocation__council", "organization").order_by(
            "-declared_on", "-id"
        )
    )
    if not inside or not (asked or found):
        raise Http404
    actor = _actor(request)
    told = {
        "council": council,
        "tabs": sections.tabs(council, "council-conflicts"),
        "buttons": _declares(council, actor) if asked else [],
        "rows": [(row, _ends(row, actor)) for row in found],
        "asked": asked,
        "law": rule.CONFLICT,
    }
    return render(request, "councils/conflicts.html", told)


def _years(council: Council, viewer: Viewer) -> list[Year]:
    rows = CouncilYear.objects.filter(council=council).select_related(
        "first_informing", "second_informing"
    )
    return [
        Year(
            row.year,
            [
                duties.of(owed, viewer)
                for owed in (row.first_informing, row.second_informing)
            ],
        )
        for row in rows.order_by("-year")
    ]


def _declares(council: Council, actor: Actor | None) -> list[dict[str, Any]]:
    act = informing_acts.DeclareConflict
    if actor is None or not may(act.policy, actor, council):
        return []
    url = reverse("page:council-declare-conflict", args=[council.pk])
    return [{"label": act.words.title, "url": url}]


def _ends(row: ConflictDeclaration, actor: Actor | None) -> dict[str, Any] | None:
    if actor is None or row.ended_on is not None:
        return None
    if not may(permissions.can_end_conflict, actor, row):
        return None
    url = reverse("page:conflict-declaration-end", args=[row.pk])
    return {"label": _("The interest is gone"), "url": url}


def _found(request: HttpRequest, pk: Any) -> Council:
    rows = Council.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("organization__region", "body"), pk=pk)


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None
