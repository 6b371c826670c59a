"""Public checks of the forming of a council: a candidate, and a working group."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.api.permissions import Anyone
from backend.api.serializers import Day, Flag, PastDay, StrictSerializer, WholeNumber
from backend.api.viewsets import Door, act
from backend.law.in_force import NotInForce
from councils.api.refs import BreachOut
from councils.rules import eligibility, forming
from councils.rules.composition import Level
from councils.rules.eligibility import Applicant, Document

MOST_MEMBERS = 1000
NOT_YET = _("This rule was not in force yet on that day.")


class CandidateCheckIn(StrictSerializer):
    """What is known of a candidate; the level decides whether residence is asked."""

    level = serializers.ChoiceField(choices=[(one.value, one.value) for one in Level])
    born_on = PastDay()
    is_citizen = Flag()
    is_resident = Flag(required=False, default=False)
    is_in_working_group = Flag(required=False, default=False)
    documents = serializers.ListField(
        child=serializers.ChoiceField(choices=[(d.value, d.value) for d in Document]),
        max_length=len(Document),
    )
    agrees_to_query = Flag(required=False, default=False)
    on = Day(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse days before the rule, and before the candidate's birth."""
        attrs.setdefault("on", timezone.localdate(clock.now()))
        try:
            eligibility.AGE.on(attrs["on"])
        except NotInForce:
            raise serializers.ValidationError({"on": NOT_YET}) from None
        if attrs["born_on"] > attrs["on"]:
            message = _("Born after the day that is asked about.")
            raise serializers.ValidationError({"born_on": message})
        return attrs


class CandidateCheckOut(serializers.Serializer[Any]):
    """Whether the candidate can be admitted, and what is missing."""

    lawful = serializers.BooleanField()
    missing = serializers.ListField(child=serializers.CharField())
    breaches = BreachOut(many=True)


class CandidateCheck(Door):
    """A candidate for a seat of civil society: person and documents."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=CandidateCheckIn, answers=CandidateCheckOut)
    def post(self, request: Request) -> Response:
        """Tell every requirement that is not met, and every document missing."""
        given = self.given
        level, on = Level(given.pop("level")), given.pop("on")
        documents = frozenset(Document(one) for one in given.pop("documents"))
        applicant = Applicant(documents=documents, **given)
        breaches = eligibility.check(applicant, level=level, on=on)
        missing = eligibility.missing(
            documents=documents, agrees_to_query=applicant.agrees_to_query
        )
        answer = {"lawful": not breaches, "missing": missing, "breaches": breaches}
        return Response(CandidateCheckOut(answer).data)


class WorkingGroupCheckIn(StrictSerializer):
    """How many come from where; without `size` those named are all."""

    civil = WholeNumber(max_value=MOST_MEMBERS)
    state = WholeNumber(max_value=MOST_MEMBERS)
    size = WholeNumber(required=False, min_value=1, max_value=2 * MOST_MEMBERS)
    on = Day(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse an empty group, and days before the rule."""
        attrs.setdefault("on", timezone.localdate(clock.now()))
        attrs.setdefault("size", attrs["civil"] + attrs["state"])
        if attrs["civil"] + attrs["state"] == 0:
            message = _("A working group has members.")
            raise serializers.ValidationError({"civil": message})
        try:
            forming.least_of_civil_society(1, on=attrs["on"])
        except NotInForce:
            raise serializers.ValidationError({"on": NOT_YET}) from None
        return attrs


class WorkingGroupCheckOut(serializers.Serializer[Any]):
    """Whether such a working group is lawful, and where the bounds lie."""

    lawful = serializers.BooleanField()
    civil_needed = serializers.IntegerField()
    state_allowed = serializers.IntegerField()
    breaches = BreachOut(many=True)


class WorkingGroupCheck(Door):
    """The working group that forms a council: a third of the state at most."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=WorkingGroupCheckIn, answers=WorkingGroupCheckOut)
    def post(self, request: Request) -> Response:
        """Tell every rule that such a working group would break."""
        given = self.given
        whole, on = given["civil"] + given["state"], given["on"]
        breaches = forming.check_working_group(**given)
        answer = {
            "lawful": not breaches,
            "civil_needed": forming.least_of_civil_society(whole, on=on),
            "state_allowed": forming.most_of_the_state(whole, on=on),
            "breaches": breaches,
        }
        return Response(WorkingGroupCheckOut(answer).data)
