"""Changes of the working calendar: the list, and the terms that each moves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language

from backend.accounts.actor import Actor
from backend.pages.acts import may
from backend.pages.registers import Register
from oversight import permissions, reports
from oversight.filters import CalendarChangeFilter
from oversight.models import CalendarChange
from oversight.pages.calendar_change_acts import CHANGE_ACTS, MOST
from oversight.pages.case_sides import actor_of
from oversight.states import CALENDAR_CHANGE_PROCEDURE, CalendarChangeState

COLOURS = {
    CalendarChangeState.PROPOSED: "wait",
    CalendarChangeState.APPLIED: "ok",
    CalendarChangeState.DISCARDED: "idle",
}


class CalendarChangeList(Register):
    """What changed in the calendar, and how many terms moved, newest first."""

    template_name = "oversight/calendar_change_list.html"
    filterset_class = CalendarChangeFilter

    def found(self) -> QuerySet[CalendarChange]:
        return CalendarChange.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        actor, rows = actor_of(self.request), context["rows"]
        return {
            **context,
            "changes": [(row, colour_of(row), label_of(row)) for row in rows],
            "proposes": actor is not None
            and may(permissions.can_change_calendar, actor, None),
        }


def calendar_change_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a change: its days, its ground, and each open term with both its days."""
    change = get_object_or_404(CalendarChange.objects.visible_to(request.user), pk=pk)
    told = {
        "change": change,
        "colour": colour_of(change),
        "label": label_of(change),
        "effect": reports.calendar_effect(change, request.user, most=MOST),
        "buttons": _buttons(change, actor_of(request)),
    }
    return render(request, "oversight/calendar_change.html", told)


def colour_of(change: CalendarChange) -> str:
    """Return the colour of a change's state."""
    return COLOURS[CalendarChangeState(change.state)]


def label_of(change: CalendarChange) -> str:
    """Return the word of a change's state."""
    return CALENDAR_CHANGE_PROCEDURE.labels[change.state].in_(get_language() or "kk")


def _buttons(change: CalendarChange, actor: Actor | None) -> list[dict[str, Any]]:
    if actor is None or not may(permissions.can_change_calendar, actor, change):
        return []
    open_now = CALENDAR_CHANGE_PROCEDURE.acts(change.state)
    return [
        {
            "label": act.words.button,
            "url": reverse(f"page:calendar-change-{act.verb}", args=[change.pk]),
            "is_danger": act.is_danger,
            "is_main": not act.is_danger,
        }
        for act in CHANGE_ACTS
        if act.verb in open_now
    ]
