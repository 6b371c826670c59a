"""What the acts upon the people of a case ask for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind, User
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight.actions import conflicts
from oversight.actions.conflicts import Word
from oversight.models import Capacity, Case, FundGround, Participant
from oversight.pages.forms import spoken
from oversight.rules import conflict, expertise, objects, subjects

MOST_YEARS = 80
ON_PAPER = [
    (one.value, capfirst(one.label))
    for one in (Capacity.SUBJECT, Capacity.REPRESENTATIVE)
]
GROUNDS = [("", "–"), *((one.value, capfirst(one.label)) for one in FundGround)]


class ConflictsForm(ActForm):
    """Whether there is a conflict of interest, and with which object or finding."""

    laws = {"has_conflict": conflict.CONFLICT, "nature": conflict.INTEREST}
    refused_at = {
        "conflict_without_nature": "nature",
        "conflict_stands": "has_conflict",
    }

    has_conflict = forms.TypedChoiceField(
        label=_("Have I a conflict of interest in this matter?"),
        help_text=_("A personal interest of yours that affects or may affect it."),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    with_whom = forms.MultipleChoiceField(
        label=_("If there is one: with whom, or about which finding?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nature = Paragraphs(
        label=_("If there is one: what is it?"),
        required=False,
        rows=3,
        max_length=2000,
    )

    def __init__(self, *, participant: Participant, **data: Any) -> None:
        super().__init__(**data)
        asked = participant.conflicts.standing().select_related("body", "finding")
        self.asked = list(asked.order_by("id"))
        whom: Any = self.fields["with_whom"]
        whom.choices = [(str(row.pk), conflicts.about(row)) for row in self.asked]
        if len(self.asked) < 2:
            del self.fields["with_whom"]

    def clean(self) -> dict[str, Any]:
        """Ask which one, where there are several and there is a conflict."""
        said: dict[str, Any] = super().clean() or {}
        several = "with_whom" in self.fields
        if said.get("has_conflict") and several and not said.get("with_whom"):
            self.add_error("with_whom", _("Choose at least one."))
        return said

    def words(self) -> list[Word]:
        """Return what is said of each: a conflict with the chosen, none with others.

        A conflict that stands is not taken back by silence: it is left as it is.
        """
        said = self.cleaned_data
        one_alone = (
            {str(row.pk) for row in self.asked} if len(self.asked) < 2 else set()
        )
        chosen = set(said.get("with_whom") or one_alone)
        found = []
        for row in self.asked:
            yes = bool(said["has_conflict"]) and str(row.pk) in chosen
            if yes:
                found.append(Word(row, has_conflict=True, nature=said["nature"]))
            elif not (row.stands and said["has_conflict"]):
                found.append(Word(row, has_conflict=False))
        return found

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {"words": self.words()}


def points_field() -> forms.MultipleChoiceField:
    """Return the field of the points of art. 6(2), one by one."""
    return forms.MultipleChoiceField(
        label=_("I declare of myself"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class DeclarationForm(ConflictsForm):
    """What a participant declares of himself, point by point."""

    laws = {**ConflictsForm.laws, "declared": subjects.BARS}
    field_order = ["declared", "has_conflict", "with_whom", "nature"]

    declared = points_field()

    def __init__(self, *, participant: Participant, **data: Any) -> None:
        super().__init__(participant=participant, **data)
        points: Any = self.fields["declared"]
        points.choices = [
            (code, text.in_(spoken())) for code, text in subjects.BAR_TEXTS.items()
        ]
        points.initial = participant.declared
        if participant.is_expert:
            del self.fields["declared"]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {
            "declared": self.cleaned_data.get("declared", []),
            "has_conflict": None,
            "words": self.words(),
        }


class PaperDeclarationForm(DeclarationForm):
    """What one without an account has signed, and what his document shows."""

    laws = {
        **DeclarationForm.laws,
        "born_on": subjects.BARS,
        "citizen_on_paper": subjects.SUBJECTS,
    }

    born_on = PastDay(label=_("Day of birth"))
    citizen_on_paper = Line(
        label=_("Which document shows that he is a citizen?"),
        help_text=_("For instance: identity card, number, who issued it."),
        max_length=200,
    )
    declaration_file = files.Upload(label=_("Scan of the signed declaration"))

    def __init__(self, *, participant: Participant, **data: Any) -> None:
        super().__init__(participant=participant, **data)
        if participant.is_expert:
            del self.fields["born_on"], self.fields["citizen_on_paper"]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        kept = files.keep(said["declaration_file"], is_public=False, by=by, at=at)
        return {
            **super().given(by=by, at=at),
            "nature": said["nature"],
            "born_on": said.get("born_on"),
            "citizen_on_paper": said.get("citizen_on_paper", ""),
            "declaration_file": kept,
        }


class LeavingForm(ActForm):
    """Why somebody leaves the case."""

    refused_at = {"nobody_left": "reason"}

    reason = Paragraphs(label=_("Why?"), rows=3, max_length=500)


class RemovalForm(ActForm):
    """How the conflict of interest has ended."""

    laws = {"reason": conflict.CONFLICT}
    refused_at = {
        "own_conflict": "reason",
        "no_resolution_reason": "reason",
        "no_conflict_to_resolve": "reason",
    }

    reason = Paragraphs(
        label=_("How has the interest ended?"),
        help_text=_("For instance: shares sold, employment ended. Say on which paper."),
        rows=3,
        max_length=500,
    )


class RepresentForm(ActForm):
    """For which organization somebody takes part, and by what paper."""

    laws = {"organization": subjects.GROUPS}
    refused_at = {
        "npo_not_registered": "organization",
        "npo_religious": "organization",
        "npo_foreign": "organization",
        "npo_suspended": "organization",
    }

    organization = forms.ModelChoiceField(
        label=_("Which organization does he represent?"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=_("None: he takes part for himself"),
    )
    authority = Line(
        label=_("By what paper?"),
        help_text=_("The decision of the organization, or the power of attorney."),
        required=False,
        max_length=500,
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        known: Any = self.fields["organization"]
        npos = Organization.objects.filter(kind=OrganizationKind.NPO)
        known.queryset = npos.order_by("name_kk")


class PaperNameForm(RepresentForm):
    """One without an account, named by the author."""

    laws = {**RepresentForm.laws, "capacity": subjects.GROUPS}
    refused_at = {
        **RepresentForm.refused_at,
        "group_size": "name",
        "not_alone": "name",
    }
    field_order = ["name", "capacity", "organization", "authority"]

    name = Line(label=_("Surname, first name, patronymic"), max_length=200)
    capacity = forms.ChoiceField(
        label=_("As whom does he take part?"),
        choices=ON_PAPER,
        initial=Capacity.SUBJECT,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the organization of a representative, and of nobody else."""
        said: dict[str, Any] = super().clean() or {}
        stands_for = said.get("organization") is not None
        if (said.get("capacity") == Capacity.REPRESENTATIVE) != stands_for:
            message = _("A representative, and he alone, stands for one.")
            self.add_error("organization", message)
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {**said, "capacity": Capacity(said["capacity"])}


class ExpertForm(ActForm):
    """An expert: what he knows, and how long he has worked in it."""

    laws = {
        "education": expertise.EXPERT,
        "experience_years": expertise.EXPERT,
        "name": conflict.INTEREST,
    }
    refused_at = {
        "no_higher_education": "education",
        "too_little_experience": "experience_years",
    }

    name = Line(
        label=_("Surname, first name, patronymic"),
        help_text=_("Leave it empty if he has an account here."),
        required=False,
        max_length=200,
    )
    email = forms.EmailField(
        label=_("E-mail of his account, if he has one"),
        help_text=_("He then declares his conflicts of interest himself."),
        required=False,
        max_length=254,
    )
    field = Line(label=_("In which field is he an expert?"), max_length=200)
    education = Line(
        label=_("Higher education in that field"),
        help_text=_("Where, what, when; number of the diploma."),
        required=False,
        max_length=300,
    )
    experience_years = forms.IntegerField(
        label=_("Full years of work in that field"),
        min_value=0,
        max_value=MOST_YEARS,
    )
    expert_organization = Line(
        label=_("Expert organization, if he works for one"),
        required=False,
        max_length=300,
    )

    def clean_email(self) -> User | None:
        """Find the account."""
        said = self.cleaned_data["email"].strip().lower()
        if not said:
            return None
        found = User.objects.filter(email=said, is_active=True).first()
        if found is None:
            raise forms.ValidationError(_("There is no account with this e-mail."))
        return found

    def clean(self) -> dict[str, Any]:
        """Ask for a name, where no account tells it."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("name") and not said.get("email") and not self.errors:
            message = _("Name the person, or the e-mail of his account.")
            self.add_error("name", message)
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        person = said.pop("email")
        return {**said, "person": person}


class ObjectForm(ActForm):
    """One more body that the control addresses."""

    laws = {"body": objects.OBJECTS, "fund_ground": objects.WEALTH_FUND}
    refused_at = {
        "not_an_object": "body",
        "regime_object": "body",
        "already_an_object": "body",
        "fund_without_ground": "fund_ground",
    }

    body = forms.ModelChoiceField(
        label=_("Which body?"),
        queryset=Organization.objects.none(),
        empty_label=None,
    )
    fund_ground = forms.ChoiceField(
        label=_("If it is of the National Wealth Fund's group: what is looked at?"),
        choices=GROUNDS,
        required=False,
    )

    def __init__(self, *, case: Case, **data: Any) -> None:
        super().__init__(**data)
        bodies: Any = self.fields["body"]
        known = case.bodies.values("pk")
        found = Organization.objects.bodies().exclude(pk__in=known)
        bodies.queryset = found.order_by("name_kk")
