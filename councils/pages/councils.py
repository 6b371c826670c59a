"""The register of councils, and the page of one council."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import Region, User
from backend.pages.acts import may
from backend.pages.registers import Register
from councils import permissions, reports
from councils.filters import CouncilFilter, today
from councils.models import IN_SESSION, Constituency, Council, Meeting
from councils.pages import labels, sections
from councils.rules import composition

LATEST = 10


class CouncilList(Register):
    """Councils, each with how many seats it has and how often it has met."""

    template_name = "councils/council_list.html"
    filterset_class = CouncilFilter

    def found(self) -> QuerySet[Council]:
        held = Q(meetings__opened_at__isnull=False) | Q(meetings__is_imported=True)
        return (
            Council.objects.visible_to(self.request.user)
            .select_related("organization__region", "body")
            .annotate(meetings_held=Count("meetings", filter=held, distinct=True))
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["levels"] = labels.choices(composition.LEVELS)
        context["kinds"] = labels.choices(composition.KINDS)
        context["regions"] = Region.objects.exclude(kind="district").order_by("name_kk")
        return context


def council_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one council: its composition beside the law, its members, its meetings."""
    rows = Council.objects.visible_to(request.user)
    council = get_object_or_404(
        rows.select_related("organization__region", "body"), pk=pk
    )
    told = {"council": council, **_composition(council), **_rest(council, request)}
    return render(request, "councils/council.html", told)


def _composition(council: Council) -> dict[str, Any]:
    on = today()
    convocation = council.convocations.in_force(on).first()
    if convocation is None:
        return {"convocation": None, "seats": [], "verdicts": [], "today": on}
    held = convocation.seats.in_force(on).with_offices(on).select_related("npo")
    seats = sorted(held, key=_from_civil_society_first)
    civil = [s for s in seats if s.constituency == Constituency.CIVIL_SOCIETY]
    return {
        "convocation": convocation,
        "seats": seats,
        "verdicts": reports.composition_of(council, on=on),
        "today": on,
        "counts": {
            "civil": len(civil),
            "ethnocultural": sum(seat.is_ethnocultural for seat in civil),
            "state": len(seats) - len(civil),
        },
    }


def _rest(council: Council, request: HttpRequest) -> dict[str, Any]:
    user = request.user
    actor = user.actor_for(request) if isinstance(user, User) else None
    came = Count(
        "attendances__seat",
        filter=Q(attendances__status__in=IN_SESSION),
        distinct=True,
    )
    seen = Meeting.objects.visible_to(user).filter(council=council)
    meetings = seen.select_related("convocation").annotate(came=came)
    return {
        "meetings": meetings.order_by("-starts_at", "-id")[:LATEST],
        "settings": council.settings.order_by("key", "-from_on", "-id"),
        "buttons": _buttons(council, actor),
        "tabs": sections.tabs(council, "council"),
        "untitled": _("No composition in office"),
    }


def _buttons(council: Council, actor: Actor | None) -> list[dict[str, Any]]:
    if actor is None or not may(permissions.can_plan, actor, council):
        return []
    plan = reverse("page:council-plan-meeting", args=[council.pk])
    past = reverse("page:council-record-past-meeting", args=[council.pk])
    return [
        {"label": _("Plan a meeting"), "url": plan},
        {"label": _("Record a past meeting"), "url": past},
    ]


def _from_civil_society_first(seat: Any) -> tuple[bool, bool, str]:
    is_state = seat.constituency == Constituency.STATE
    return is_state, not seat.is_ethnocultural, seat.person_name
