"""What secretary and chair do to the report on a year."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from councils import permissions
from councils.actions import annual_reports
from councils.filters import today
from councils.models import AnnualReport, Council
from councils.pages import annual_report_forms as forms


class DraftReport(Act):
    """Begin the report on a year."""

    verb = "draft-report"
    policy, run = permissions.can_draft_report, annual_reports.draft
    words = Words(
        title=_("Draft the annual report"),
        button=_("Draft the report"),
        done=_(
            "The report is drafted. Only the council sees it until it is published."
        ),
        lead=_("It is counted from what is recorded here; you add the words."),
    )

    def rows(self) -> QuerySet[Council]:
        seen = Council.objects.visible_to(self.request.user)
        return seen.select_related("organization")

    def form(self, **data: Any) -> ActForm:
        wanted = self.request.GET.get("year", "")
        return forms.ReportYearForm(council=self.item, wanted=wanted, **data)

    def next_page(self) -> str:
        return reverse("page:annual-report", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:council-year", args=[self.item.pk])


class ReportAct(Act):
    """An act upon one version of a report."""

    policy = permissions.can_lead_report

    def rows(self) -> QuerySet[AnnualReport]:
        seen = AnnualReport.objects.visible_to(self.request.user)
        return seen.select_related("council__organization")

    def back(self) -> str:
        return reverse("page:annual-report", args=[self.item.pk])


class RefreshReport(ReportAct):
    """Count anew."""

    verb, run = "refresh", annual_reports.refresh
    words = Words(
        title=_("Count the report anew"),
        button=_("Count anew"),
        done=_("The report is counted as things stand today."),
        lead=_("The counts are taken as things stand today; the words stay."),
    )


class EditReport(ReportAct):
    """Change the words."""

    verb, run = "edit", annual_reports.edit
    words = Words(
        title=_("Edit the words of the report"),
        button=_("Save the words"),
        done=_("The words are saved."),
        lead=_("No one changes the counts: they come from what happened."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.WordsForm(report=self.item, **data)


class PublishReport(ReportAct):
    """Show it to everybody."""

    verb, run = "publish", annual_reports.publish
    template_name = "councils/publish_report.html"
    words = Words(
        title=_("Publish the annual report"),
        button=_("Publish for everybody"),
        done=_("The report is published, with its papers in Kazakh and in Russian."),
        lead=_(
            "It is counted a last time and then stays as it is: what is corrected "
            "later is a new version beside it."
        ),
    )

    def context(self) -> dict[str, Any]:
        report = self.item
        return {
            "is_over": report.year < today().year,
            "has_words": bool(report.text_kk or report.text_ru),
        }


class CorrectReport(ReportAct):
    """Begin the next version."""

    verb, run = "correct", annual_reports.correct
    form_class = forms.CorrectionForm
    words = Words(
        title=_("Correct the report by a new version"),
        button=_("Begin the new version"),
        done=_(
            "The new version is begun. The published one stays until then, and after."
        ),
        lead=_("The version that is published stays to be read beside the new one."),
    )

    def next_page(self) -> str:
        return reverse("page:annual-report", args=[self.result.pk])


ON_REPORT = (RefreshReport, EditReport, PublishReport, CorrectReport)
