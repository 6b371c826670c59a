"""The supervisor's page: what has to be looked at, and how the timetable runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from backend import clock
from backend.accounts.roles import Role
from backend.almanac.models import CalendarYear, MovedDay
from backend.api.tasks import FORGETTING
from backend.law.calendar import YearState
from backend.notices.tasks import DIGESTS
from backend.portal import alarms
from councils.tasks import CERTIFICATES, REPORTS, SILENCE, YEARS
from oversight.models import CalendarChange
from oversight.states import CalendarChangeState
from oversight.tasks import OVERDUE, REMINDERS

READERS = frozenset({Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR})
NAMES: dict[str, Any] = {
    OVERDUE: _("notes what has become overdue"),
    REMINDERS: _("reminds both sides of terms"),
    DIGESTS: _("gathers letters into digests"),
    SILENCE: _("lets silence on drafts be agreement"),
    YEARS: _("opens the year of councils"),
    REPORTS: _("counts the terms of annual reports"),
    CERTIFICATES: _("forgets certificates of candidates"),
    FORGETTING: _("forgets answers kept for repeats"),
}


@dataclass(frozen=True)
class Year:
    """A year of the calendar: how far it is known, and how many days are moved."""

    number: int
    is_loaded: bool
    is_complete: bool
    moved: int
    source: str


@require_safe
@login_required
def supervision(request: HttpRequest) -> HttpResponse:
    """Show alarms, sweeps and the calendar to whoever watches over the house."""
    user: Any = request.user
    offices = user.actor_for(request).offices
    if not any(office.role in READERS for office in offices):
        raise PermissionDenied
    now = clock.now()
    proposed = CalendarChange.objects.visible_to(user).filter(
        state=CalendarChangeState.PROPOSED
    )
    told = {
        "alarms": alarms.raised(at=now),
        "runs": [(run, NAMES[run.name]) for run in alarms.runs(at=now)],
        "years": _years(timezone.localdate(now)),
        "proposed": proposed,
        "changes_calendar": any(one.role == Role.SUPERVISOR for one in offices),
    }
    return render(request, "portal/supervision.html", told)


def _years(today: date) -> list[Year]:
    """Return the last year, this one and the next."""
    wanted = range(today.year - 1, today.year + 2)
    rows = {row.year: row for row in CalendarYear.objects.filter(year__in=wanted)}
    moved = list(
        MovedDay.objects.filter(on__year__in=wanted).values_list("on__year", flat=True)
    )
    return [
        Year(
            number=year,
            is_loaded=year in rows,
            is_complete=year in rows and rows[year].state == YearState.COMPLETE,
            moved=moved.count(year),
            source=rows[year].source if year in rows else "",
        )
        for year in wanted
    ]
