"""What opens a case: asked for by the wizard a step at a time, or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind, Region, User
from backend.law import acts
from backend.law.citation import Citation, Read
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs
from oversight.actions import openings as actions
from oversight.models import OVER, Case, FundGround
from oversight.pages.forms import LanguageField, spoken
from oversight.rules import conflict, documents, objects, openings, subjects
from oversight.states import CASE_FORMS, CONTROL_FORMS, CaseForm

ALONE = "alone"
REPEATED = Citation(acts.PUBLIC_CONTROL, "art. 12(5)", Read.TEXT)
WHAT_IT_IS = {
    CaseForm.MONITORING: _("you watch what a body does, for many people at once"),
    CaseForm.DISCUSSION: _("the public considers an act or a decision"),
    CaseForm.EXPERTISE: _("experts assess an act or a decision"),
}


class Bodies(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Which bodies; those of the fund's group are known by their ground."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Which bodies are addressed?"),
            help_text=_("State bodies, akimats, state institutions and the like."),
            queryset=Organization.objects.none(),
            widget=forms.CheckboxSelectMultiple,
        )


class WhoStep(ActForm):
    """Who raises the matter: one alone, a group, an organization."""

    title = _("Who raises the matter?")
    lead = _("A citizen may act alone, in a group of at most five, or for an NPO.")
    laws = {"initiator": subjects.ALONE_OR_IN_GROUP}
    refused_at = {
        "npo_not_registered": "initiator",
        "npo_religious": "initiator",
        "npo_foreign": "initiator",
        "npo_suspended": "initiator",
        "council_has_own_law": "initiator",
    }

    initiator = forms.ChoiceField(label=_("Who raises it?"), widget=forms.RadioSelect)

    def __init__(self, *, held: Sequence[Organization], alone: bool, **data: Any):
        super().__init__(**data)
        field: Any = self.fields["initiator"]
        field.choices = [(str(one.pk), one.name) for one in held]
        if alone:
            field.choices = [(ALONE, _("I alone, as a citizen")), *field.choices]
        if len(field.choices) == 1:
            field.initial = field.choices[0][0]


class FormStep(ActForm):
    """In which of the three forms, and beside which matter of one's own."""

    title = _("In which form?")
    lead = _("Three forms; they may run at the same time in one matter.")
    laws = {"form": openings.FORMS, "beside": openings.FORMS}
    refused_at = {
        "not_a_form_of_control": "form",
        "form_runs_already": "form",
        "beside_another_author": "beside",
        "beside_what_is_over": "beside",
        "beside_another_body": "beside",
    }

    form = forms.ChoiceField(label=_("Form"), widget=forms.RadioSelect)
    beside = forms.ModelChoiceField(
        label=_("Beside which of your cases does it run?"),
        help_text=_("Only where one matter needs several forms."),
        queryset=Case.objects.none(),
        required=False,
        empty_label=_("It is a matter of its own"),
    )

    def __init__(self, *, initiator: Organization | None, **data: Any) -> None:
        super().__init__(**data)
        form: Any = self.fields["form"]
        form.choices = [
            (one.value, f"{CASE_FORMS[one].in_(spoken())}: {WHAT_IT_IS[one]}")
            for one in (CaseForm.MONITORING, CaseForm.DISCUSSION, CaseForm.EXPERTISE)
        ]
        form.initial = CaseForm.MONITORING.value
        if initiator is None:
            del self.fields["beside"]
            return
        beside: Any = self.fields["beside"]
        beside.queryset = Case.objects.filter(
            initiator=initiator, beside=None, form__in=CONTROL_FORMS
        ).exclude(state__in=OVER)
        if not beside.queryset.exists():
            del self.fields["beside"]


class MatterStep(ActForm):
    """Whom the control is about, and what it asks."""

    title = _("Whom and what is it about?")
    lead = _("Who is outside the law's reach is refused here, with the provision.")
    laws = {
        "bodies": objects.OBJECTS,
        "concerns": objects.REACH,
        "fund_ground": objects.WEALTH_FUND,
        "question": REPEATED,
    }
    refused_at = {
        "not_an_object": "bodies",
        "regime_object": "bodies",
        "fund_without_ground": "fund_ground",
        **{f"outside_{code}": "concerns" for code in objects.OUTSIDE},
    }

    bodies = Bodies()
    fund_ground = forms.ChoiceField(
        label=_("On which ground is the fund's company an object?"),
        choices=[("", _("None of its companies is addressed")), *FundGround.choices],
        required=False,
    )
    question = Line(
        label=_("What does the control ask?"),
        help_text=_(
            "In one sentence. For six months after a monitoring a body may refuse a "
            "visit on the same question."
        ),
        required=False,
    )
    concerns = forms.MultipleChoiceField(
        label=_("Does the matter concern any of these?"),
        help_text=_("The law does not reach them. Nothing ticked means no."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    region = forms.ModelChoiceField(
        label=_("Region"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("That of the body"),
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        bodies: Any = self.fields["bodies"]
        bodies.queryset = Organization.objects.bodies().order_by("name_kk")
        # Asked only where a company of the Fund can be addressed at all.
        if not bodies.queryset.filter(is_of_wealth_fund=True).exists():
            del self.fields["fund_ground"]
        concerns: Any = self.fields["concerns"]
        concerns.choices = [
            (code, text.in_(spoken())) for code, text in objects.OUTSIDE.items()
        ]
        regions: Any = self.fields["region"]
        regions.queryset = Region.objects.exclude(kind="district").order_by("name_kk")

    def clean(self) -> dict[str, Any]:
        """Say of the Fund's ground that there is none, where it was not asked for."""
        super().clean()
        self.cleaned_data.setdefault("fund_ground", "")
        return self.cleaned_data


class ThemeStep(ActForm):
    """What the matter is called, and what is to be done."""

    title = _("What is it about?")
    lead = _("The theme is what everybody reads first; the tasks go into the document.")
    laws = {"tasks": documents.CONTENT}

    theme = Line(
        label=_("Theme"), help_text=_("What, where: one line, without a judgement.")
    )
    tasks = Paragraphs(
        label=_("What will be looked at, and how?"), required=False, rows=5
    )
    language = LanguageField()


class CheckStep(ActForm):
    """What the person who opens the case declares of himself."""

    title = _("Declare, and check")
    lead = _("Each of those who take part declares for himself; you begin.")
    laws = {
        "declared": subjects.BARS,
        "has_conflict": conflict.CONFLICT,
        "nature": conflict.CONFLICT,
    }
    refused_at = {"conflict_without_nature": "nature"}

    declared = forms.MultipleChoiceField(
        label=_("I declare of myself"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    has_conflict = forms.ChoiceField(
        label=_("Have I a conflict of interest with any of these bodies?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
    )
    nature = Line(
        label=_("If so, which?"),
        required=False,
        help_text=_("It stops your own acts until it is resolved."),
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        points: Any = self.fields["declared"]
        points.choices = [
            (code, text.in_(spoken())) for code, text in subjects.BAR_TEXTS.items()
        ]


class TakeOverForm(CheckStep):
    """What the person who takes a case over declares of himself."""

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {**said, "has_conflict": said["has_conflict"] == "yes"}


class AmendForm(MatterStep, ThemeStep):
    """A draft, written over: all that the wizard has asked, at once."""

    laws = {**MatterStep.laws, **ThemeStep.laws, "form": openings.FORMS}
    refused_at = {**MatterStep.refused_at, **FormStep.refused_at}

    form = forms.ChoiceField(label=_("Form"), widget=forms.RadioSelect)
    field_order = ["form", "theme", "tasks", "question", "bodies"]

    def __init__(self, *, case: Case, **data: Any) -> None:
        data.setdefault("initial", _written(case))
        super().__init__(**data)
        chosen: Any = self.fields["form"]
        chosen.choices = [
            (one.value, CASE_FORMS[one].in_(spoken())) for one in CONTROL_FORMS
        ]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {**said, "form": CaseForm(said["form"]), "bodies": list(said["bodies"])}


class JoinForm(ActForm):
    """With which case, and why."""

    laws = {"into": openings.FORMS}
    refused_at = {
        "joined_to_itself": "into",
        "joined_to_a_council": "into",
        "joined_to_what_is_completed": "into",
        "joined_to_another_body": "into",
    }

    into = forms.ModelChoiceField(
        label=_("With which case?"),
        help_text=_("Cases about the same bodies whose control still goes on."),
        queryset=Case.objects.none(),
        widget=forms.RadioSelect,
    )
    reason = Paragraphs(label=_("Why?"), rows=3)

    def __init__(self, *, rows: Any, **data: Any) -> None:
        super().__init__(**data)
        into: Any = self.fields["into"]
        into.queryset = rows


class HandoverForm(ActForm):
    """To whom a case is offered, and why."""

    laws = {"to_org": subjects.SUBJECTS}
    refused_at = {
        "not_a_subject": "to_org",
        "nobody_to_accept": "to_org",
        "handed_to_itself": "to_org",
        "group_size": "to_org",
        "npo_suspended": "to_org",
        "npo_foreign": "to_org",
        "npo_religious": "to_org",
        "npo_not_registered": "to_org",
    }

    to_org = forms.ModelChoiceField(
        label=_("To which group or organization?"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=_("To one citizen"),
    )
    email = forms.EmailField(
        label=_("E-mail of the citizen who would go on alone"),
        required=False,
        max_length=254,
    )
    reason = Paragraphs(label=_("Why?"), rows=3)

    def __init__(self, *, case: Case, **data: Any) -> None:
        super().__init__(**data)
        groups: Any = self.fields["to_org"]
        groups.queryset = (
            Organization.objects.filter(
                kind__in=[OrganizationKind.GROUP, OrganizationKind.NPO]
            )
            .exclude(pk=case.initiator_id)
            .order_by("name_kk")
        )

    def clean_email(self) -> User | None:
        """Find the account of a confirmed citizen."""
        said = self.cleaned_data["email"].strip().lower()
        if not said:
            return None
        found = User.objects.filter(email=said, is_active=True).first()
        if found is None or not found.is_confirmed_citizen:
            raise forms.ValidationError(
                _("There is no confirmed citizen with this e-mail.")
            )
        return found

    def clean(self) -> dict[str, Any]:
        """Ask for one successor, and no more."""
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(said.get("to_org")) == bool(said.get("email")):
            self.add_error(
                "to_org", _("Name one: a group or an organization, or a citizen.")
            )
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        person = said.pop("email")
        if person is not None:
            said["to_org"] = actions.of_citizen(person, by=by, at=at)
        return said


def _written(case: Case) -> dict[str, Any]:
    names = ("form", "theme", "tasks", "question", "language", "fund_ground", "region")
    said = {name: getattr(case, name) for name in names}
    return {**said, "bodies": list(case.bodies.values_list("pk", flat=True))}
