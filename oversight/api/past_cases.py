"""Matters from before Kenes, as their sources tell them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.accounts.models import Organization, Region
from backend.api.serializers import (
    LongText,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from oversight.actions.records import Past, PastFinding, PastLine
from oversight.api.refs import LANGUAGES
from oversight.models import Verdict
from oversight.rules.deadlines import POWERS
from oversight.rules.records import Days
from oversight.states import CASE_FORMS, CaseForm

WHOLE = _("An answer has its day, its decision and its reasons, or is none.")
VERDICTS = [row for row in Verdict.choices if row[0] != Verdict.REDIRECTED]


class PastFindingIn(StrictSerializer):
    """What was established, where and when."""

    facts = LongText()
    established_on = PastDay()
    place = ShortText(required=False, allow_blank=True, default="")
    breached_provision = ShortText(required=False, allow_blank=True, default="")


class PastLineIn(StrictSerializer):
    """One recommendation of the past, and the answer that its source tells of."""

    body = Visible(lambda user: Organization.objects.all())
    text = LongText(max_length=5000)
    power = serializers.ChoiceField(
        choices=[(one, one) for one in sorted(POWERS)],
        required=False,
        allow_blank=True,
        default="",
    )
    verdict = serializers.ChoiceField(
        choices=VERDICTS, required=False, allow_blank=True, default=""
    )
    reasons = LongText(required=False, allow_blank=True, default="")
    answered_on = PastDay(required=False, allow_null=True, default=None)
    number = ShortText(required=False, allow_blank=True, default="", max_length=60)
    signed_name = ShortText(
        required=False, allow_blank=True, default="", max_length=200
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse half an answer: its day, its verdict and its reasons go together."""
        parts = ("answered_on", "verdict", "reasons")
        missing = [name for name in parts if not attrs[name]]
        if len(missing) in (0, len(parts)):
            return attrs
        raise serializers.ValidationError(dict.fromkeys(missing, WHOLE))


class PastCaseIn(StrictSerializer):
    """A matter that was over before it came here, and the source that says so."""

    form = serializers.ChoiceField(
        choices=[(form.value, text.en) for form, text in CASE_FORMS.items()]
    )
    theme = ShortText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    initiator = Visible(
        lambda user: Organization.objects.all(),
        required=False,
        default=None,
        allow_null=True,
    )
    bodies = serializers.ListField(
        child=Visible(lambda user: Organization.objects.all()),
        min_length=1,
        max_length=20,
    )
    region = Visible(
        lambda user: Region.objects.all(), required=False, default=None, allow_null=True
    )
    recorded_from = ShortText(
        required=False,
        allow_blank=True,
        default="",
        help_text="The paper or the publication that tells of it.",
    )
    source = serializers.URLField(  # type: ignore[assignment]
        required=False, allow_blank=True, default="", max_length=500
    )
    tasks = LongText(required=False, allow_blank=True, default="")
    text = LongText(required=False, allow_blank=True, default="")
    outcome = LongText(required=False, allow_blank=True, default="")
    people = serializers.ListField(
        child=ShortText(max_length=200), required=False, default=list, max_length=50
    )
    started_on = PastDay()
    completed_on = PastDay(required=False, allow_null=True, default=None)
    sent_on = PastDay(required=False, allow_null=True, default=None)
    received_on = PastDay(required=False, allow_null=True, default=None)
    closed_on = PastDay()
    findings = serializers.ListField(
        child=PastFindingIn(), required=False, default=list, max_length=200
    )
    recommendations = serializers.ListField(
        child=PastLineIn(), required=False, default=list, max_length=100
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return what the act takes."""
        days = Days(
            started_on=attrs["started_on"],
            completed_on=attrs["completed_on"],
            sent_on=attrs["sent_on"],
            received_on=attrs["received_on"],
            closed_on=attrs["closed_on"],
        )
        past = Past(
            form=CaseForm(attrs["form"]),
            theme=attrs["theme"],
            language=attrs["language"],
            days=days,
            source=attrs["recorded_from"],
            url=attrs["source"],
            tasks=attrs["tasks"],
            text=attrs["text"],
            people=attrs["people"],
            findings=[PastFinding(**one) for one in attrs["findings"]],
            lines=[PastLine(**one) for one in attrs["recommendations"]],
            outcome=attrs["outcome"],
        )
        kept = ("initiator", "bodies", "region")
        return {"past": past, **{name: attrs[name] for name in kept}}
