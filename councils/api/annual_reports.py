"""Annual reports: counted from what happened, worded, published, corrected."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    ReasonIn,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.texts import LAST_YEAR
from councils import permissions
from councils.actions import annual_reports
from councils.api.refs import CouncilRef
from councils.filters import AnnualReportFilter
from councils.models import AnnualReport, Council
from councils.states import ANNUAL_REPORT

PAPERS = ("docx_kk", "docx_ru", "pdf_kk", "pdf_ru")
LONGEST = 50_000


class AnnualReportOut(ItemOut[AnnualReport]):
    """One version of a council's annual report as lists show it."""

    council = CouncilRef(read_only=True)

    class Meta:
        model = AnnualReport
        fields = [
            "id",
            "council",
            "year",
            "version",
            "state",
            "counted_at",
            "correction_reason",
            "published_at",
            "digest",
            *PAPERS,
        ]


class AnnualReportItemOut(AnnualReportOut):
    """One version alone: what was counted, by name, and the words."""

    counters = serializers.JSONField(read_only=True)

    class Meta(AnnualReportOut.Meta):
        fields = [*AnnualReportOut.Meta.fields, "counters", "text_kk", "text_ru"]


class DraftIn(StrictSerializer):
    """Whose report, and on which year."""

    council = Visible(Council.objects.visible_to)
    year = WholeNumber(max_value=LAST_YEAR)


class WordsIn(StrictSerializer):
    """What the council says beside the counts; what is not named stays as it is."""

    text_kk = LongText(required=False, allow_blank=True, max_length=LONGEST)
    text_ru = LongText(required=False, allow_blank=True, max_length=LONGEST)


class AnnualReportViewSet(RegisterViewSet[AnnualReport]):
    """What councils have done in a year; earlier versions stay beside later ones."""

    queryset = AnnualReport.objects.none()
    serializer_class = AnnualReportItemOut
    filterset_class = AnnualReportFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = ANNUAL_REPORT
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "refresh": permissions.can_lead_report,
        "edit": permissions.can_lead_report,
        "publish": permissions.can_lead_report,
        "correct": permissions.can_lead_report,
    }

    def get_queryset(self) -> QuerySet[AnnualReport]:
        rows = AnnualReport.objects.visible_to(self.request.user)
        return rows.select_related("council__organization")

    def get_serializer_class(self) -> Any:
        return AnnualReportOut if self.action == "list" else AnnualReportItemOut

    def links(self, item: AnnualReport) -> dict[str, str]:
        found = {
            "page": f"/kk/annual-reports/{item.pk}/",
            "year": f"/api/v1/councils/{item.council_id}/year/?year={item.year}",
            "versions": f"/api/v1/annual-reports/?council={item.council_id}"
            f"&year={item.year}",
        }
        for name in PAPERS:
            file = getattr(item, f"{name}_id")
            if file is not None:
                found[name] = f"/api/v1/files/{file}/content/"
        return found

    @act(takes=DraftIn)
    def create(self, request: Request) -> Response:
        """Begin the report on a year with what can be counted of it today."""
        council, by = self.given["council"], actor(request)
        by.grant = permissions.can_draft_report(by, council)
        if by.grant is None:
            raise NotYours
        report = annual_reports.draft(
            council, year=self.given["year"], by=by, at=clock.now()
        )
        return self.answer(report, status=201)

    @act()
    def refresh(self, request: Request, pk: str) -> Response:
        """Count anew; the words stay."""
        report, by = self.get_object(), actor(request)
        return self.answer(annual_reports.refresh(report, by=by, at=clock.now()))

    @act(takes=WordsIn)
    def edit(self, request: Request, pk: str) -> Response:
        """Change the words of a draft, in one language or in both."""
        report, by = self.get_object(), actor(request)
        words = {"text_kk": report.text_kk, "text_ru": report.text_ru, **self.given}
        return self.answer(annual_reports.edit(report, **words, by=by, at=clock.now()))

    @act()
    def publish(self, request: Request, pk: str) -> Response:
        """Show the report to everybody, with its papers in both languages."""
        report, by = self.get_object(), actor(request)
        return self.answer(annual_reports.publish(report, by=by, at=clock.now()))

    @act(takes=ReasonIn, answers=AnnualReportItemOut)
    def correct(self, request: Request, pk: str) -> Response:
        """Begin the next version, with the reason; this one stays as it is."""
        report, by = self.get_object(), actor(request)
        reason = self.given["reason"]
        later = annual_reports.correct(report, reason=reason, by=by, at=clock.now())
        return self.answer(later, status=201)
