"""Meetings and decisions from before Kenes, as their sources tell them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.api.serializers import (
    LongText,
    Moment,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from councils.actions.guests import Invited
from councils.actions.past_meetings import Past
from councils.api.agenda import MatterIn, matters
from councils.api.guests import InvitedIn
from councils.api.refs import LANGUAGES, organizations
from councils.models import AgendaItem, LeftOpen, MeetingKind
from councils.rules.powers import POWERS


class PastMeetingIn(StrictSerializer):
    """A meeting that was held before Kenes, and the source that says so."""

    kind = serializers.ChoiceField(choices=MeetingKind.choices)
    starts_at = Moment()
    source = ShortText()  # type: ignore[assignment]
    place = ShortText(required=False, allow_blank=True, default="", max_length=300)
    present = WholeNumber(required=False, allow_null=True, default=None, max_value=1000)
    members = WholeNumber(required=False, allow_null=True, default=None, max_value=1000)
    chaired_by = ShortText(required=False, allow_blank=True, default="", max_length=300)
    outcome = LongText(required=False, allow_blank=True, default="", max_length=5000)
    left_open = serializers.ListField(
        child=serializers.ChoiceField(choices=LeftOpen.choices),
        required=False,
        default=list,
        max_length=len(LeftOpen),
    )
    agenda = serializers.ListField(child=MatterIn(), min_length=1, max_length=100)
    invited = serializers.ListField(
        child=InvitedIn(), required=False, default=list, max_length=200
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return what the act takes."""
        agenda, invited = attrs.pop("agenda"), attrs.pop("invited")
        attrs["left_open"] = [LeftOpen(one) for one in attrs["left_open"]]
        return {
            "past": Past(**{**attrs, "kind": MeetingKind(attrs["kind"])}),
            "agenda": matters(agenda),
            "invited": [Invited(**one) for one in invited],
        }


class PastAdviceIn(StrictSerializer):
    """One recommendation of the past; its power only where the source names it."""

    body = Visible(organizations)
    text = LongText(max_length=5000)
    power = serializers.ChoiceField(
        choices=[(one, one) for one in POWERS],
        required=False,
        allow_blank=True,
        default="",
    )
    language = serializers.ChoiceField(choices=LANGUAGES, default="kk")


class PastDecisionIn(StrictSerializer):
    """What a past meeting decided on a matter, as its source has it."""

    agenda_item = Visible(AgendaItem.objects.visible_to)
    text_kk = LongText(required=False, allow_blank=True, default="")
    text_ru = LongText(required=False, allow_blank=True, default="")
    source = ShortText()  # type: ignore[assignment]
    recommendations = serializers.ListField(
        child=PastAdviceIn(), required=False, default=list, max_length=100
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a decision without words."""
        if not attrs["text_kk"] and not attrs["text_ru"]:
            message = _("A text is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"text_kk": message})
        return attrs
