"""The public check of an answer: its day, its reasons, the hearing before it."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.almanac import calendars
from backend.api.permissions import Anyone
from backend.api.problems import BreachOut
from backend.api.serializers import Day, LongText, StrictSerializer
from backend.api.viewsets import Door, act
from backend.law.calendar import YearNotLoaded
from backend.law.in_force import NotInForce
from backend.law.term import Term
from oversight.api.checks.refs import NOT_COUNTABLE, ControlDayOut, verdict
from oversight.models import Verdict, WithoutHearing
from oversight.rules import answers, deadlines, documents, hearings
from oversight.rules.hearings import Heard

POWERS = [(one, one) for one in sorted(deadlines.POWERS)]
DAY: dict[str, Any] = {"required": False, "allow_null": True, "default": None}


class AnswerCheckIn(StrictSerializer):
    """When a recommendation was received, and what is known of the answer to it.

    `power` is the point of the Law on Public Councils under which a council
    recommended; left out, the recommendation is one of public control. Reasons are
    checked where they are given, also as a blank text.
    """

    received_on = Day()
    power = serializers.ChoiceField(
        choices=POWERS,
        required=False,
        allow_null=True,
        default=None,
    )
    answered_on = Day(**DAY)
    verdict = serializers.ChoiceField(
        choices=Verdict.choices, required=False, allow_null=True, default=None
    )
    reasons = LongText(required=False, allow_blank=True)
    notified_on = Day(**DAY)
    held_on = Day(**DAY)
    without_hearing = serializers.ChoiceField(
        choices=WithoutHearing.choices, required=False, allow_blank=True, default=""
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a day from which nothing can be counted."""
        try:
            attrs["term"] = _term(attrs)
        except (NotInForce, YearNotLoaded):
            raise serializers.ValidationError({"received_on": NOT_COUNTABLE}) from None
        try:
            attrs["lacks"] = _lacks(attrs)
        except (NotInForce, YearNotLoaded):
            raise serializers.ValidationError({"answered_on": NOT_COUNTABLE}) from None
        return attrs


class AnswerCheckOut(serializers.Serializer[Any]):
    """Until when an answer is in time, and what it lacks; no term where none is set."""

    lawful = serializers.BooleanField()
    term = ControlDayOut(allow_null=True)
    notice = ControlDayOut(allow_null=True)
    breaches = BreachOut(many=True)


class AnswerCheck(Door):
    """The term of an answer from its receipt, its reasons, and the hearing before."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=AnswerCheckIn, answers=AnswerCheckOut)
    def post(self, request: Request) -> Response:
        """Tell until when an answer is in time, and what this one lacks."""
        given, term = self.given, self.given["term"]
        answered_on = given["answered_on"]
        breaches = list(given["lacks"])
        if term is not None and answered_on is not None:
            breaches += answers.check_day(term=term, answered_on=answered_on)
        if "reasons" in given:
            breaches += documents.check_answer(reasons=given["reasons"])
        answer = verdict(breaches, term=_told(term), notice=_told(_notice(given)))
        return Response(AnswerCheckOut(answer).data)


def _told(term: Term | None) -> dict[str, Any] | None:
    return term.as_json() if term is not None else None


def _term(given: dict[str, Any]) -> Term | None:
    received_on, calendar = given["received_on"], calendars.current()
    if given["power"] is None:
        return deadlines.answer(received_on=received_on, calendar=calendar)
    return deadlines.council_answer(
        power=given["power"], received_on=received_on, calendar=calendar
    )


def _lacks(given: dict[str, Any]) -> list[Any]:
    decided_on, verdict = given["answered_on"], given["verdict"]
    if decided_on is None or verdict is None or given["power"] is not None:
        return []
    held = []
    if given["notified_on"] and given["held_on"]:
        held = [Heard(given["notified_on"], given["held_on"])]
    return hearings.check_heard(
        verdict=verdict,
        hearings=held,
        decided_on=decided_on,
        because=given["without_hearing"],
        calendar=calendars.current(),
    )


def _notice(given: dict[str, Any]) -> Term | None:
    if given["answered_on"] is None or given["power"] is not None:
        return None
    return hearings.last_notice(
        decision_on=given["answered_on"], calendar=calendars.current()
    )
