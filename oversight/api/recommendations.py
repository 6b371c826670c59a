"""Recommendations, and the answers to them."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ItemOut, LongText, StrictSerializer
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions
from oversight.actions import answers, recommendations
from oversight.api.refs import AnswerRef, CaseRef, ObligationTerm
from oversight.api.replies import (
    AnswerDraftIn,
    AnswerIn,
    CorrectionIn,
    LetterIn,
    PaperAnswerIn,
)
from oversight.filters import RecommendationFilter
from oversight.models import Recommendation
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
            "redirected_from",
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
        """Show the answer once it is given; drafts lie at `answer-drafts/`."""
        given = getattr(recommendation, "answer", None)
        if given is None or given.answered_on is None:
            return None
        shown: dict[str, Any] = AnswerRef(given).data
        return shown


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
    session_only = {"sign_answer", "sign_answers", "correct_answer"}
    policies = {
        "draft_answer": permissions.can_draft_answer,
        "sign_answer": permissions.can_sign_answer,
        "sign_answers": lambda actor: Standing.PERSON,
        "correct_answer": permissions.can_correct_answer,
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

    def links(self, item: Recommendation) -> dict[str, str]:
        """Return where its drafts, hearings and answer versions are told."""
        pk = item.pk
        found = {
            "drafts": f"/api/v1/answer-drafts/?recommendation={pk}",
            "hearings": f"/api/v1/body-hearings/?recommendation={pk}",
            "answer_versions": f"/api/v1/answer-versions/?recommendation={pk}",
            "page": f"/kk/recommendations/{pk}/",
        }
        if item.redirected_from_id:
            earlier = item.redirected_from_id
            found["redirected_from"] = f"/api/v1/recommendations/{earlier}/"
        return found

    @act(takes=AnswerDraftIn)
    def draft_answer(self, request: Request, pk: str) -> Response:
        """Keep a draft of the answer for the head to sign."""
        return self.done(answers.draft)

    @act(takes=AnswerIn)
    def sign_answer(self, request: Request, pk: str) -> Response:
        """Sign and send the body's answer, as its head."""
        return self.done(answers.sign)

    @act(takes=LetterIn, on_item=False, answers=RecommendationOut(many=True))
    def sign_answers(self, request: Request) -> Response:
        """Sign one letter that answers several recommendations, all or none."""
        by, given = actor(request), self.given
        lines = LetterIn.replies(given)
        by.grant = permissions.can_sign_answer(by, lines[0][0])
        if by.grant is None:
            raise NotYours
        answers.sign_many(
            given["delivery"],
            replies_to=lines,
            number=given["number"],
            by=by,
            at=clock.now(),
        )
        answered = self.get_queryset().filter(pk__in=[line.pk for line, _ in lines])
        shown = self.get_serializer(answered.order_by("line"), many=True)
        return Response(shown.data)

    @act(takes=CorrectionIn)
    def correct_answer(self, request: Request, pk: str) -> Response:
        """Give the next version of the answer, as the head; earlier ones stay."""
        return self.done(answers.correct)

    @act(takes=PaperAnswerIn)
    def enter_answer(self, request: Request, pk: str) -> Response:
        """Enter, as the author, the paper answer of a body that is not here."""
        return self.done(answers.enter_on_paper)

    @act(takes=NoteIn)
    def report_progress(self, request: Request, pk: str) -> Response:
        """Report, as the body, what is being done."""
        return self.done(recommendations.report_progress)

    @act()
    def confirm_fulfilment(self, request: Request, pk: str) -> Response:
        """Confirm, as the author, that it has been fulfilled."""
        return self.done(recommendations.confirm_fulfilment)

    @act(takes=NoteIn)
    def deny_fulfilment(self, request: Request, pk: str) -> Response:
        """Say, as the author, that it has not been fulfilled."""
        return self.done(recommendations.deny_fulfilment)
