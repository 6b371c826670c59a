"""Public checks: the very rules that the acts ask, open to anyone."""

from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.api.permissions import Anyone
from backend.api.serializers import (
    Day,
    Flag,
    ShortText,
    StrictSerializer,
    WholeNumber,
)
from backend.api.viewsets import Door, act
from backend.law.breach import Breach
from backend.law.in_force import NotInForce
from councils.api.refs import BreachOut, KindOfLevel
from councils.api.verdicts import VerdictOut
from councils.rules import composition, people, quorum, voting
from councils.rules.composition import CouncilKind, Member, Standing
from councils.rules.people import Person
from councils.rules.regulation import Base
from councils.rules.voting import Majority, Tally

MOST_MEMBERS = 1000
KINDS = [(kind.value, kind.value) for kind in CouncilKind]
COUNCILS = [pair for pair in KINDS if pair[0] != CouncilKind.ASSEMBLY]
MORE_THAN_THERE_ARE = _("More than there can be.")
NOT_YET = _("This rule was not in force yet on that day.")


class QuorumIn(StrictSerializer):
    """How many members a council has, and how many are there."""

    members = WholeNumber(min_value=1, max_value=MOST_MEMBERS)
    present = WholeNumber(max_value=MOST_MEMBERS)
    on = Day(required=False)
    kind = serializers.ChoiceField(choices=KINDS, default=CouncilKind.LOCAL.value)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse counts that cannot be, and days before the rule."""
        if attrs["present"] > attrs["members"]:
            raise serializers.ValidationError({"present": MORE_THAN_THERE_ARE})
        attrs.setdefault("on", timezone.localdate(clock.now()))
        attrs["kind"] = CouncilKind(attrs["kind"])
        try:
            quorum.members_needed(members=1, on=attrs["on"], kind=attrs["kind"])
        except NotInForce:
            raise serializers.ValidationError({"on": NOT_YET}) from None
        return attrs


class QuorumOut(serializers.Serializer[Any]):
    """Whether so many may decide."""

    lawful = serializers.BooleanField()
    needed = serializers.IntegerField()
    breaches = BreachOut(many=True)


class QuorumCheck(Door):
    """The quorum of a meeting: two thirds of all members, rounded up."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=QuorumIn, answers=QuorumOut)
    def post(self, request: Request) -> Response:
        """Tell how many members must be present, and whether so many are."""
        breaches = quorum.check(**self.given)
        members, on, kind = (self.given[name] for name in ("members", "on", "kind"))
        needed = quorum.members_needed(members=members, on=on, kind=kind)
        answer = {"lawful": not breaches, "needed": needed, "breaches": breaches}
        return Response(QuorumOut(answer).data)


class BallotIn(StrictSerializer):
    """The votes of one ballot; `members` is needed for a majority of them."""

    majority = serializers.ChoiceField(choices=[(m.value, m.value) for m in Majority])
    abstained = WholeNumber(max_value=MOST_MEMBERS)
    against = WholeNumber(max_value=MOST_MEMBERS)
    present = WholeNumber(max_value=100 * MOST_MEMBERS)
    members = WholeNumber(required=False, max_value=MOST_MEMBERS)

    def get_fields(self) -> dict[str, Any]:
        """Add the field whose name is a word of Python."""
        votes_for = WholeNumber(max_value=MOST_MEMBERS)
        return {**super().get_fields(), "for": votes_for}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse more votes than members present, and more members than there are."""
        votes = attrs["for"] + attrs["against"] + attrs["abstained"]
        if votes > attrs["present"]:
            raise serializers.ValidationError({"present": _("Fewer than the votes.")})
        members = attrs.get("members")
        if members is None and attrs["majority"] == Majority.MEMBERS:
            message = _("A majority of all members needs their number.")
            raise serializers.ValidationError({"members": message})
        outnumbered = members is not None and attrs["present"] > members
        if outnumbered and attrs["majority"] != Majority.PARTICIPANTS:
            raise serializers.ValidationError({"present": MORE_THAN_THERE_ARE})
        return attrs


class BallotCheckOut(serializers.Serializer[Any]):
    """Whether the ballot is carried, and why."""

    carried = serializers.BooleanField()
    needed = serializers.IntegerField()
    explanation = serializers.CharField()


class BallotCheck(Door):
    """The result of an open vote."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=BallotIn, answers=BallotCheckOut)
    def post(self, request: Request) -> Response:
        """Tell whether so many votes carry a decision."""
        given = self.given
        tally = Tally(
            votes_for=given["for"],
            against=given["against"],
            abstained=given["abstained"],
            present=given["present"],
            members=given.get("members") or given["present"],
        )
        result = voting.decide(
            tally,
            majority=Majority(given["majority"]),
            on=timezone.localdate(clock.now()),
        )
        explanation = result.explanation.in_(get_language() or "kk")
        return Response(
            {
                "carried": result.carried,
                "needed": result.needed,
                "explanation": explanation,
            }
        )


class SeatCheckIn(StrictSerializer):
    """One seat, as far as the rules of composition ask."""

    civil_society = Flag()
    ethnocultural = Flag(required=False, default=False)
    npo = ShortText(required=False, allow_blank=True, allow_null=True, default="")
    person = ShortText(required=False, allow_blank=True, default="")
    born_on = Day(required=False, allow_null=True, default=None)
    terms_in_a_row = WholeNumber(
        required=False, min_value=1, max_value=100, default=1, help_text="With this."
    )
    republican_councils = WholeNumber(
        required=False, min_value=1, max_value=100, default=1, help_text="With this."
    )


class CompositionIn(KindOfLevel):
    """The seats of a council; `base` is of whom it counts the ethnocultural quarter."""

    base = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in Base], default=Base.CIVIL.value
    )
    kind = serializers.ChoiceField(choices=COUNCILS)
    on = Day(required=False)
    seats = serializers.ListField(
        child=SeatCheckIn(), min_length=1, max_length=MOST_MEMBERS
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a kind that the level does not know; the day is today's by default."""
        attrs = super().validate(attrs)
        attrs.setdefault("on", timezone.localdate(clock.now()))
        return attrs


class CompositionOut(serializers.Serializer[Any]):
    """Whether a council of these seats is lawful, rule by rule."""

    lawful = serializers.BooleanField()
    breaches = BreachOut(many=True)
    verdicts = VerdictOut(many=True)


class CompositionCheck(Door):
    """The composition of a council: size, shares, organizations, persons."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=CompositionIn, answers=CompositionOut)
    def post(self, request: Request) -> Response:
        """Tell every rule on these seats with its verdict: one may be ambiguous."""
        given = self.given
        seats = [
            Member(seat["civil_society"], seat["ethnocultural"], seat["npo"] or "")
            for seat in given["seats"]
        ]
        level, on = given["level"], given["on"]
        verdicts = [
            *composition.verdicts(
                seats, level=level, kind=given["kind"], on=on, base=Base(given["base"])
            ),
            *people.verdicts(list(map(_person, given["seats"])), level=level, on=on),
        ]
        breaches = [
            Breach(one.code, one.text, one.citation)
            for one in verdicts
            if one.standing is Standing.UNLAWFUL
        ]
        told = {"lawful": not breaches, "breaches": breaches, "verdicts": verdicts}
        return Response(CompositionOut(told).data)


def _person(seat: dict[str, Any]) -> Person:
    return Person(
        name=seat["person"],
        key=seat["person"],
        terms=seat["terms_in_a_row"],
        terms_by_name=seat["terms_in_a_row"],
        republican_councils=seat["republican_councils"],
        born_on=seat["born_on"],
    )
