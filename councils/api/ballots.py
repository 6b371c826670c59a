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
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import ballots, decisions, recounts
from councils.actions.ballots import Hand
from councils.actions.decisions import Advice
from councils.api.decisions import DecisionOut
from councils.api.refs import LANGUAGES, SeatRef, organizations
from councils.filters import BallotFilter
from councils.models import (
    Ballot,
    Candidate,
    Choice,
    Guest,
    RollEntry,
    Seat,
    Vote,
)
from councils.rules.powers import POWERS
from councils.states import BALLOT


class VoteOut(Out[Vote]):
    """What one member, or one registered participant, said to the question."""

    seat = SeatRef(read_only=True, allow_null=True)
    candidate = serializers.UUIDField(
        source="candidate.seat_id", read_only=True, allow_null=True, default=None
    )

    class Meta:
        model = Vote
        fields = [
            "seat",
            "guest",
            "choice",
            "candidate",
            "conflict",
            "cast_at",
            "by_show_of_hands",
        ]


class CandidateOut(Out[Candidate]):
    """One of those between whom the election chooses."""

    seat = SeatRef(read_only=True)

    class Meta:
        model = Candidate
        fields = ["seat", "position", "votes", "is_elected", "is_in_run_off"]


class RollEntryOut(Out[RollEntry]):
    """How one entitled member stood to the ballot when it was closed."""

    class Meta:
        model = RollEntry
        fields = ["seat", "person_name", "standing", "is_remote"]


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
            "office",
            "commission",
            "repeats",
            "recount_of",
            "recount_reason",
            "recused_are_present",
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
    candidates = CandidateOut(many=True, read_only=True)
    roll = RollEntryOut(many=True, read_only=True)

    class Meta(BallotOut.Meta):
        fields = [*BallotOut.Meta.fields, "votes", "candidates", "roll"]

    @extend_schema_field(VoteOut(many=True))
    def get_votes(self, ballot: Ballot) -> Any:
        """Return the votes that the caller may see."""
        request = self.context.get("request")
        if request is None:
            return []
        votes = Vote.objects.visible_to(request.user).filter(ballot=ballot)
        return VoteOut(votes.select_related("seat", "candidate"), many=True).data


class CastIn(StrictSerializer):
    """How the member votes: for whom, or under which conflict of interest not."""

    choice = serializers.ChoiceField(choices=Choice.choices)
    candidate = Visible(
        Seat.objects.visible_to, required=False, allow_null=True, default=None
    )
    conflict = ShortText(required=False, allow_blank=True, default="", max_length=500)


class HandIn(CastIn):
    """How one member has raised his hand."""

    seat = Visible(Seat.objects.visible_to)


class GuestHandIn(StrictSerializer):
    """How one registered participant has raised his hand."""

    guest = Visible(Guest.objects.visible_to)
    choice = serializers.ChoiceField(
        choices=[one for one in Choice.choices if one[0] != Choice.RECUSED]
    )


class ShowOfHandsIn(StrictSerializer):
    """The raised hands, each member and each participant once."""

    votes = serializers.ListField(child=HandIn(), default=list, max_length=1000)
    guests = serializers.ListField(child=GuestHandIn(), default=list, max_length=1000)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a sheet without votes, and whoever votes twice."""
        voters = [one["seat"].pk for one in attrs["votes"]]
        voters += [one["guest"].pk for one in attrs["guests"]]
        if not voters:
            message = _("Enter at least one vote.")
            raise serializers.ValidationError({"votes": message})
        if len(set(voters)) != len(voters):
            message = _("A member is named twice.")
            raise serializers.ValidationError({"votes": message})
        return attrs


class RecountIn(StrictSerializer):
    """Which votes were counted wrongly, and how that is known."""

    votes = serializers.ListField(child=HandIn(), default=list, max_length=1000)
    reason = LongText(max_length=500)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a member who is corrected twice."""
        seats = {one["seat"].pk for one in attrs["votes"]}
        if len(seats) != len(attrs["votes"]):
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
    """The words of a decision, in Kazakh and in Russian, and what it recommends."""

    text_kk = LongText()
    text_ru = LongText()
    recommendations = serializers.ListField(
        child=AdviceIn(), required=False, default=list, max_length=100
    )


def hands(given: list[dict[str, Any]]) -> dict[Seat, Hand]:
    """Return the raised hands by member, as the acts take them."""
    return {
        one["seat"]: Hand(Choice(one["choice"]), one["candidate"], one["conflict"])
        for one in given
    }


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
        "repeat": permissions.can_preside_ballot,
        "recount": permissions.can_recount,
        "adopt_decision": permissions.can_adopt,
    }

    def get_queryset(self) -> QuerySet[Ballot]:
        rows = Ballot.objects.visible_to(self.request.user)
        rows = rows.select_related("meeting__council__organization")
        if self.action == "list":
            return rows
        return rows.prefetch_related("candidates__seat", "roll")

    def get_serializer_class(self) -> Any:
        return BallotOut if self.action == "list" else BallotItemOut

    @act(takes=CastIn)
    def cast(self, request: Request, pk: str) -> Response:
        """Vote in one's own seat; again corrects it, until the close."""
        ballot, by = self.get_object(), actor(request)
        given = {**self.given, "choice": Choice(self.given["choice"])}
        ballots.cast(ballot, **given, by=by, at=clock.now())
        return self.answer(ballot)

    @act(takes=ShowOfHandsIn)
    def enter_show_of_hands(self, request: Request, pk: str) -> Response:
        """Enter how the members in session have raised their hands."""
        ballot, by = self.get_object(), actor(request)
        votes = hands(self.given["votes"])
        guests = {one["guest"]: Choice(one["choice"]) for one in self.given["guests"]}
        ballots.enter_show_of_hands(
            ballot, votes=votes, guests=guests, by=by, at=clock.now()
        )
        return self.answer(ballot)

    @act(answers=BallotItemOut)
    def repeat(self, request: Request, pk: str) -> Response:
        """Vote again on the same question, or between those who lead an election."""
        again = ballots.repeat(self.get_object(), by=actor(request), at=clock.now())
        return self._made(again)

    @act(takes=RecountIn, answers=BallotItemOut)
    def recount(self, request: Request, pk: str) -> Response:
        """Count a closed ballot anew, with the votes corrected; the first stays."""
        again = recounts.recount(
            self.get_object(),
            votes=hands(self.given["votes"]),
            reason=self.given["reason"],
            by=actor(request),
            at=clock.now(),
        )
        return self._made(again)

    def _made(self, ballot: Ballot) -> Response:
        context = self.get_serializer_context()
        return Response(BallotItemOut(ballot, context=context).data, 201)

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
