"""Findings: what was established."""

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
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import findings
from oversight.filters import FindingFilter
from oversight.models import Case, Finding, Severity


class FindingOut(ItemOut[Finding]):
    """What was established, where and when."""

    class Meta:
        model = Finding
        fields = [
            "id",
            "case",
            "facts",
            "place",
            "established_on",
            "breached_provision",
            "severity",
            "private_reason",
            "evidence",
            "logged_at",
        ]


class FindingIn(StrictSerializer):
    """What is logged of a finding."""

    case = Visible(Case.objects.visible_to)
    facts = LongText()
    place = ShortText(required=False, default="")
    established_on = PastDay()
    breached_provision = ShortText(required=False, default="")
    severity = serializers.ChoiceField(choices=Severity.choices, default="medium")
    private_reason = ShortText(required=False, default="")
    evidence = serializers.ListField(
        child=Visible(File.objects.visible_to), default=list, max_length=50
    )


class FindingViewSet(RegisterViewSet[Finding]):
    """Findings of public control."""

    queryset = Finding.objects.none()
    serializer_class = FindingOut
    filterset_class = FindingFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[Finding]:
        return Finding.objects.visible_to(self.request.user).prefetch_related(
            "evidence"
        )

    @act(takes=FindingIn)
    def create(self, request: Request) -> Response:
        """Log a finding while the control is under way."""
        by = actor(request)
        by.grant = permissions.can_log_finding(by, self.given["case"])
        if by.grant is None:
            raise NotYours
        finding = findings.log(
            self.given.pop("case"), **self.given, by=by, at=clock.now()
        )
        return self.answer(finding, status=201)
