"""The public check of absences: when a council may exclude a member for them."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.api.permissions import Anyone
from backend.api.serializers import Day, StrictSerializer
from backend.api.viewsets import Door, act
from backend.law.in_force import NotInForce
from councils.api.checks import NOT_YET
from councils.api.refs import BreachOut
from councils.rules import absences
from councils.rules.regulation import Window

MOST_DAYS = 400


class AbsencesIn(StrictSerializer):
    """On which days a member stayed away without good reason; `window` is a setting."""

    absences = serializers.ListField(child=Day(), max_length=MOST_DAYS)
    window = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in Window],
        default=Window.CALENDAR.value,
    )
    on = Day(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse days before the rule."""
        attrs.setdefault("on", timezone.localdate(clock.now()))
        attrs["window"] = Window(attrs["window"])
        try:
            absences.may_be_excluded(0, on=attrs["on"])
        except NotInForce:
            raise serializers.ValidationError({"on": NOT_YET}) from None
        return attrs


class AbsencesOut(serializers.Serializer[Any]):
    """How many of them fall into the year, and whether they are too many."""

    lawful = serializers.BooleanField()
    counted = serializers.IntegerField()
    from_on = serializers.DateField()
    until_on = serializers.DateField()
    breaches = BreachOut(many=True)


class AbsencesCheck(Door):
    """Absences without good reason: more than three in one year let exclude."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=AbsencesIn, answers=AbsencesOut)
    def post(self, request: Request) -> Response:
        """Count the absences of the year, and tell whether they are too many."""
        window, on = self.given["window"], self.given["on"]
        year = absences.year_of(on, window=window)
        days = [day for day in self.given["absences"] if day <= on]
        counted = sum(year.holds(day) for day in days)
        breaches = absences.check(counted, on=on, window=window)
        answer = {
            "lawful": not breaches,
            "counted": counted,
            "from_on": year.from_on,
            "until_on": year.until_on,
            "breaches": breaches,
        }
        return Response(AbsencesOut(answer).data)
