"""The public check of an expert: education and years of work in the field."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.api.permissions import Anyone
from backend.api.problems import BreachOut
from backend.api.serializers import Day, Flag, ShortText, StrictSerializer, WholeNumber
from backend.api.viewsets import Door, act
from backend.law.in_force import NotInForce
from backend.law.norms import public_control
from oversight.api.checks.refs import NOT_YET, verdict
from oversight.rules import expertise

MOST_EXPERTS, MOST_YEARS = 50, 100


class ExpertIn(StrictSerializer):
    """One expert: what he has learned and for how many full years he has worked."""

    name = ShortText(required=False, default="…", max_length=200)
    higher_education = Flag()
    experience_years = WholeNumber(max_value=MOST_YEARS)


class ExpertCheckIn(StrictSerializer):
    """Those who are to give a conclusion; nobody named is told as well."""

    experts = serializers.ListField(child=ExpertIn(), max_length=MOST_EXPERTS)
    on = Day(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse days before the rule."""
        attrs.setdefault("on", timezone.localdate(clock.now()))
        try:
            least = public_control.EXPERT_EXPERIENCE.on(attrs["on"])
        except NotInForce:
            raise serializers.ValidationError({"on": NOT_YET}) from None
        return {**attrs, "least": least}


class ExpertCheckOut(serializers.Serializer[Any]):
    """Whether these may conclude, and how many years of work are needed."""

    lawful = serializers.BooleanField()
    needed_years = serializers.IntegerField()
    breaches = BreachOut(many=True)


class ExpertCheck(Door):
    """Who may be an expert: higher education, and two years of work in the field."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=ExpertCheckIn, answers=ExpertCheckOut)
    def post(self, request: Request) -> Response:
        """Tell what keeps each of these people from being an expert."""
        experts = [
            expertise.Expert(
                name=one["name"],
                has_higher_education=one["higher_education"],
                experience_years=one["experience_years"],
            )
            for one in self.given["experts"]
        ]
        breaches = expertise.check_experts(experts, on=self.given["on"])
        answer = verdict(breaches, needed_years=self.given["least"])
        return Response(ExpertCheckOut(answer).data)
