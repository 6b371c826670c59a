"""Answers as they stand, and every version of them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy, ReadOnly
from backend.api.problems import BreachOut
from backend.api.serializers import (
    ItemOut,
    LongText,
    Out,
    ReasonIn,
    StrictSerializer,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import answers
from oversight.api.refs import AnswerRef, noted
from oversight.filters import AnswerFilter, AnswerVersionFilter
from oversight.models import Answer, AnswerStance, AnswerVersion, View


class StanceOut(Out[AnswerStance]):
    """What the body says of an answer that the author has entered in its name."""

    class Meta:
        model = AnswerStance
        fields = ["stance", "reason", "version", "by_role", "at"]


class AttachedOut(Out[File]):
    """A file that goes with an answer."""

    class Meta:
        model = File
        fields = ["id", "name", "media_type", "size", "sha256"]


class AnswerOut(AnswerRef, ItemOut[Answer]):
    """An answer as its latest version says it, and what the body says of an entry."""

    redirected_to = OrganizationRef(read_only=True, allow_null=True)
    files = AttachedOut(many=True, read_only=True)
    stances = StanceOut(many=True, read_only=True)

    class Meta(AnswerRef.Meta):
        fields = ["recommendation", *AnswerRef.Meta.fields, "files", "stances"]


class AssessmentIn(StrictSerializer):
    """The author's view; an unfavourable one needs its reason."""

    view = serializers.ChoiceField(choices=View.choices)
    reason = LongText(required=False, default="", allow_blank=True)

    def validate(self, attrs: dict[str, str]) -> dict[str, str]:
        """Ask for the reason of an unfavourable view."""
        if attrs["view"] != View.SATISFACTORY and not attrs["reason"].strip():
            raise serializers.ValidationError(
                {"reason": _("Say why: an unfavourable view needs its reason.")}
            )
        return attrs


class AnswerViewSet(RegisterViewSet[Answer]):
    """Answers of bodies, as they stand now."""

    queryset = Answer.objects.none()
    serializer_class = AnswerOut
    filterset_class = AnswerFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    write_scopes = {"confirm": "answers:write", "dispute": "answers:write"}
    policies = {
        "assess": permissions.can_assess,
        "confirm": permissions.can_take_stance,
        "dispute": permissions.can_take_stance,
    }

    def get_queryset(self) -> QuerySet[Answer]:
        return (
            Answer.objects.visible_to(self.request.user)
            .select_related(
                "recommendation__case__initiator",
                "recommendation__body",
                "redirected_to",
                "assessment",
            )
            .prefetch_related("files", "stances")
        )

    def links(self, item: Answer) -> dict[str, str]:
        """Return where its versions and its recommendation are told."""
        return {
            "versions": f"/api/v1/answer-versions/?answer={item.pk}",
            "recommendation": f"/api/v1/recommendations/{item.recommendation_id}/",
            "page": f"/kk/answers/{item.pk}/",
        }

    @act(takes=AssessmentIn)
    def assess(self, request: Request, pk: str) -> Response:
        """Say what the answer is worth; it changes no term. Once for each version."""
        return self.done(answers.assess)

    @act()
    def confirm(self, request: Request, pk: str) -> Response:
        """Say, as the body, that what the author has entered is its answer."""
        return self.done(answers.confirm)

    @act(takes=ReasonIn)
    def dispute(self, request: Request, pk: str) -> Response:
        """Say, as the body, that it did not answer so; both claims are shown."""
        return self.done(answers.dispute)


class AnswerVersionOut(ItemOut[AnswerVersion]):
    """What an answer said when it was given; `files` by name and digest."""

    redirected_to = OrganizationRef(read_only=True, allow_null=True)
    breaches = serializers.SerializerMethodField()
    files = serializers.SerializerMethodField()

    class Meta:
        model = AnswerVersion
        fields = [
            "id",
            "answer",
            "version",
            "verdict",
            "reasons",
            "language",
            "number",
            "redirected_to",
            "without_hearing",
            "hearing_note",
            "breaches",
            "correction_reason",
            "signed_name",
            "signed_position",
            "acting_basis",
            "answered_on",
            "given_at",
            "is_entered_by_author",
            "scan",
            "files",
            "digest",
        ]

    @extend_schema_field(BreachOut(many=True))
    def get_breaches(self, version: AnswerVersion) -> list[dict[str, str]]:
        """Tell what it lacked under the law when it was given."""
        return noted(version.breaches_noted)

    @extend_schema_field(
        {"type": "array", "items": {"type": "object", "additionalProperties": True}}
    )
    def get_files(self, version: AnswerVersion) -> list[dict[str, Any]]:
        """Name what was attached, with the digest of its bytes."""
        return list(version.files)


class AnswerVersionViewSet(RegisterViewSet[AnswerVersion]):
    """Every answer as it was given: what is signed is never changed."""

    queryset = AnswerVersion.objects.none()
    serializer_class = AnswerVersionOut
    filterset_class = AnswerVersionFilter
    permission_classes = [ReadOnly]

    def get_queryset(self) -> QuerySet[AnswerVersion]:
        seen = AnswerVersion.objects.visible_to(self.request.user)
        return seen.select_related("redirected_to")
