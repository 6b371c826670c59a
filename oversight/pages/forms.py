"""What the pages of oversight ask for; limits as at the doors of the API."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, Region, User
from backend.files import fields as files
from backend.law.norms import public_control
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight.actions.final_documents import Line as Recommended
from oversight.models import Case, Road, Severity, Verdict, View
from oversight.rules import admissibility, documents

MOST_LINES = 5
VERDICTS = [(verdict.value, capfirst(verdict.label)) for verdict in Verdict]
VIEWS = [(view.value, capfirst(view.label)) for view in View]
GRADES = [(grade.value, capfirst(grade.label)) for grade in Severity]
ROADS = [(road.value, capfirst(road.label)) for road in Road if road != Road.IN_SYSTEM]


def spoken() -> str:
    """Return the language of the page, in which a text is likely to be written."""
    return (get_language() or "kk")[:2]


class LanguageField(forms.ChoiceField):
    """In which language a text is written."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Language of the text"),
            choices=settings.LANGUAGES,
            initial=spoken,
        )


class ReasonsField(Paragraphs):
    """Reasons that are asked for, but whose absence the law refuses, not the form."""

    def validate(self, value: Any) -> None:
        """Let a blank pass to the rule."""


class InitiatorField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Who raises a matter; nobody chosen is the citizen himself, where he may."""

    def validate(self, value: Any) -> None:
        """Ask for a choice only where none means nothing."""
        if self.empty_label is None:
            super().validate(value)


class CaseForm(ActForm):
    """What opens a case: one page, one fact a field."""

    laws = {"bodies": admissibility.OBJECTS, "initiator": admissibility.SUBJECTS}
    refused_at = {"not_an_object": "bodies"}

    theme = Line(label=_("What is it about?"))
    bodies = forms.ModelMultipleChoiceField(
        label=_("Which bodies are addressed?"),
        help_text=_("State bodies, akimats, state institutions and the like."),
        queryset=Organization.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    tasks = Paragraphs(
        label=_("What will be looked at, and how?"), required=False, rows=4
    )
    initiator = InitiatorField(
        label=_("Who raises it?"),
        queryset=Organization.objects.none(),
        empty_label=_("I alone, as a citizen"),
    )
    region = forms.ModelChoiceField(
        label=_("Region"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("That of the body"),
    )
    language = LanguageField()

    def __init__(self, *, groups: list[Any], alone: bool, **data: Any) -> None:
        super().__init__(**data)
        chosen: Any = self.fields["initiator"]
        chosen.queryset = Organization.objects.filter(pk__in=groups)
        if not alone:
            chosen.empty_label = None
        bodies: Any = self.fields["bodies"]
        bodies.queryset = Organization.objects.bodies().order_by("name_kk")
        regions: Any = self.fields["region"]
        regions.queryset = Region.objects.exclude(kind="district").order_by("name_kk")


class DeclarationForm(ActForm):
    """What a participant declares of himself, point by point."""

    laws = {"declared": admissibility.BARS, "has_conflict": admissibility.CONFLICT}

    declared = forms.MultipleChoiceField(
        label=_("I declare of myself"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    has_conflict = forms.TypedChoiceField(
        label=_("Have I a conflict of interest in this matter?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        points: Any = self.fields["declared"]
        points.choices = [
            (code, text.in_(spoken())) for code, text in admissibility.BAR_TEXTS.items()
        ]


class FindingForm(ActForm):
    """What was established, where and when."""

    laws = {"facts": documents.CONTENT}

    facts = Paragraphs(
        label=_("What was established?"),
        help_text=_("One fact, one entry. Write what you saw, not what you think."),
    )
    place = Line(label=_("Where?"), required=False)
    established_on = PastDay(label=_("When?"))
    breached_provision = Line(label=_("Which provision is breached?"), required=False)
    severity = forms.ChoiceField(
        label=_("How grave is it?"),
        choices=GRADES,
        initial=Severity.MEDIUM,
        widget=forms.RadioSelect,
    )
    private_reason = Line(
        label=_("Not public, because"),
        required=False,
        help_text=_("Leave it empty, and the finding is published with the document."),
    )
    evidence = files.Upload(label=_("Photo or document"), required=False)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("evidence"), is_public=False, by=by, at=at)
        return {**said, "evidence": [kept] if kept else []}


class FinalDocumentForm(ActForm):
    """The final document, and its recommendations line by line."""

    laws = {"text": documents.CONTENT, "line_1": documents.CONTENT}
    refused_at = {"no_recommendation": "line_1"}

    text = Paragraphs(label=_("Text of the final document"), rows=10)
    language = LanguageField()

    def __init__(self, *, case: Case, **data: Any) -> None:
        super().__init__(**data)
        bodies = case.bodies.order_by("name_kk")
        for number in range(1, MOST_LINES + 1):
            self.fields[f"line_{number}"] = Paragraphs(
                label=_("Recommendation %(number)s") % {"number": number},
                required=False,
                rows=3,
            )
            self.fields[f"body_{number}"] = forms.ModelChoiceField(
                label=_("To which body?"),
                queryset=bodies,
                initial=bodies.first(),
                empty_label=None,
                required=False,
            )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        lines = [
            Recommended(said[f"line_{number}"], said[f"body_{number}"])
            for number in range(1, MOST_LINES + 1)
            if said[f"line_{number}"] and said[f"body_{number}"]
        ]
        return {"text": said["text"], "language": said["language"], "lines": lines}


class ReasonForm(ActForm):
    """Why."""

    reason = Paragraphs(label=_("Why?"), rows=3)


class ClosingForm(ActForm):
    """Why the case ends; the law asks where something stays unanswered."""

    laws = {"reason": public_control.ANSWER.citation}
    refused_at = {"no_closing_reason": "reason"}

    reason = Paragraphs(label=_("Why?"), rows=3, required=False)


class NoteForm(ActForm):
    """What is told."""

    note = Paragraphs(label=_("What has been done?"), rows=4)


class DeliveryForm(ActForm):
    """How and when a body that is not here received the document."""

    road = forms.ChoiceField(
        label=_("How was it sent?"),
        choices=ROADS,
        widget=forms.RadioSelect,
    )
    received_on = PastDay(label=_("On which day was it received?"))
    proof = Line(
        label=_("What proves it?"),
        help_text=_("The number of the receipt, of the entry, of the register."),
    )
    proof_file = files.Upload(label=_("Scan of the proof"), required=False)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("proof_file"), is_public=False, by=by, at=at)
        return {**said, "proof_file": kept}


class AnswerForm(ActForm):
    """A body's answer; whether it gives reasons is for the law to ask."""

    laws = {"reasons": public_control.ANSWER.citation}
    refused_at = {"no_reasons": "reasons"}

    verdict = forms.ChoiceField(
        label=_("Decision on the recommendation"),
        choices=VERDICTS,
        widget=forms.RadioSelect,
    )
    reasons = ReasonsField(
        label=_("Reasons"),
        help_text=_("What was considered, what was established, what is being mended."),
        strip=False,
        rows=6,
    )
    number = Line(label=_("Number of the letter"), required=False, max_length=60)
    language = LanguageField()


class DraftForm(AnswerForm):
    """A draft for the head to sign: the same fields, but for the number."""

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said.pop("number", None)
        return said


class PaperAnswerForm(AnswerForm):
    """A paper answer, entered by the author with its scan."""

    answered_on = PastDay(label=_("Day of the answer"))
    scan = files.Upload(
        label=_("Scan of the answer"),
        help_text=_("It is published: black out personal data first."),
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("scan"), is_public=True, by=by, at=at)
        return {**said, "scan": kept}


class AssessmentForm(ActForm):
    """The author's view of an answer; an unfavourable one needs its reason."""

    view = forms.ChoiceField(
        label=_("What is the answer worth?"),
        choices=VIEWS,
        widget=forms.RadioSelect,
    )
    reason = Paragraphs(label=_("Why?"), required=False, rows=4)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        view, reason = said.get("view"), said.get("reason", "")
        if view and view != View.SATISFACTORY and not reason.strip():
            self.add_error(
                "reason", _("Say why: an unfavourable view needs its reason.")
            )
        return said


class GroupForm(ActForm):
    """What founds a group."""

    laws = {"protocol_number": public_control.GROUP.citation}

    name = Line(label=_("Name of the group"))
    protocol_number = Line(label=_("Number of the protocol"), max_length=60)
    protocol_on = PastDay(label=_("Day of the protocol"))
    protocol_file = files.Upload(label=_("Scan of the protocol"), required=False)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("protocol_file"), is_public=False, by=by, at=at)
        return {**said, "protocol_file": kept}


class InviteForm(ActForm):
    """Whom to invite, by the e-mail of his account."""

    laws = {"email": public_control.GROUP.citation}
    refused_at = {"group_size": "email"}

    email = forms.EmailField(label=_("E-mail of the person"), max_length=254)

    def clean_email(self) -> User:
        """Find the account."""
        said = self.cleaned_data["email"].strip().lower()
        found = User.objects.filter(email=said, is_active=True).first()
        if found is None:
            raise forms.ValidationError(_("There is no account with this e-mail."))
        return found

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {"person": self.cleaned_data["email"]}
