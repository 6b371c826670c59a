"""Ballots: put to the vote, cast, closed; and the votes by name after the close."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    Out,
    ReasonIn,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import ballots, decisions
from councils.actions.ballots import Question
from councils.actions.decisions import Advice
from councils.api.decisions import DecisionOut
from councils.api.meetings import AgendaItemOut
from councils.api.refs import LANGUAGES, SeatRef, organizations
from councils.filters import AgendaItemFilter, BallotFilter
from councils.models import AgendaItem, Ballot, Choice, Seat, Vote
from councils.rules.recommendations import POWERS
from councils.rules.voting import Matter
from councils.states import BALLOT


class VoteOut(Out[Vote]):
    """What one member said to the question."""

    seat = SeatRef(read_only=True)

    class Meta:
        model = Vote
        fields = ["seat", "choice", "cast_at", "by_show_of_hands"]


class BallotOut(ItemOut[Ballot]):
    """A ballot as lists show it; its numbers come with the close."""

    explanation = serializers.CharField(source="explanation_text", read_only=True)
    basis = serializers.CharField(source="basis_text", read_only=True)

    class Meta:
        model = Ballot
        fields = [
            "id",
            "meeting",
            "agenda_item",
            "question_kk",
            "question_ru",
            "matter",
            "majority",
            "state",
            "opened_at",
            "closed_at",
            "withdrawn_reason",
            "members",
            "present",
            "participants",
            "votes_for",
            "votes_against",
            "votes_abstained",
            "votes_recused",
            "needed",
            "carried",
            "explanation",
            "basis",
        ]


class BallotItemOut(BallotOut):
    """A ballot alone: votes by name once it is closed, before that only one's own."""

    votes = serializers.SerializerMethodField()

    class Meta(BallotOut.Meta):
        fields = [*BallotOut.Meta.fields, "votes"]

    @extend_schema_field(VoteOut(many=True))
    def get_votes(self, ballot: Ballot) -> Any:
        """Return the votes that the caller may see."""
        request = self.context.get("request")
        if request is None:
            return []
        votes = Vote.objects.visible_to(request.user).filter(ballot=ballot)
        return VoteOut(votes.select_related("seat"), many=True).data


class QuestionIn(StrictSerializer):
    """What is asked, in at least one language."""

    question_kk = LongText(
        required=False, allow_blank=True, default="", max_length=5000
    )
    question_ru = LongText(
        required=False, allow_blank=True, default="", max_length=5000
    )
    matter = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in Matter],
        default=Matter.ORDINARY.value,
    )
    participants = WholeNumber(
        required=False, allow_null=True, default=None, max_value=10_000
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a ballot that asks nothing."""
        if not attrs["question_kk"] and not attrs["question_ru"]:
            message = _("A question is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"question_kk": message})
        return attrs


class CastIn(StrictSerializer):
    """How the member votes."""

    choice = serializers.ChoiceField(choices=Choice.choices)


class HandIn(CastIn):
    """How one member has raised his hand."""

    seat = Visible(Seat.objects.visible_to)


class ShowOfHandsIn(StrictSerializer):
    """The raised hands, each member once."""

    votes = serializers.ListField(child=HandIn(), min_length=1, max_length=1000)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a member who votes twice."""
        seats = [vote["seat"].pk for vote in attrs["votes"]]
        if len(set(seats)) != len(seats):
            message = _("A member is named twice.")
            raise serializers.ValidationError({"votes": message})
        return attrs


class AdviceIn(StrictSerializer):
    """One recommendation: to whom, under which power of art. 5."""

    body = Visible(organizations)
    text = LongText(max_length=5000)
    power = serializers.ChoiceField(choices=[(one, one) for one in POWERS])
    language = serializers.ChoiceField(choices=LANGUAGES, default="kk")


class DecisionIn(StrictSerializer):
    """The words of a decision, in at least one language, and what it recommends."""

    text_kk = LongText(required=False, allow_blank=True, default="")
    text_ru = LongText(required=False, allow_blank=True, default="")
    recommendations = serializers.ListField(
        child=AdviceIn(), required=False, default=list, max_length=100
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a decision without words."""
        if not attrs["text_kk"] and not attrs["text_ru"]:
            message = _("A text is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"text_kk": message})
        return attrs


class AgendaItemViewSet(RegisterViewSet[AgendaItem]):
    """Matters on the agendas of meetings."""

    queryset = AgendaItem.objects.none()
    serializer_class = AgendaItemOut
    filterset_class = AgendaItemFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "put_to_vote": lambda actor, item: permissions.can_preside(actor, item.meeting)
    }

    def get_queryset(self) -> QuerySet[AgendaItem]:
        rows = AgendaItem.objects.visible_to(self.request.user)
        return rows.select_related("invited_body", "meeting__council__organization")

    @act(takes=QuestionIn, answers=BallotItemOut)
    def put_to_vote(self, request: Request, pk: str) -> Response:
        """Open a ballot on this matter; refused without a quorum."""
        question = Question(
            kk=self.given["question_kk"],
            ru=self.given["question_ru"],
            matter=Matter(self.given["matter"]),
            participants=self.given["participants"],
        )
        item, by = self.get_object(), actor(request)
        ballot = ballots.put_to_vote(item, question=question, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(BallotItemOut(ballot, context=context).data, 201)


class BallotViewSet(RegisterViewSet[Ballot]):
    """Open votes of councils, each with its result and why."""

    queryset = Ballot.objects.none()
    serializer_class = BallotItemOut
    filterset_class = BallotFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = BALLOT
    write_scope = "councils:write"
    policies = {
        "cast": permissions.can_cast,
        "enter_show_of_hands": permissions.can_enter_show_of_hands,
        "close": permissions.can_preside_ballot,
        "withdraw": permissions.can_preside_ballot,
        "adopt_decision": permissions.can_adopt,
    }

    def get_queryset(self) -> QuerySet[Ballot]:
        rows = Ballot.objects.visible_to(self.request.user)
        return rows.select_related("meeting__council__organization")

    def get_serializer_class(self) -> Any:
        return BallotOut if self.action == "list" else BallotItemOut

    @act(takes=CastIn)
    def cast(self, request: Request, pk: str) -> Response:
        """Vote in one's own seat; again corrects it, until the close."""
        ballot, by = self.get_object(), actor(request)
        choice = Choice(self.given["choice"])
        ballots.cast(ballot, choice=choice, by=by, at=clock.now())
        return self.answer(ballot)

    @act(takes=ShowOfHandsIn)
    def enter_show_of_hands(self, request: Request, pk: str) -> Response:
        """Enter how the members in session have raised their hands."""
        ballot, by = self.get_object(), actor(request)
        votes = {one["seat"]: Choice(one["choice"]) for one in self.given["votes"]}
        ballots.enter_show_of_hands(ballot, votes=votes, by=by, at=clock.now())
        return self.answer(ballot)

    @act()
    def close(self, request: Request, pk: str) -> Response:
        """Count the votes and freeze the result."""
        ballot = ballots.close(self.get_object(), by=actor(request), at=clock.now())
        return self.answer(ballot)

    @act(takes=ReasonIn)
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the question back, with the reason."""
        ballot, by = self.get_object(), actor(request)
        reason = self.given["reason"]
        return self.answer(
            ballots.withdraw(ballot, reason=reason, by=by, at=clock.now())
        )

    @act(takes=DecisionIn, answers=DecisionOut)
    def adopt_decision(self, request: Request, pk: str) -> Response:
        """Word the decision that this ballot has carried."""
        decision = decisions.adopt(
            self.get_object(),
            text_kk=self.given["text_kk"],
            text_ru=self.given["text_ru"],
            recommendations=[Advice(**one) for one in self.given["recommendations"]],
            by=actor(request),
            at=clock.now(),
        )
        return Response(DecisionOut(decision).data, 201)
