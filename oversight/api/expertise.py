"""Questions put to experts, and their conclusions."""

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
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import expertise
from oversight.actions.expertise import Concluded
from oversight.api.refs import LANGUAGES
from oversight.filters import ExpertConclusionFilter, ExpertQuestionFilter
from oversight.models import (
    About,
    Case,
    ExpertConclusion,
    ExpertQuestion,
    Participant,
)


class ExpertQuestionOut(ItemOut[ExpertQuestion]):
    """A question, and the act or decision that it is about."""

    class Meta:
        model = ExpertQuestion
        fields = [
            "id",
            "case",
            "number",
            "text",
            "about",
            "act_title",
            "link",
            "asked_at",
            "withdrawn_at",
        ]


class ExpertQuestionIn(StrictSerializer):
    """What is asked, about which act or decision."""

    case = Visible(Case.objects.visible_to)
    text = LongText()
    about = serializers.ChoiceField(choices=About.choices)
    act_title = ShortText()
    link = serializers.URLField(
        required=False, default="", allow_blank=True, max_length=500
    )


class ExpertConclusionIn(StrictSerializer):
    """What an expert concludes; the author names for whom he enters it."""

    expert = Visible(Participant.objects.visible_to, required=False, default=None)
    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    signed_on = PastDay()
    file = Visible(
        File.objects.visible_to, required=False, default=None, allow_null=True
    )


class ExpertConclusionOut(ItemOut[ExpertConclusion]):
    """What an expert concluded; public once the final document is sent."""

    expert = serializers.CharField(source="participant.name", read_only=True)

    class Meta:
        model = ExpertConclusion
        fields = [
            "id",
            "question",
            "participant",
            "expert",
            "version",
            "replaces",
            "text",
            "language",
            "signed_on",
            "file",
            "is_entered_by_author",
            "given_at",
        ]


class ExpertQuestionViewSet(RegisterViewSet[ExpertQuestion]):
    """Questions put to experts."""

    queryset = ExpertQuestion.objects.none()
    serializer_class = ExpertQuestionOut
    filterset_class = ExpertQuestionFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "withdraw": permissions.can_keep_question,
        "conclude": permissions.can_conclude,
    }

    def get_queryset(self) -> QuerySet[ExpertQuestion]:
        rows = ExpertQuestion.objects.visible_to(self.request.user)
        return rows.select_related("case__initiator")

    def links(self, item: ExpertQuestion) -> dict[str, str]:
        return {
            "conclusions": f"/api/v1/expert-conclusions/?question={item.pk}",
            "page": f"/kk/cases/{item.case_id}/control/",
        }

    @act(takes=ExpertQuestionIn)
    def create(self, request: Request) -> Response:
        """Put a question to the experts."""
        by, given = actor(request), dict(self.given)
        case = given.pop("case")
        by.grant = permissions.can_lead_case(by, case)
        if by.grant is None:
            raise NotYours
        made = expertise.ask(case, **_asked(given), by=by, at=clock.now())
        return self.answer(made, status=201)

    @act()
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the question back, before anybody has concluded on it."""
        made = expertise.withdraw_question(
            self.get_object(), by=actor(request), at=clock.now()
        )
        return self.answer(made)

    @act(takes=ExpertConclusionIn, answers=ExpertConclusionOut)
    def conclude(self, request: Request, pk: str) -> Response:
        """Give one's conclusion, or enter that of an expert who signed on paper."""
        question, by, given = self.get_object(), actor(request), dict(self.given)
        expert = given.pop("expert") or permissions.own_place(by, question)
        if expert is None:
            raise NotYours
        by.grant = permissions.can_conclude_as(by, question, expert)
        if by.grant is None:
            raise NotYours
        made = expertise.conclude(
            question,
            expert=expert,
            concluded=Concluded(**given),
            by=by,
            at=clock.now(),
        )
        return Response(ExpertConclusionOut(made).data, 201)


class ExpertConclusionViewSet(RegisterViewSet[ExpertConclusion]):
    """What experts have concluded, each version of it."""

    queryset = ExpertConclusion.objects.none()
    serializer_class = ExpertConclusionOut
    filterset_class = ExpertConclusionFilter
    permission_classes = [ReadFreelyActByPolicy]

    def get_queryset(self) -> QuerySet[ExpertConclusion]:
        rows = ExpertConclusion.objects.visible_to(self.request.user)
        return rows.select_related("participant", "question")


def _asked(given: dict[str, Any]) -> dict[str, Any]:
    return {**given, "about": About(given["about"])}
