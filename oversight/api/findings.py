"""Findings: what was established, corrected by versions."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.models import Organization
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
    ItemOut,
    LongText,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files import serving
from backend.files.models import File
from oversight import permissions
from oversight.actions import findings
from oversight.api.points import Latitude, Longitude, point_of
from oversight.filters import FindingFilter
from oversight.models import Case, Finding, FindingCategory, Severity, Site

MOST_FILES = 50


class FindingOut(ItemOut[Finding]):
    """One version of a finding: what, where, when, and how grave.

    `is_current` tells the latest version; `number` stays through all of them.
    """

    is_current = serializers.BooleanField(read_only=True)

    class Meta:
        model = Finding
        fields = [
            "id",
            "case",
            "number",
            "version",
            "is_current",
            "replaces",
            "correction_reason",
            "facts",
            "category",
            "harmed_interest",
            "bodies",
            "site",
            "place",
            "latitude",
            "longitude",
            "established_on",
            "breached_provision",
            "severity",
            "private_reason",
            "evidence",
            "logged_at",
        ]


class FindingFactsIn(StrictSerializer):
    """What a version of a finding says; without bodies it concerns all of the case."""

    facts = LongText()
    category = serializers.ChoiceField(
        choices=FindingCategory.choices, default=FindingCategory.OTHER.value
    )
    harmed_interest = ShortText(required=False, default="", allow_blank=True)
    bodies = serializers.ListField(
        child=Visible(lambda user: Organization.objects.bodies()),
        default=list,
        max_length=20,
    )
    place = ShortText(required=False, default="", allow_blank=True)
    latitude = Latitude(required=False, default=None, allow_null=True)
    longitude = Longitude(required=False, default=None, allow_null=True)
    established_on = PastDay()
    breached_provision = ShortText(required=False, default="", allow_blank=True)
    severity = serializers.ChoiceField(choices=Severity.choices, default="medium")
    private_reason = ShortText(required=False, default="", allow_blank=True)
    evidence = serializers.ListField(
        child=Visible(File.objects.visible_to), default=list, max_length=MOST_FILES
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the point as one thing; half a point is refused."""
        attrs["point"] = point_of(attrs)
        del attrs["latitude"], attrs["longitude"]
        return attrs


class FindingIn(FindingFactsIn):
    """A finding that is logged; `no_conflict` declares so of it, of oneself."""

    case = Visible(Case.objects.visible_to)
    site = Visible(
        Site.objects.visible_to, required=False, default=None, allow_null=True
    )
    no_conflict = Flag(required=False, default=False)


class FindingCorrectionIn(FindingFactsIn):
    """The next version of a finding, whole, and why it was corrected."""

    correction_reason = ShortText(allow_blank=True)


class FindingViewSet(RegisterViewSet[Finding]):
    """Findings of public control; those marked not public are not here for others."""

    queryset = Finding.objects.none()
    serializer_class = FindingOut
    filterset_class = FindingFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "correct": permissions.can_correct_finding,
    }

    def get_queryset(self) -> QuerySet[Finding]:
        rows = Finding.objects.visible_to(self.request.user)
        return rows.select_related("case__initiator", "corrected_by").prefetch_related(
            "evidence", "bodies"
        )

    def links(self, item: Finding) -> dict[str, str]:
        return {
            "case": f"/api/v1/cases/{item.case_id}/",
            "page": f"/kk/findings/{item.pk}/",
        }

    @act(takes=FindingIn)
    def create(self, request: Request) -> Response:
        """Log a finding while the control is under way."""
        by, given = actor(request), dict(self.given)
        case = given.pop("case")
        by.grant = permissions.can_log_finding(by, case)
        if by.grant is None:
            raise NotYours
        finding = findings.log(case, **given, by=by, at=clock.now())
        return self.answer(finding, status=201)

    @act(takes=FindingCorrectionIn)
    def correct(self, request: Request, pk: str) -> Response:
        """Correct a finding by its next version; the answer is that version."""
        finding = findings.correct(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.answer(finding)

    @extend_schema(
        parameters=[OpenApiParameter("file", OpenApiTypes.UUID, "path")],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    @action(detail=True, url_path="evidence/(?P<file>[0-9a-f-]{36})")
    def evidence(self, request: Request, pk: str, file: str) -> FileResponse:
        """Return a file of the evidence to whoever sees the finding."""
        found = {str(one.pk): one for one in self.get_object().evidence.all()}
        if file not in found:
            raise Http404
        return serving.attachment(found[file])
