"""What a reply to a recommendation looks like when it comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.accounts.models import Organization
from backend.api.serializers import (
    Flag,
    LongText,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.files.models import File
from oversight.actions.replies import Reply
from oversight.api.refs import LANGUAGES
from oversight.models import Delivery, Recommendation, Verdict, WithoutHearing
from oversight.models.answer import DECIDED

MOST_FILES, MOST_REPLIES = 20, 100


class AnswerDraftIn(StrictSerializer):
    """What an officer prepares for the head; reasons may still be empty.

    `redirected_to` belongs to the verdict `redirected`. `without_hearing` says why the
    author was not heard before a decision that is not positive; it counts with its
    note.
    """

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    reasons = LongText(allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES)
    redirected_to = Visible(
        lambda user: Organization.objects.all(),
        required=False,
        allow_null=True,
        default=None,
    )
    without_hearing = serializers.ChoiceField(
        choices=WithoutHearing.choices, required=False, allow_blank=True, default=""
    )
    hearing_note = LongText(required=False, allow_blank=True, default="")
    files = serializers.ListField(
        child=Visible(File.objects.visible_to),
        required=False,
        default=list,
        max_length=MOST_FILES,
    )


class AnswerIn(AnswerDraftIn):
    """A body's answer; blank reasons are refused by the law, not by the form."""

    number = ShortText(required=False, default="", max_length=60)


class CorrectionIn(AnswerIn):
    """The next version of an answer, and why it differs; it is not passed on now."""

    verdict = serializers.ChoiceField(choices=DECIDED)
    reason = LongText(allow_blank=True)

    def get_fields(self) -> dict[str, Any]:
        """Leave out where to pass it on."""
        fields = super().get_fields()
        fields.pop("redirected_to")
        return fields


class PaperAnswerIn(StrictSerializer):
    """A paper answer, entered by the author with its scan.

    `was_heard` tells whether the body heard the author before it decided; left out,
    nothing is noted.
    """

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    reasons = LongText(allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES)
    number = ShortText(required=False, default="", max_length=60)
    answered_on = PastDay()
    scan = Visible(File.objects.visible_to)
    redirected_to = Visible(
        lambda user: Organization.objects.all(),
        required=False,
        allow_null=True,
        default=None,
    )
    was_heard = Flag(required=False, allow_null=True, default=None)


class ReplyIn(AnswerDraftIn):
    """What one recommendation is answered in a letter that answers several."""

    recommendation = Visible(Recommendation.objects.visible_to)


class LetterIn(StrictSerializer):
    """One signed letter: each recommendation is answered in it by itself."""

    delivery = Visible(Delivery.objects.visible_to)
    number = ShortText(required=False, default="", max_length=60)
    answers = serializers.ListField(
        child=ReplyIn(), min_length=1, max_length=MOST_REPLIES
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse recommendations that did not come by this delivery, or come twice."""
        delivery = attrs["delivery"]
        lines = [one["recommendation"] for one in attrs["answers"]]
        for line in lines:
            here = Delivery.objects.of(line).filter(pk=delivery.pk)
            if not here.exists():
                message = _("This recommendation did not come by this delivery.")
                raise serializers.ValidationError({"answers": message})
        if len({line.pk for line in lines}) < len(lines):
            message = _("Each recommendation is answered once.")
            raise serializers.ValidationError({"answers": message})
        return attrs

    @staticmethod
    def replies(given: dict[str, Any]) -> list[tuple[Recommendation, Reply]]:
        """Return what is answered to which recommendation."""
        found = []
        for one in given["answers"]:
            said = dict(one)
            found.append((said.pop("recommendation"), Reply(**said)))
        return found
