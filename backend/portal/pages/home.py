"""The first page: what is due this week, what is silent, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.law.calendar import WorkingCalendar, YearNotLoaded
from backend.law.norms import public_control
from councils.models import Council, Meeting
from oversight import reports
from oversight.models import Case, Obligation, ObligationKind, Recommendation
from oversight.pages import looks
from oversight.pages.looks import Viewer

A_DAY, A_LIST = 2, 3
WEEK = 7


@dataclass(frozen=True)
class WeekDay:
    """One day of this week: what is due on it, or why it does not count."""

    on: date
    name: str
    is_today: bool
    why_off: str
    owed: list[Obligation]

    @property
    def first(self) -> list[Obligation]:
        """Return those that the page names."""
        return self.owed[:A_DAY]

    @property
    def more(self) -> int:
        """Return how many it does not name."""
        return max(0, len(self.owed) - A_DAY)


def home(request: HttpRequest) -> HttpResponse:
    """Show the question, the week, the silence, the answers, the country."""
    viewer = looks.viewer()
    context = {
        "law": public_control.ANSWER.citation,
        "today": viewer.today,
        "week": week(viewer),
        "silent": _looked(silent(viewer.today)[:A_LIST], viewer),
        "answered": _looked(answered()[:A_LIST], viewer),
        "answers": reports.answers_everywhere(on=viewer.today),
        "regions": reports.answers_by_region(on=viewer.today),
        "councils": Council.objects.visible_to(request.user).count(),
        "meetings": latest_meetings(request)[:A_LIST],
        "cases": latest_cases(request)[:A_LIST],
    }
    return render(request, "portal/home.html", context)


def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the first page in the language that the browser asks for."""
    answer = HttpResponseRedirect(f"/{(get_language() or 'kk')[:2]}/")
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


def week(viewer: Viewer) -> list[WeekDay]:
    """Return this week from Monday on, each day with the answers due on it."""
    monday = viewer.today - timedelta(days=viewer.today.weekday())
    days = [monday + timedelta(days=number) for number in range(WEEK)]
    owed = (
        Obligation.objects.filter(is_public=True, due_on__range=(days[0], days[-1]))
        .filter(kind=ObligationKind.ANSWER_RECOMMENDATION)
        .still_open()
        .select_related("debtor")
        .order_by("due_on", "id")
    )
    by_day: dict[date | None, list[Obligation]] = {}
    for debt in owed:
        by_day.setdefault(debt.due_on, []).append(debt)
    return [
        WeekDay(
            on=day,
            name=name,
            is_today=day == viewer.today,
            why_off=_why_off(viewer.calendar, day),
            owed=by_day.get(day, []),
        )
        for day, name in zip(days, _names(), strict=True)
    ]


def silent(on: date) -> Any:
    """Return the recommendations met with silence, the longest first."""
    return (
        Recommendation.objects.overdue(on)
        .select_related("case", "body", "answer_obligation", "answer__assessment")
        .order_by("answer_obligation__due_on", "id")
    )


def answered() -> Any:
    """Return the recommendations with the latest answers."""
    return (
        Recommendation.objects.filter(answer__answered_on__isnull=False)
        .select_related("case", "body", "answer_obligation", "answer__assessment")
        .order_by("-answer__answered_on", "-answer__id")
    )


def latest_cases(request: HttpRequest) -> Any:
    """Return the registered cases, the newest first."""
    seen = Case.objects.visible_to(request.user).filter(registered_at__isnull=False)
    return seen.select_related("initiator").order_by("-registered_at", "-id")


def latest_meetings(request: HttpRequest) -> Any:
    """Return the meetings that have been made known, the newest first."""
    seen = Meeting.objects.visible_to(request.user)
    return seen.select_related("council__organization").order_by("-held_on", "-id")


def _looked(lines: Any, viewer: Viewer) -> list[tuple[Any, looks.Look]]:
    return [(line, viewer.look(line)) for line in lines]


def _why_off(calendar: WorkingCalendar, day: date) -> str:
    try:
        off = calendar.why_not(day)
    except YearNotLoaded:
        return ""
    return off.why.in_(get_language() or "kk") if off else ""


def _names() -> list[str]:
    return [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]
