"""What the pages ask for of answers: words, a body to pass it on to, papers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files import fields as files
from backend.files.models import File
from backend.law.citation import Citation
from backend.law.norms import public_control
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight.models import (
    Answer,
    AnswerDraft,
    Recommendation,
    Verdict,
    View,
    WithoutHearing,
)
from oversight.pages.forms import LanguageField
from oversight.rules import answers as rule
from oversight.rules import hearings

MOST_NEW_FILES = 2
VERDICTS = [(verdict.value, capfirst(verdict.label)) for verdict in Verdict]
DECIDED = [one for one in VERDICTS if one[0] != Verdict.REDIRECTED]
VIEWS = [(view.value, capfirst(view.label)) for view in View]
HEARD = [("", _("I do not say")), ("yes", _("Yes")), ("no", _("No"))]
WITHOUT = [
    ("", _("Nothing of the kind")),
    (
        WithoutHearing.OTHERS_RIGHTS.value,
        capfirst(WithoutHearing.OTHERS_RIGHTS.label),
    ),
]
# Asked for rarely: the page folds them up until one is filled in or refused.
MORE = (
    *("redirected_to", "without_hearing", "hearing_note", "kept"),
    *(f"file_{number}" for number in range(1, MOST_NEW_FILES + 1)),
)
REFUSED_AT = {
    "no_reasons": "reasons",
    "no_other_body": "redirected_to",
    "not_an_object": "redirected_to",
    "already_addressed": "redirected_to",
    "no_correction_reason": "reason",
}
LAWS = {
    "reasons": public_control.ANSWER.citation,
    "redirected_to": rule.OBJECTS,
    "without_hearing": hearings.HEARD,
}


class ReasonsField(Paragraphs):
    """Reasons that are asked for, but whose absence the law refuses, not the form."""

    def validate(self, value: Any) -> None:
        """Let a blank pass to the rule."""


class OtherBody(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A body to which a recommendation is passed on."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("To which body is it passed on?"),
            help_text=_(
                "Only with that decision. Its own term begins with its own receipt."
            ),
            queryset=Organization.objects.none(),
            required=False,
            **options,
        )


class ReplyForm(ActForm):
    """A body's answer; whether it gives reasons is for the law to ask."""

    laws = LAWS
    refused_at = REFUSED_AT

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
    redirected_to = OtherBody()
    without_hearing = forms.ChoiceField(
        label=_("The author was not heard, because"),
        choices=WITHOUT,
        required=False,
        widget=forms.RadioSelect,
    )
    hearing_note = Paragraphs(
        label=_("Whose rights would suffer, and how?"), required=False, rows=3
    )
    kept = forms.ModelMultipleChoiceField(
        label=_("Files of the draft"),
        queryset=File.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    number = Line(label=_("Number of the letter"), required=False, max_length=60)
    language = LanguageField()

    def __init__(
        self, *, line: Recommendation, draft: AnswerDraft | None = None, **data: Any
    ) -> None:
        data.setdefault("initial", drafted(draft))
        super().__init__(**data)
        for number in range(1, MOST_NEW_FILES + 1):
            self.fields[f"file_{number}"] = files.Upload(
                label=_("File to the answer"),
                help_text=_("It is published: black out personal data first."),
                required=False,
            )
        others: Any = self.fields["redirected_to"]
        others.queryset = other_bodies(line)
        kept: Any = self.fields["kept"]
        if draft is None or not draft.files.exists():
            self.fields.pop("kept")
        else:
            kept.queryset = draft.files.all()
            kept.initial = list(draft.files.values_list("pk", flat=True))
        if line.case.is_of_council:
            self.fields.pop("without_hearing")
            self.fields.pop("hearing_note")

    def main(self) -> list[tuple[forms.BoundField, Citation | None]]:
        """Return the fields that every answer fills in."""
        return [(bound, law) for bound, law in self.drawn() if bound.name not in MORE]

    def more(self) -> list[tuple[forms.BoundField, Citation | None]]:
        """Return the fields that few answers fill in."""
        return [(bound, law) for bound, law in self.drawn() if bound.name in MORE]

    @property
    def is_unfolded(self) -> bool:
        """Tell whether any of the rarer fields is filled in, or refused."""
        filled = any(self.initial.get(name) for name in MORE)
        said = any(self.data.get(name) for name in MORE)
        return filled or said or any(name in self.errors for name in MORE)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = list(said.pop("kept", []))
        for number in range(1, MOST_NEW_FILES + 1):
            sent = said.pop(f"file_{number}", None)
            file = files.keep(sent, is_public=False, by=by, at=at)
            kept += [file] if file else []
        return {**said, "files": kept}


class DraftForm(ReplyForm):
    """A draft for the head to sign: the same fields, but for the number."""

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = super().given(by=by, at=at)
        said.pop("number", None)
        return said


class CorrectionForm(ReplyForm):
    """The next version of an answer, and why it differs."""

    reason = ReasonsField(
        label=_("Why is the answer corrected?"),
        help_text=_("The earlier versions stay on record beside this one."),
        rows=3,
    )

    def __init__(self, *, answer: Answer, **data: Any) -> None:
        written = {
            "verdict": answer.verdict,
            "reasons": answer.reasons,
            "language": answer.language,
            "without_hearing": answer.without_hearing,
            "hearing_note": answer.hearing_note,
        }
        data.setdefault("initial", written)
        super().__init__(line=answer.recommendation, **data)
        self.fields.pop("redirected_to")
        verdict: Any = self.fields["verdict"]
        verdict.choices = DECIDED


class PaperAnswerForm(ActForm):
    """A paper answer, entered by the author with its scan."""

    laws = {**LAWS, "was_heard": hearings.HEARD}
    refused_at = {**REFUSED_AT, "done_before_it_was_owed": "answered_on"}

    verdict = forms.ChoiceField(
        label=_("Decision on the recommendation"),
        choices=VERDICTS,
        widget=forms.RadioSelect,
    )
    redirected_to = OtherBody()
    reasons = ReasonsField(
        label=_("Reasons"),
        help_text=_("As they stand in the letter."),
        strip=False,
        rows=6,
    )
    number = Line(label=_("Number of the letter"), required=False, max_length=60)
    language = LanguageField()
    answered_on = PastDay(label=_("Day of the answer"))
    was_heard = forms.TypedChoiceField(
        label=_("Did the body hear you before it decided?"),
        choices=HEARD,
        required=False,
        coerce=lambda said: said == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    scan = files.Upload(
        label=_("Scan of the answer"),
        help_text=_("It is published: black out personal data first."),
    )

    def __init__(self, *, line: Recommendation, **data: Any) -> None:
        super().__init__(**data)
        others: Any = self.fields["redirected_to"]
        others.queryset = other_bodies(line)
        if line.case.is_of_council:
            self.fields.pop("was_heard")

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


class NumberForm(ActForm):
    """Under which number the answer leaves."""

    refused_at = REFUSED_AT

    number = Line(label=_("Number of the letter"), required=False, max_length=60)


def other_bodies(line: Recommendation) -> QuerySet[Organization]:
    """Return the bodies to which a recommendation could be passed on."""
    return Organization.objects.bodies().exclude(pk=line.body_id).order_by("name_kk")


def drafted(draft: AnswerDraft | None) -> dict[str, Any]:
    """Return what a draft has to put into the form."""
    if draft is None:
        return {}
    return {
        "verdict": draft.verdict,
        "reasons": draft.reasons,
        "language": draft.language,
        "redirected_to": draft.redirected_to_id,
        "without_hearing": draft.without_hearing,
        "hearing_note": draft.hearing_note,
    }
