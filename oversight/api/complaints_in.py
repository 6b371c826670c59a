"""What the acts upon complaints take."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.api.serializers import (
    Flag,
    LongText,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.files.models import File
from oversight.api.refs import LANGUAGES
from oversight.models import Ground, Instance, Outcome, Recommendation, Road

MOST_FILES = 20


class GrievanceIn(StrictSerializer):
    """Of what is complained, to whom, and in which words.

    `addressee_name` names a court, a prosecutor, or a higher body that is not in the
    register; without it the higher body of the register is meant. `is_route_stated`:
    whether the answer said how to appeal (six months where it did not).
    """

    to = serializers.ChoiceField(choices=Instance.choices)
    ground = serializers.ChoiceField(choices=Ground.choices)
    text = LongText(required=False, allow_blank=True, default="")
    language = serializers.ChoiceField(choices=LANGUAGES)
    addressee_name = ShortText(required=False, allow_blank=True, default="")
    learned_on = PastDay(required=False, allow_null=True, default=None)
    is_route_stated = Flag(required=False, allow_null=True, default=None)
    late_reason = LongText(required=False, allow_blank=True, default="")
    evidence = serializers.ListField(
        child=Visible(File.objects.visible_to),
        max_length=MOST_FILES,
        required=False,
        default=list,
    )


class ComplaintIn(GrievanceIn):
    """A complaint about one recommendation."""

    recommendation = Visible(Recommendation.objects.visible_to)


class ComplaintSendingIn(StrictSerializer):
    """How it went: nothing for the system, else the road, the days and the proof."""

    road = serializers.ChoiceField(
        choices=Road.choices, required=False, allow_blank=True, default=""
    )
    filed_on = PastDay(required=False, allow_null=True, default=None)
    received_on = PastDay(required=False, allow_null=True, default=None)
    proof = ShortText(required=False, allow_blank=True, default="")
    proof_file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for the proof of a road outside of the system."""
        outside = attrs["road"] and attrs["road"] != Road.IN_SYSTEM
        if outside and not attrs["proof"].strip():
            message = _("Say what proves that it was sent or received.")
            raise serializers.ValidationError({"proof": message})
        return attrs


class ComplaintReceiptIn(StrictSerializer):
    """On which day the body received it, and what proves it."""

    received_on = PastDay()
    proof = ShortText()
    proof_file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )


class ComplaintNoteIn(StrictSerializer):
    """What goes with it, in words."""

    note = LongText(required=False, allow_blank=True, default="", max_length=2000)


class ComplaintPassingIn(ComplaintNoteIn):
    """On which day the body passed it up, and what proves it."""

    passed_on = PastDay()
    proof_file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )


class ComplaintBringingIn(ComplaintNoteIn):
    """On which day the higher body got it; nothing for today in the system."""

    brought_on = PastDay(required=False, allow_null=True, default=None)
    proof_file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )


class ComplaintRulingIn(StrictSerializer):
    """What was decided, with its reasons."""

    outcome = serializers.ChoiceField(choices=Outcome.choices)
    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    number = ShortText(required=False, allow_blank=True, default="", max_length=60)
    file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )


class ComplaintPaperRulingIn(ComplaintRulingIn):
    """A decision on paper, with its day and its scan."""

    decided_on = PastDay()
    file = Visible(File.objects.visible_to)


class ComplaintReturnIn(StrictSerializer):
    """Why it came back without a decision, when, and the paper."""

    reason = LongText(max_length=500)
    returned_on = PastDay()
    file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )
