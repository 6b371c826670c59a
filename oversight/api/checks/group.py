"""The public check of a group: may these people exercise control together."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.api.permissions import Anyone
from backend.api.problems import BreachOut
from backend.api.serializers import Day, Flag, ShortText, StrictSerializer
from backend.api.viewsets import Door, act
from backend.law.breach import Breach
from backend.law.in_force import NotInForce
from backend.law.norms import public_control
from oversight.api.checks.refs import NOT_YET, verdict
from oversight.api.participants import Points
from oversight.models import Capacity
from oversight.rules import subjects

MOST_PEOPLE = 50


class NpoIn(StrictSerializer):
    """The organization that somebody represents, as the law asks of it."""

    name = ShortText(required=False, default="…", max_length=200)
    registered = Flag(required=False, default=True)
    religious = Flag(required=False, default=False)
    foreign_participation = Flag(required=False, default=False)
    suspended = Flag(required=False, default=False)


class GroupMemberIn(StrictSerializer):
    """One person: who he is, as whom he comes, what he declares of himself.

    `conflict` is asked only where it is given; `npo` is for a representative.
    """

    name = ShortText(required=False, default="", max_length=200)
    born_on = Day(allow_null=True)
    citizen = Flag()
    capacity = serializers.ChoiceField(
        choices=Capacity.choices, default=Capacity.SUBJECT.value
    )
    declarations = Points()
    conflict = Flag(required=False)
    npo = NpoIn(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse an organization of one who represents none."""
        if "npo" in attrs and attrs["capacity"] != Capacity.REPRESENTATIVE:
            message = _("A representative, and he alone, stands for one.")
            raise serializers.ValidationError({"npo": message})
        return attrs


class GroupProtocolIn(StrictSerializer):
    """The protocol that approves the group, where it is to be judged too."""

    number = ShortText(allow_blank=True, max_length=60)
    on = Day(allow_null=True)


class GroupCheckIn(StrictSerializer):
    """Who would exercise control together, and on which day."""

    on = Day(required=False)
    participants = serializers.ListField(child=GroupMemberIn(), max_length=MOST_PEOPLE)
    protocol = GroupProtocolIn(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse days before the rule."""
        attrs.setdefault("on", timezone.localdate(clock.now()))
        try:
            most = public_control.GROUP.on(attrs["on"])
        except NotInForce:
            raise serializers.ValidationError({"on": NOT_YET}) from None
        return {**attrs, "most": most}


class GroupCheckOut(serializers.Serializer[Any]):
    """Whether they may, how many they are, and how many at most."""

    lawful = serializers.BooleanField()
    people = serializers.IntegerField()
    most = serializers.IntegerField()
    breaches = BreachOut(many=True)


class GroupCheck(Door):
    """Who may exercise public control, alone or as a group of at most five."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=GroupCheckIn, answers=GroupCheckOut)
    def post(self, request: Request) -> Response:
        """Tell everything that keeps these people from it."""
        given, on = self.given["participants"], self.given["on"]
        controlling = sum(one["capacity"] != Capacity.EXPERT for one in given)
        breaches = [
            *subjects.check_somebody(controlling=controlling),
            *subjects.check_size(people=controlling, on=on),
            *subjects.check_people(_people(given), on=on),
            *_of_npos(given),
            *_of_protocol(self.given),
        ]
        answer = verdict(breaches, people=controlling, most=self.given["most"])
        return Response(GroupCheckOut(answer).data)


def _people(given: list[dict[str, Any]]) -> list[subjects.Person]:
    return [
        subjects.Person(
            name=one["name"] or f"№ {number}",
            born_on=one["born_on"],
            citizen=one["citizen"],
            declared=frozenset(one["declarations"]),
            has_conflict=one.get("conflict", False),
            is_expert=one["capacity"] == Capacity.EXPERT,
        )
        for number, one in enumerate(given, start=1)
    ]


def _of_npos(given: list[dict[str, Any]]) -> list[Breach]:
    breaches = []
    for one in given:
        if "npo" in one:
            said = one["npo"]
            npo = subjects.Npo(
                name=said["name"],
                is_registered=said["registered"],
                is_religious=said["religious"],
                has_foreign_participation=said["foreign_participation"],
                is_suspended=said["suspended"],
            )
            breaches += subjects.check_npo(npo)
    return breaches


def _of_protocol(given: dict[str, Any]) -> list[Breach]:
    if "protocol" not in given:
        return []
    said = given["protocol"]
    return subjects.check_protocol(
        number=said["number"], on=said["on"], today=given["on"]
    )
