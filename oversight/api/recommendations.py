"""Recommendations, and the answers to them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
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
from oversight.actions import answers, recommendations
from oversight.api.refs import LANGUAGES, AnswerRef, CaseRef, ObligationTerm
from oversight.filters import AnswerFilter, RecommendationFilter
from oversight.models import Answer, Recommendation, Verdict, View
from oversight.states import RECOMMENDATION_PROCEDURE


class RecommendationOut(ItemOut[Recommendation]):
    """A recommendation with its clock and its answer, or its silence."""

    case = CaseRef(read_only=True)
    body = OrganizationRef(read_only=True)
    answer_obligation = ObligationTerm(read_only=True, allow_null=True)
    answer = serializers.SerializerMethodField()

    class Meta:
        model = Recommendation
        fields = [
            "id",
            "case",
            "document",
            "line",
            "body",
            "text",
            "power",
            "state",
            "sent_at",
            "answer_obligation",
            "answer",
            "progress_note",
            "updated_at",
        ]

    @extend_schema_field(AnswerRef(allow_null=True))
    def get_answer(self, recommendation: Recommendation) -> dict[str, Any] | None:
        """Show the answer once it is given; drafts lie at `answers/`."""
        given = getattr(recommendation, "answer", None)
        if given is None or given.answered_on is None:
            return None
        shown: dict[str, Any] = AnswerRef(given).data
        return shown


class AnswerDraftIn(StrictSerializer):
    """What an officer prepares for the head; reasons may still be empty."""

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    reasons = LongText(allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES)


class AnswerIn(AnswerDraftIn):
    """A body's answer; blank reasons are refused by the law, not by the form."""

    number = ShortText(required=False, default="", max_length=60)


class PaperAnswerIn(AnswerIn):
    """A paper answer, entered by the author with its scan."""

    answered_on = PastDay()
    scan = Visible(File.objects.visible_to)


class NoteIn(StrictSerializer):
    """What is told."""

    note = LongText()


class RecommendationViewSet(RegisterViewSet[Recommendation]):
    """What bodies were recommended, and what they answered."""

    queryset = Recommendation.objects.none()
    serializer_class = RecommendationOut
    filterset_class = RecommendationFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = RECOMMENDATION_PROCEDURE
    write_scope = "answers:write"
    write_scopes = {
        "enter_answer": "oversight:write",
        "confirm_fulfilment": "oversight:write",
        "deny_fulfilment": "oversight:write",
    }
    session_only = {"sign_answer"}
    policies = {
        "draft_answer": permissions.can_draft_answer,
        "sign_answer": permissions.can_sign_answer,
        "enter_answer": permissions.can_enter_answer,
        "report_progress": permissions.can_report_progress,
        "confirm_fulfilment": permissions.can_judge_fulfilment,
        "deny_fulfilment": permissions.can_judge_fulfilment,
    }

    def get_queryset(self) -> QuerySet[Recommendation]:
        return Recommendation.objects.visible_to(self.request.user).select_related(
            "case__initiator",
            "body",
            "answer_obligation",
            "answer__assessment",
        )

    @act(takes=AnswerDraftIn)
    def draft_answer(self, request: Request, pk: str) -> Response:
        """Keep a draft of the answer for the head to sign."""
        answers.draft(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown()

    @act(takes=AnswerIn)
    def sign_answer(self, request: Request, pk: str) -> Response:
        """Sign and send the body's answer, as its head."""
        answers.sign(self.get_object(), **self.given, by=actor(request), at=clock.now())
        return self.shown()

    @act(takes=PaperAnswerIn)
    def enter_answer(self, request: Request, pk: str) -> Response:
        """Enter, as the author, the paper answer of a body that is not here."""
        answers.enter_on_paper(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown()

    @act(takes=NoteIn)
    def report_progress(self, request: Request, pk: str) -> Response:
        """Report, as the body, what is being done."""
        recommendations.report_progress(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown()

    @act()
    def confirm_fulfilment(self, request: Request, pk: str) -> Response:
        """Confirm, as the author, that it has been fulfilled."""
        recommendations.confirm_fulfilment(
            self.get_object(), by=actor(request), at=clock.now()
        )
        return self.shown()

    @act(takes=NoteIn)
    def deny_fulfilment(self, request: Request, pk: str) -> Response:
        """Say, as the author, that it has not been fulfilled."""
        recommendations.deny_fulfilment(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown()

    def shown(self) -> Response:
        """Answer with the recommendation as it is now."""
        return self.answer(self.get_queryset().get(pk=self.kwargs["pk"]))


class AnswerOut(ItemOut[Answer]):
    """An answer, or the draft of one for those of the body."""

    class Meta:
        model = Answer
        fields = ["recommendation", *AnswerRef.Meta.fields[:-1]]


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
    """Answers of bodies."""

    queryset = Answer.objects.none()
    serializer_class = AnswerOut
    filterset_class = AnswerFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"assess": permissions.can_assess}

    def get_queryset(self) -> QuerySet[Answer]:
        return Answer.objects.visible_to(self.request.user).select_related(
            "recommendation__case__initiator", "recommendation__body", "assessment"
        )

    @act(takes=AssessmentIn)
    def assess(self, request: Request, pk: str) -> Response:
        """Say what the answer is worth; it changes no term."""
        answers.assess(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.answer(self.get_queryset().get(pk=pk))
