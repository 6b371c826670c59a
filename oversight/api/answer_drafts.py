"""Drafts of answers, inside the body that prepares them."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ItemOut, ReasonIn, ShortText, StrictSerializer
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions
from oversight.actions import answer_drafts, answers
from oversight.filters import AnswerDraftFilter
from oversight.models import AnswerDraft
from oversight.states import ANSWER_DRAFT_PROCEDURE


class AnswerDraftOut(ItemOut[AnswerDraft]):
    """What is prepared for the head to sign: seen by the body alone."""

    prepared_by = serializers.CharField(source="prepared_by.name", read_only=True)
    approved_by = serializers.CharField(
        source="approved_by.name", read_only=True, default=None, allow_null=True
    )

    class Meta:
        model = AnswerDraft
        fields = [
            "id",
            "recommendation",
            "state",
            "verdict",
            "reasons",
            "language",
            "redirected_to",
            "without_hearing",
            "hearing_note",
            "files",
            "prepared_by",
            "updated_at",
            "submitted_at",
            "approved_by",
            "approved_at",
            "returned_reason",
        ]


class NumberIn(StrictSerializer):
    """Under which number the answer leaves."""

    number = ShortText(required=False, default="", max_length=60)


class AnswerDraftViewSet(RegisterViewSet[AnswerDraft]):
    """Drafts of answers: made and rewritten at `recommendations/{id}/draft-answer/`."""

    queryset = AnswerDraft.objects.none()
    serializer_class = AnswerDraftOut
    filterset_class = AnswerDraftFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = ANSWER_DRAFT_PROCEDURE
    write_scope = "answers:write"
    session_only = {"approve", "sign"}
    policies = {
        "submit": permissions.can_submit_draft,
        "return_": permissions.can_decide_draft,
        "approve": permissions.can_decide_draft,
        "sign": permissions.can_decide_draft,
    }

    def get_queryset(self) -> QuerySet[AnswerDraft]:
        return (
            AnswerDraft.objects.visible_to(self.request.user)
            .select_related(
                "recommendation__case__initiator",
                "recommendation__body",
                "prepared_by",
                "approved_by",
            )
            .prefetch_related("files")
        )

    def links(self, item: AnswerDraft) -> dict[str, str]:
        """Return where its recommendation and its page are."""
        line = item.recommendation_id
        return {
            "recommendation": f"/api/v1/recommendations/{line}/",
            "page": f"/kk/recommendations/{line}/draft-answer/",
        }

    @act()
    def submit(self, request: Request, pk: str) -> Response:
        """Lay the draft before the head."""
        return self.done(answer_drafts.submit)

    @act(takes=ReasonIn, verb="return")
    def return_(self, request: Request, pk: str) -> Response:
        """Give the draft back, as the head, and say what to mend."""
        return self.done(answer_drafts.return_)

    @act()
    def approve(self, request: Request, pk: str) -> Response:
        """Agree to the words, as the head; the answer is given when it is signed."""
        return self.done(answer_drafts.approve)

    @act(takes=NumberIn)
    def sign(self, request: Request, pk: str) -> Response:
        """Sign and send the answer as it is drafted, as the head."""
        return self.done(answers.sign_draft)
