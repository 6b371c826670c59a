"""The page of one commission: its field, its members, its meetings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from councils.filters import today
from councils.models import Commission, Meeting
from councils.pages import buttons, commission_acts
from councils.rules import commissions

LATEST = 10


def commission_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one commission: who is in it, who was, who leads it, when it met."""
    rows = Commission.objects.visible_to(request.user)
    commission = get_object_or_404(
        rows.select_related("convocation__council__organization", "decision"), pk=pk
    )
    on = today()
    places = list(commission.members.select_related("seat"))
    meetings = Meeting.objects.visible_to(request.user).filter(commission=commission)
    told = {
        "commission": commission,
        "council": commission.convocation.council,
        "stands": commission.dissolved_on is None or commission.dissolved_on >= on,
        "present": [one for one in places if one.to_on is None or one.to_on >= on],
        "former": [one for one in places if one.to_on is not None and one.to_on < on],
        "meetings": meetings.order_by("-starts_at", "-id")[:LATEST],
        "formed_law": commissions.FORMED,
        "elected_law": commissions.ELECTED,
        "buttons": buttons.offered(
            commission_acts.ON_COMMISSION,
            commission,
            buttons.actor_of(request),
            noun="commission",
        ),
    }
    return render(request, "councils/commission.html", told)
