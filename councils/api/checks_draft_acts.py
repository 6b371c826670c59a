"""Public check of draft acts: may one go to a council, and until when has it a word."""

from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.almanac import calendars
from backend.api.permissions import Anyone
from backend.api.serializers import Day, StrictSerializer, WholeNumber
from backend.api.viewsets import Door, act
from councils.api.refs import BreachOut
from councils.rules import draft_acts
from councils.rules.draft_acts import Exempt, Sort

LONGEST_TERM = 365


class DraftActCheckIn(StrictSerializer):
    """What is on the portal; `term_set` is what the body gave, in working days."""

    sort = serializers.ChoiceField(choices=[(one.value, one.value) for one in Sort])
    received_on = Day(required=False)
    term_set = WholeNumber(
        required=False, allow_null=True, default=None, max_value=LONGEST_TERM
    )
    exempt = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in Exempt],
        required=False,
        allow_null=True,
        default=None,
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a day from which no term can be counted."""
        attrs.setdefault("received_on", timezone.localdate(clock.now()))
        attrs["sort"] = Sort(attrs["sort"])
        attrs["exempt"] = Exempt(attrs["exempt"]) if attrs["exempt"] else None
        breaches = draft_acts.check_receipt(
            sort=attrs["sort"],
            received_on=attrs["received_on"],
            term_set=attrs["term_set"],
            calendar=calendars.current(),
        )
        if breaches:
            message = breaches[0].text.in_(get_language() or "kk")
            raise serializers.ValidationError({"received_on": message})
        return attrs


class DraftActCheckOut(serializers.Serializer[Any]):
    """Whether the notification is lawful; the last day for an opinion, and why.

    A term under the law's is a breach, and the day is that of the law. For a draft
    that is not for a council there is no day.
    """

    lawful = serializers.BooleanField()
    due = serializers.DateField(allow_null=True)
    explanation = serializers.CharField(allow_null=True)
    breaches = BreachOut(many=True)


class DraftActCheck(Door):
    """A notification of a draft act: ten working days, fifteen, or three."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=DraftActCheckIn, answers=DraftActCheckOut)
    def post(self, request: Request) -> Response:
        """Tell what the law says of such a notification, and until when it gives."""
        sort, exempt = self.given["sort"], self.given.pop("exempt")
        barred = draft_acts.check_exempt(sort=sort, exempt=exempt)
        breaches = barred + draft_acts.check_term(**self.given)
        due = draft_acts.opinion_due(**self.given, calendar=calendars.current())
        language = get_language() or "kk"
        answer = {
            "lawful": not breaches,
            "due": None if barred else due.due_on,
            "explanation": None if barred else due.explanation(language),
            "breaches": breaches,
        }
        return Response(DraftActCheckOut(answer).data)
