"""The public check of a hearing's call: told, and with drafts, in time."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.almanac import calendars
from backend.api.permissions import Anyone
from backend.api.serializers import Day, StrictSerializer
from backend.api.viewsets import Door, act
from backend.law.calendar import YearNotLoaded
from backend.law.in_force import NotInForce
from councils.api.refs import BreachOut
from councils.rules import convocation
from councils.rules.regulation import Settings

NOT_KNOWN = _("The law or the calendar of that day is not known here.")


class HearingNoticeIn(StrictSerializer):
    """When a hearing is held, when it was told of, and when its drafts were there."""

    held_on = Day()
    noticed_on = Day()
    materials_on = Day(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a day for which the rule cannot be told."""
        try:
            attrs["due"] = convocation.deadlines(
                held_on=attrs["held_on"],
                is_hearing=True,
                settings=Settings(),
                calendar=calendars.current(),
            )
        except (NotInForce, YearNotLoaded):
            raise serializers.ValidationError({"held_on": NOT_KNOWN}) from None
        return attrs


class HearingNoticeOut(serializers.Serializer[Any]):
    """Whether the call is in time, and by when it had to be."""

    lawful = serializers.BooleanField()
    notice_by = serializers.DateField()
    materials_by = serializers.DateField()
    explanation = serializers.CharField()
    breaches = BreachOut(many=True)


class HearingNoticeCheck(Door):
    """The notice of a public hearing: ten calendar days before, and drafts with it."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=HearingNoticeIn, answers=HearingNoticeOut)
    def post(self, request: Request) -> Response:
        """Tell by when a hearing is announced, and whether this one was."""
        due = self.given.pop("due")
        breaches = convocation.check(due, **self.given, agenda_items=1)
        answer = {
            "lawful": not breaches,
            "notice_by": due.notice.due_on,
            "materials_by": due.materials.due_on,
            "explanation": due.notice.explanation(get_language() or "kk"),
            "breaches": breaches,
        }
        return Response(HearingNoticeOut(answer).data)
