"""The register of councils, and the page of one council as of any day."""

from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import Region
from backend.accounts.roles import Role
from backend.pages.acts import may
from backend.pages.registers import Register
from councils import permissions, reports
from councils.filters import CouncilFilter, day_asked, today
from councils.models import IN_SESSION, Attendance, Constituency, Council, Meeting
from councils.pages import buttons, hemicycle, labels, sections
from councils.reports import Overview
from councils.rules import composition, seats

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
    council, seen = overview(request, pk)
    actor = buttons.actor_of(request)
    editions = council.regulations.in_force(seen.on).select_related("file")
    told = {
        **shown(council, seen, "council"),
        "meetings": _meetings(council, request, seen),
        "regulation": editions.first(),
        "buttons": _buttons(council, actor),
    }
    return render(request, "councils/council.html", told)


def overview(request: HttpRequest, pk: Any) -> tuple[Council, Overview]:
    """Return a council, and how it stands on the day that the address asks for."""
    rows = Council.objects.visible_to(request.user)
    council = get_object_or_404(
        rows.select_related("organization__region", "body"), pk=pk
    )
    try:
        on = day_asked(request.GET.dict())
    except ValidationError as wrong:
        raise BadRequest("; ".join(wrong.messages)) from None
    return council, reports.overview_of(council, on=on)


def shown(council: Council, seen: Overview, section: str) -> dict[str, Any]:
    """Return what the pages on a council's composition have in common."""
    return {
        "council": council,
        "seen": seen,
        "is_today": seen.on == today(),
        "tabs": sections.tabs(council, section),
        "drawn": _drawn(seen),
        "vacancy_law": seats.VACANCY,
    }


def _drawn(seen: Overview) -> hemicycle.Hemicycle:
    kinds = [
        "state"
        if one.seat.constituency == Constituency.STATE
        else "ethnocultural"
        if one.seat.is_ethnocultural
        else "civil"
        for one in seen.members
    ]
    return hemicycle.drawn([*kinds, *["empty"] * seen.vacant])


def _meetings(
    council: Council, request: HttpRequest, seen: Overview
) -> QuerySet[Meeting]:
    """Return the latest meetings up to the day, and those to come where it is today."""
    came = (
        Attendance.objects.filter(meeting=OuterRef("pk"), status__in=IN_SESSION)
        .without_corrected()
        .order_by()
        .values("meeting")
        .annotate(seats=Count("seat", distinct=True))
        .values("seats")
    )
    rows = Meeting.objects.visible_to(request.user).filter(council=council)
    if seen.on != today():
        rows = rows.filter(held_on__lte=seen.on)
    counted = rows.select_related("convocation", "commission").annotate(
        came=Coalesce(Subquery(came), 0), decided=Count("decisions", distinct=True)
    )
    return counted.order_by("-starts_at", "-id")[:LATEST]


def _buttons(council: Council, actor: Actor | None) -> list[dict[str, Any]]:
    """Return what is offered here: the secretary's work, and to all, to appeal."""
    offered = []
    if actor is not None and may(permissions.can_plan, actor, council):
        plan = reverse("page:council-plan-meeting", args=[council.pk])
        past = reverse("page:council-record-past-meeting", args=[council.pk])
        offered += [
            {"label": _("Plan a meeting"), "url": plan},
            {"label": _("Record a past meeting"), "url": past},
        ]
    if actor is None or may(permissions.can_appeal, actor, council):
        url = reverse("page:council-file-appeal", args=[council.pk])
        offered.append({"label": _("Appeal to the council"), "url": url})
    if actor is not None and _asks_for_conflicts(council, actor):
        url = reverse("page:council-conflicts", args=[council.pk])
        offered.append({"label": _("Conflicts of interest"), "url": url})
    return offered


def _asks_for_conflicts(council: Council, actor: Actor) -> bool:
    """Tell whether the council asks its own people to declare conflicts."""
    own = (Role.SECRETARY, *permissions.MEMBERS)
    inside = actor.holds(*own, of=council.organization_id)
    return inside and council.settings_on(today()).asks_for_conflicts
