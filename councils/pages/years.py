"""The year of a council: what it did, who came, what it owes; and its sheet."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.accounts.models import User
from backend.pages.acts import may
from councils import permissions, reports
from councils.filters import today
from councils.models import AnnualReport, Council, MeetingKind
from councils.pages import sections
from councils.reports import YearSeen
from councils.reports.year_words import BLOCKS
from councils.rules import absences
from councils.rules import year as rule
from oversight.models import Obligation
from oversight.pages.looks import Clock, Look, Viewer, viewer
from oversight.states import ObligationState

# What a table program would take for a formula, or for a sign that it hides.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Duty:
    """What the council owes in a year, how it stands, and its clock."""

    owed: Obligation
    look: Look
    clock: Clock | None


def year_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show a year of a council: counts, meetings, attendance, duties."""
    council = _found(request, pk)
    years = reports.years_of(council, today=today())
    year = _chosen(years, request.GET.get("year", ""))
    seen = reports.year_seen(council, year=year, today=today())
    versions = list(_versions(council, request).filter(year=year))
    told = {
        "council": council,
        "tabs": sections.tabs(council, "council-year"),
        "buttons": _buttons(council, request, versions, year=year),
        "year": year,
        "years": years,
        "is_over": year < today().year,
        "today": today(),
        "report": versions[0] if versions else None,
        "duties": _duties(seen, viewer()),
        "away": seen.away,
        "away_law": absences.OVER,
        "window": absences.counted_by(seen.away.year.window),
        "window_law": absences.WINDOW.citation,
        "report_law": rule.REPORT.citation,
        "sheet": f"{reverse('page:council-sheet', args=[council.pk])}?year={year}",
        **shown(seen.counted.counters),
    }
    return render(request, "councils/year.html", told)


def sheet(request: HttpRequest, pk: Any) -> HttpResponse:
    """Return the attendance of a year as a table for a table program."""
    council = _found(request, pk)
    years = reports.years_of(council, today=today())
    year = _chosen(years, request.GET.get("year", ""))
    seen = reports.year_seen(council, year=year, today=today())
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="attendance-{year}.csv"'
    answer.write("\ufeff")  # without it Excel takes Kazakh letters for another code
    rows = csv.writer(answer)
    rows.writerow(
        [
            *(_("Member"), _("Meetings"), _("Came in person"), _("Came remotely")),
            *(_("Excused"), _("Absent without reason"), "%"),
        ]
    )
    for one in seen.counted.counters["attendance"]["members"]:
        counts = (one[name] for name in ("expected", "present", "remote"))
        rest = (one[name] for name in ("excused", "absent", "percent"))
        rows.writerow([harmless(one["name"]), *counts, *rest])
    return answer


def shown(counters: dict[str, Any]) -> dict[str, Any]:
    """Return the counts of a year as the tables of a page show them."""
    meetings = counters["meetings"]
    return {
        "counters": counters,
        "blocks": [
            {
                "title": block.title,
                "rows": [
                    {"label": row.label, "value": row.value(counters)}
                    for row in block.rows
                ],
            }
            for block in BLOCKS
        ],
        "meetings": [_meeting(one) for one in meetings["list"]],
        "failed": [_meeting(one) for one in meetings.get("failed_list", ())],
        "members": counters["attendance"]["members"],
        "late": [{**one, "name": _name(one)} for one in counters["late_bodies"]],
    }


def harmless(text: str) -> str:
    """Return the text so that no table program takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _meeting(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "label": MeetingKind(one["kind"]).label}


def _name(body: dict[str, Any]) -> str:
    name: str = body[f"name_{(get_language() or 'kk')[:2]}"] or body["name_kk"]
    return name


def _found(request: HttpRequest, pk: Any) -> Council:
    rows = Council.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("organization__region", "body"), pk=pk)


def _versions(council: Council, request: HttpRequest) -> Any:
    rows = AnnualReport.objects.visible_to(request.user).filter(council=council)
    return rows.order_by("-year", "-version")


def _chosen(years: list[int], wanted: str) -> int:
    """Return the year asked for, where the council has worked in it; else this one."""
    return {str(year): year for year in years}.get(wanted, years[0])


def _duties(seen: YearSeen, by: Viewer) -> list[Duty]:
    return [Duty(owed, _look(owed, by), by.clock(owed)) for owed in seen.duties]


def _look(owed: Obligation, by: Viewer) -> Look:
    if owed.state != ObligationState.DISCHARGED:
        return by.due(owed)
    if owed.was_in_time is False:
        return Look("late", _("Done late"))
    return Look("ok", _("Done"))


def _buttons(
    council: Council,
    request: HttpRequest,
    versions: list[AnnualReport],
    *,
    year: int,
) -> list[dict[str, str]]:
    user = request.user
    if versions or not isinstance(user, User):
        return []
    if not may(permissions.can_draft_report, user.actor_for(request), council):
        return []
    url = f"{reverse('page:council-draft-report', args=[council.pk])}?year={year}"
    return [{"label": _("Draft the annual report"), "url": url}]
