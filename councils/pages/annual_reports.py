"""Annual reports: the register, and one version as a document to read."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from backend.accounts.models import Region, User
from backend.pages.acts import may
from backend.pages.registers import Register
from councils import permissions
from councils.filters import AnnualReportFilter
from councils.models import AnnualReport
from councils.pages.years import shown
from councils.rules import year as rule
from councils.states import ANNUAL_REPORT

PAPERS = (
    ("pdf_kk", "PDF", "kk"),
    ("pdf_ru", "PDF", "ru"),
    ("docx_kk", "DOCX", "kk"),
    ("docx_ru", "DOCX", "ru"),
)
IN_LANGUAGE = {"kk": "қазақша", "ru": "на русском"}


class AnnualReportList(Register):
    """The latest version of each report: a line for a council and a year."""

    template_name = "councils/annual_report_list.html"
    filterset_class = AnnualReportFilter

    def found(self) -> QuerySet[AnnualReport]:
        seen = AnnualReport.objects.visible_to(self.request.user)
        later = seen.filter(
            council=OuterRef("council"),
            year=OuterRef("year"),
            version__gt=OuterRef("version"),
        )
        rows = seen.exclude(Exists(later))
        return rows.select_related("council__organization__region")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["regions"] = Region.objects.exclude(kind="district").order_by("name_kk")
        context["law"] = rule.REPORT.citation
        return context


@never_cache
def annual_report_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one version of a report: words, figures, papers, and its history."""
    seen = AnnualReport.objects.visible_to(request.user)
    rows = seen.select_related(
        "council__organization__region",
        "council__body",
        *(name for name, _kind, _language in PAPERS),
    )
    report = get_object_or_404(rows, pk=pk)
    versions = list(
        seen.filter(council=report.council_id, year=report.year).order_by("-version")
    )
    told = {
        "report": report,
        "council": report.council,
        "law": rule.REPORT.citation,
        "buttons": _buttons(report, request, is_latest=versions[0] == report),
        "papers": _papers(report),
        "words": _words(report),
        "latest": versions[0],
        "versions": versions,
        **shown(report.counters),
    }
    return render(request, "councils/annual_report.html", told)


def _papers(report: AnnualReport) -> list[dict[str, Any]]:
    return [
        {"file": file, "kind": kind, "language": language, "in": IN_LANGUAGE[language]}
        for name, kind, language in PAPERS
        if (file := getattr(report, name)) is not None
    ]


def _words(report: AnnualReport) -> list[dict[str, str]]:
    """Return the words in both languages, the reader's own first."""
    said = {"kk": report.text_kk, "ru": report.text_ru}
    first = "ru" if (get_language() or "kk").startswith("ru") else "kk"
    order = sorted(said, key=lambda language: language != first)
    return [{"language": one, "text": said[one]} for one in order if said[one]]


def _buttons(
    report: AnnualReport, request: HttpRequest, *, is_latest: bool
) -> list[dict[str, str]]:
    user = request.user
    if not isinstance(user, User):
        return []
    if not may(permissions.can_lead_report, user.actor_for(request), report):
        return []
    labels = {
        "publish": _("Publish"),
        "edit": _("Edit the words"),
        "refresh": _("Count anew"),
        "correct": _("Correct by a new version"),
    }
    open_now = ANNUAL_REPORT.acts(report.state)
    return [
        {
            "label": label,
            "url": reverse(f"page:annual-report-{verb}", args=[report.pk]),
        }
        for verb, label in labels.items()
        if verb in open_now and (verb != "correct" or is_latest)
    ]
