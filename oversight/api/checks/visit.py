"""The public check of a visit: what its request lacks, and if it may be refused."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.almanac import calendars
from backend.api import errors
from backend.api.permissions import Anyone
from backend.api.problems import BreachOut
from backend.api.serializers import (
    Day,
    Flag,
    LongText,
    ShortText,
    StrictSerializer,
)
from backend.api.viewsets import Door, act
from backend.law.breach import Breach
from oversight.api.checks.refs import verdict
from oversight.rules import subjects, visits
from oversight.rules.visits import GROUNDS, Bar, Earlier, Ground

MOST_EARLIER = 50
MOST_PEOPLE = 20
DECLARED = [(code, text.en) for code, text in subjects.BAR_TEXTS.items()]


class EarlierMonitoringIn(StrictSerializer):
    """An earlier monitoring: when it ended, and what it has in common with this one."""

    number = ShortText(required=False, default="", allow_blank=True)
    ended_on = Day()
    same_object = Flag(required=False, default=True)
    same_question = Flag(required=False, default=False)


class VisitCheckPersonIn(StrictSerializer):
    """One who would come, and the points of art. 6(2) that he has declared."""

    name = ShortText()
    declarations = serializers.ListField(
        child=serializers.ChoiceField(choices=DECLARED), max_length=len(DECLARED)
    )


class VisitCheckIn(StrictSerializer):
    """The day of the visit, and what came before; who comes and why, where told.

    What is left out is not checked: a body asks only whether it may refuse.
    """

    wanted_on = Day()
    earlier = serializers.ListField(
        child=EarlierMonitoringIn(),
        max_length=MOST_EARLIER,
        required=False,
        default=list,
    )
    participants = serializers.ListField(
        child=VisitCheckPersonIn(), max_length=MOST_PEOPLE, required=False
    )
    reason = LongText(required=False, allow_blank=True)


class VisitBarOut(serializers.Serializer[Any]):
    """Six months in which the body may refuse, and the monitoring they follow."""

    number = serializers.CharField()
    ended_on = serializers.DateField()
    ground = serializers.ChoiceField(choices=[(one.value, one.value) for one in Ground])
    ground_text = serializers.CharField()
    until = serializers.DateField()
    explanation = serializers.CharField()


class VisitCheckOut(serializers.Serializer[Any]):
    """Whether the request is whole, and whether the body may refuse it."""

    lawful = serializers.BooleanField(
        help_text="Whether the request carries what the law asks of it."
    )
    breaches = BreachOut(many=True)
    may_refuse = serializers.BooleanField()
    until = serializers.DateField(
        allow_null=True, help_text="The last day on which it may be refused."
    )
    bars = VisitBarOut(many=True)


class VisitCheck(Door):
    """A visit: what its request must carry, and the six months of a refusal."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=VisitCheckIn, answers=VisitCheckOut)
    def post(self, request: Request) -> Response:
        """Tell what the request lacks, and whether the body may refuse the visit."""
        given = self.given
        found = visits.bars(
            [Earlier(**one) for one in given["earlier"]],
            wanted_on=given["wanted_on"],
            calendar=calendars.current(),
        )
        language = errors.language()
        answer = verdict(
            _lacks(given),
            may_refuse=bool(found),
            until=found[0].until if found else None,
            bars=[_bar(bar, language) for bar in found],
        )
        return Response(VisitCheckOut(answer).data)


def _lacks(given: dict[str, Any]) -> list[Breach]:
    people = given.get("participants")
    return visits.check_request(
        people=1 if people is None else len(people),
        undeclared=[
            person["name"]
            for person in people or ()
            if not set(subjects.BAR_TEXTS) <= set(person["declarations"])
        ],
        reason=given.get("reason", "–"),
    )


def _bar(bar: Bar, language: str) -> dict[str, Any]:
    return {
        "number": bar.earlier.number,
        "ended_on": bar.earlier.ended_on,
        "ground": bar.ground,
        "ground_text": GROUNDS[bar.ground].in_(language),
        "until": bar.until,
        "explanation": bar.term.explanation(language),
    }
