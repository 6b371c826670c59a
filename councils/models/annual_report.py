from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.models import Recorded
from councils.models.council import Council
from councils.states import ANNUAL_REPORT, ReportState

REPORT_STATES = [(state.value, state.value) for state in ReportState]


class AnnualReportQuerySet(models.QuerySet["AnnualReport"]):
    """Annual reports, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "AnnualReportQuerySet":
        """Return the published ones, and the drafts of one's own council."""
        own = Council.objects.worked_in_by(user)
        return self.filter(Q(state=ReportState.PUBLISHED) | Q(council__in=own))


class AnnualReport(Recorded):
    """One version of what a council has done in a year (art. 7(2)(4)).

    `counters` are counted from what happened, never typed in; the words are edited.
    """

    object_kind = "annual-report"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="annual_reports"
    )
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=REPORT_STATES)
    counted_at = models.DateTimeField()
    counters = models.JSONField()
    text_kk = models.TextField(max_length=50000, blank=True)
    text_ru = models.TextField(max_length=50000, blank=True)
    correction_reason = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    docx_kk = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    docx_ru = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf_kk = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf_ru = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        ordering = ["council", "-year", "-version"]
        constraints = [
            models.UniqueConstraint(
                name="one_version_of_an_annual_report_for_each_number",
                fields=["council", "year", "version"],
            ),
            models.CheckConstraint(
                name="a_later_version_of_a_report_says_why",
                condition=Q(version=1) | ~Q(correction_reason=""),
            ),
            models.CheckConstraint(
                name="a_published_report_has_its_digest",
                condition=~Q(state=ReportState.PUBLISHED)
                | Q(published_at__isnull=False) & ~Q(digest=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.year}"

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return ANNUAL_REPORT.labels[ReportState(self.state)].in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {
            "council": str(self.council_id),
            "year": self.year,
            "version": self.version,
            "state": self.state,
            "digest": self.digest,
        }
