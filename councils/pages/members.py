"""Who sits in a council and who sat in it: the section of members, and one seat."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from backend.accounts.actor import Actor
from backend.pages.acts import may
from councils import permissions, reports
from councils.filters import today
from councils.models import AgendaItemKind, AgendaProposal, Council, Seat
from councils.pages import buttons, councils, seat_acts
from councils.reports import Overview
from councils.rules import absences, seats
from councils.rules.seats import Ground
from councils.states import ProposalState


def members_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show every seat of the composition, who left it, and whose turn is next."""
    council, seen = councils.overview(request, pk)
    actor = buttons.actor_of(request)
    told = {
        **councils.shown(council, seen, "council-members"),
        "former": _former(seen),
        "proposals": _exclusions(request, council, actor),
        "buttons": _buttons(council, seen, actor),
        **_reserve(council, seen),
    }
    return render(request, "councils/members.html", told)


def seat_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one member: from where, in which offices, how often he came this year."""
    rows = Seat.objects.visible_to(request.user).with_offices(today())
    seat = get_object_or_404(
        rows.select_related(
            "convocation__council__organization",
            "convocation__council__body",
            "npo",
            "end_decision",
            "replaces",
        ),
        pk=pk,
    )
    actor = buttons.actor_of(request)
    council = seat.convocation.council
    settles = actor is not None and may(permissions.can_settle, actor, council)
    told = {
        "seat": seat,
        "council": council,
        "convocation": seat.convocation,
        "offices": seat.offices.select_related("decision"),
        "places": seat.commissions.select_related("commission").order_by("from_on"),
        "replaced_by": seat.replaced_by.first(),
        "end_law": seats.PROVISIONS[Ground(seat.end_ground)]
        if seat.end_ground
        else None,
        "settles": settles,
        "buttons": buttons.offered(seat_acts.ON_SEAT, seat, actor, noun="seat"),
        **_attendance(council, seat),
    }
    return render(request, "councils/seat.html", told)


def _attendance(council: Council, seat: Seat) -> dict[str, Any]:
    on = min(today(), seat.to_on or seat.convocation.to_on)
    year = reports.year_of_absences(council, on=on)
    presence = reports.attended_in(council, [seat], year=year)[seat]
    return {
        "year": year,
        "presence": presence,
        "counted_by": absences.counted_by(year.window),
        "too_often": absences.check(presence.absent, on=on, window=year.window),
    }


def _former(seen: Overview) -> list[dict[str, Any]]:
    """Return who has left the composition by the day, the last to leave first."""
    if seen.convocation is None:
        return []
    rows = seen.convocation.seats.filter(to_on__lt=seen.on).select_related("npo")
    return [
        {"seat": seat, "law": seats.PROVISIONS[Ground(seat.end_ground)]}
        for seat in rows.order_by("-to_on", "person_name")
    ]


def _exclusions(
    request: HttpRequest, council: Council, actor: Actor | None
) -> dict[str, Any] | None:
    """Return the exclusions that the rule on absences has raised, for insiders."""
    if actor is None or not may(permissions.can_settle, actor, council):
        return None
    seen = AgendaProposal.objects.visible_to(request.user).filter(council=council)
    raised = seen.filter(
        kind=AgendaItemKind.EXCLUSION,
        state=ProposalState.PROPOSED,
        about_seat__to_on=None,
    )
    return {
        "rows": raised.select_related("about_seat"),
        "law": absences.OVER.citation,
    }


def _reserve(council: Council, seen: Overview) -> dict[str, Any]:
    """Return whose turn it is on the reserve list, where a seat is vacant today."""
    if seen.convocation is None or not seen.vacant or seen.on != today():
        return {"turn": None}
    return {"turn": reports.next_in_reserve(seen.convocation, on=seen.on)}


def _buttons(
    council: Council, seen: Overview, actor: Actor | None
) -> list[dict[str, Any]]:
    of_council = buttons.offered(seat_acts.ON_COUNCIL, council, actor, noun="council")
    if seen.convocation is None:
        return of_council
    seen.convocation.council = council
    acts = [
        act for act in seat_acts.ON_CONVOCATION if seen.vacant or not act.takes_vacancy
    ]
    found = buttons.offered(acts, seen.convocation, actor, noun="convocation")
    return [*found, *of_council]
