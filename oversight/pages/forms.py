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
from backend.accounts.models import Organization, Region
from backend.files import fields as files
from backend.law.norms import public_control
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight.models import Road, Verdict, View
from oversight.rules import admissibility

VERDICTS = [(verdict.value, capfirst(verdict.label)) for verdict in Verdict]
VIEWS = [(view.value, capfirst(view.label)) for view in View]
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
