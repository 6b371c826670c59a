"""What opens a case, writes its draft over, joins it with another or hands it over."""

from typing import Any

from rest_framework import serializers

from backend.accounts.models import Organization, Region
from backend.api.serializers import LongText, ShortText, StrictSerializer, Visible
from oversight.api.refs import LANGUAGES
from oversight.models import Case, FundGround
from oversight.rules.objects import OUTSIDE
from oversight.states import CASE_FORMS, CONTROL_FORMS, CaseForm

FORMS = [(form.value, CASE_FORMS[form].en) for form in CONTROL_FORMS]


class CaseMatterIn(StrictSerializer):
    """What a matter is about, and in which form of control it is raised."""

    form = serializers.ChoiceField(
        choices=FORMS, required=False, default=CaseForm.MONITORING
    )
    theme = ShortText()
    tasks = LongText(required=False, allow_blank=True, default="")
    question = ShortText(
        required=False,
        allow_blank=True,
        default="",
        help_text="What the control asks; with the object it bars a repeated visit.",
    )
    language = serializers.ChoiceField(choices=LANGUAGES)
    bodies = serializers.ListField(
        child=Visible(lambda user: Organization.objects.all()),
        min_length=1,
        max_length=20,
    )
    region = Visible(
        lambda user: Region.objects.all(), required=False, default=None, allow_null=True
    )
    concerns = serializers.ListField(
        child=serializers.ChoiceField(
            choices=[(code, text.en) for code, text in OUTSIDE.items()]
        ),
        required=False,
        default=list,
        max_length=len(OUTSIDE),
        help_text="Matters outside the law's reach (art. 3(2)) that it touches: none.",
    )
    fund_ground = serializers.ChoiceField(
        choices=FundGround.choices,
        required=False,
        allow_blank=True,
        default="",
        help_text="Why one of the National Wealth Fund's group is an object here.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the matter with its form as what it is."""
        return {**attrs, "form": CaseForm(attrs["form"])}


class CaseIn(CaseMatterIn):
    """What opens a case; without an initiator the citizen acts alone."""

    initiator = Visible(
        lambda user: Organization.objects.all(),
        required=False,
        default=None,
        allow_null=True,
    )
    beside = Visible(
        Case.objects.visible_to, required=False, default=None, allow_null=True
    )


class ObjectIn(StrictSerializer):
    """One more body; of the Fund's group only on its ground."""

    body = Visible(lambda user: Organization.objects.bodies())
    fund_ground = serializers.ChoiceField(
        choices=FundGround.choices, required=False, allow_blank=True, default=""
    )


class JoinIn(StrictSerializer):
    """With which case a matter is joined, and why."""

    into = Visible(Case.objects.visible_to)
    reason = LongText(max_length=500)


class HandoverIn(StrictSerializer):
    """To whom a case is offered, and why."""

    to_org = Visible(lambda user: Organization.objects.all())
    reason = LongText(max_length=500)
