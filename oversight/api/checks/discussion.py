"""The public check of a discussion: published and invited in time."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.almanac import calendars
from backend.api.permissions import Anyone
from backend.api.problems import BreachOut
from backend.api.serializers import Day, Flag, StrictSerializer
from backend.api.viewsets import Door, act
from oversight.api.checks.refs import NOT_COUNTABLE, ControlDayOut, verdict
from oversight.models import Manner
from oversight.rules import discussions


class DiscussionCheckIn(StrictSerializer):
    """On which day a discussion is held, and when it was published and invited to.

    What is left out has not been done yet. `manner` with what it asks for is checked
    where it is given.
    """

    held_on = Day()
    published_on = Day(required=False, allow_null=True, default=None)
    invited_on = Day(required=False, allow_null=True, default=None)
    manner = serializers.ChoiceField(choices=Manner.choices, required=False)
    has_place = Flag(required=False, default=False)
    has_link = Flag(required=False, default=False)
    has_materials = Flag(required=False, default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a day before which nothing can be counted."""
        calendar = calendars.current()
        if discussions.check_countable(held_on=attrs["held_on"], calendar=calendar):
            raise serializers.ValidationError({"held_on": NOT_COUNTABLE})
        return attrs


class DiscussionCheckOut(serializers.Serializer[Any]):
    """Whether the discussion is lawfully made known, and until when it had to be."""

    lawful = serializers.BooleanField()
    publication = ControlDayOut()
    invitation = ControlDayOut()
    breaches = BreachOut(many=True)


class DiscussionCheck(Door):
    """The terms before a public discussion, counted back from its day."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=DiscussionCheckIn, answers=DiscussionCheckOut)
    def post(self, request: Request) -> Response:
        """Tell until when a discussion is published and invited to, and if it was."""
        given, calendar = self.given, calendars.current()
        held_on = given["held_on"]
        to_publish = discussions.publication(held_on=held_on, calendar=calendar)
        to_invite = discussions.invitation(held_on=held_on, calendar=calendar)
        breaches = discussions.check_published(
            published_on=given["published_on"], until=to_publish.due_on
        )
        breaches += discussions.check_invited(
            body="…", invited_on=given["invited_on"], until=to_invite.due_on
        )
        if "manner" in given:
            breaches += discussions.check_content(_content(given))
        answer = verdict(
            breaches,
            publication=to_publish.as_json(),
            invitation=to_invite.as_json(),
        )
        return Response(DiscussionCheckOut(answer).data)


def _content(given: dict[str, Any]) -> discussions.Content:
    return discussions.Content(
        is_in_person=given["manner"] != Manner.ONLINE,
        is_online=given["manner"] != Manner.IN_PERSON,
        has_place=given["has_place"],
        has_link=given["has_link"],
        has_materials=given["has_materials"],
    )
