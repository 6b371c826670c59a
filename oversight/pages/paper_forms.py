"""What the pages of final documents, deliveries and publications ask for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.files import fields as files
from backend.files.models import File
from backend.law.norms import public_control
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay, When
from oversight.actions.final_documents import Annexed
from oversight.actions.final_documents import Line as Recommended
from oversight.models import Case, FinalDocument
from oversight.pages.forms import ROADS, LanguageField
from oversight.reports import final_content
from oversight.rules import documents, receipt

FEWEST_LINES, SPARE_LINES, MOST_UPLOADS = 5, 2, 3


class FinalDocumentForm(ActForm):
    """The final document: its text, its recommendations line by line, its annexes."""

    laws = {
        "text": documents.CONTENT,
        "second_text": public_control.FINAL_DOCUMENT_SENT.citation,
        "line_1": documents.CONTENT,
        "held_from": documents.CONTENT,
        "held_place": documents.CONTENT,
        "tasks": documents.CONTENT,
        "circumstances": documents.CONTENT,
        "has_no_other_documents": documents.CONTENT,
    }
    refused_at = {"no_recommendation": "line_1"}

    text = Paragraphs(label=_("Text of the final document"), rows=10)
    language = LanguageField()
    second_text = Paragraphs(
        label=_("The same in a second language"),
        help_text=_("The document is in Kazakh, in other languages, or in both."),
        required=False,
        rows=6,
    )
    second_language = forms.ChoiceField(
        label=_("Language of the second text"),
        choices=[("", _("None")), *settings.LANGUAGES],
        required=False,
    )
    held_from = When(label=_("Annex: when did the control begin?"), required=False)
    held_until = When(label=_("Annex: when did it end?"), required=False)
    held_place = Line(label=_("Annex: where was it held?"), required=False)
    tasks = Paragraphs(label=_("Annex: the tasks"), required=False, rows=3)
    circumstances = Paragraphs(
        label=_("Annex: what else was established?"),
        help_text=_("The findings of the case are in the annex already."),
        required=False,
        rows=3,
    )
    kept = forms.ModelMultipleChoiceField(
        label=_("Annex: documents that stay attached"),
        queryset=File.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    has_no_other_documents = forms.BooleanField(
        label=_("Annex: no other documents were obtained"), required=False
    )

    def __init__(self, *, case: Case, **data: Any) -> None:
        self.case = case
        draft = FinalDocument.objects.filter(case=case, sent_at=None).first()
        super().__init__(initial=_initial(case, draft), **data)
        if draft is None or not draft.other_documents.exists():
            del self.fields["kept"]
        else:
            kept: Any = self.fields["kept"]
            kept.queryset = draft.other_documents.order_by("id")
        for number in range(1, MOST_UPLOADS + 1):
            self.fields[f"file_{number}"] = files.Upload(
                label=_("Annex: another document, file %(number)s")
                % {"number": number},
                help_text=_(
                    "It is published with the document: black out personal data."
                ),
                required=False,
            )
        self._add_lines(draft)

    def _add_lines(self, draft: FinalDocument | None) -> None:
        bodies = self.case.bodies.order_by("name_kk")
        known = list(draft.recommendations.order_by("line")) if draft else []
        self.lines = max(FEWEST_LINES, len(known) + SPARE_LINES)
        for number in range(1, self.lines + 1):
            line = known[number - 1] if number <= len(known) else None
            self.fields[f"line_{number}"] = Paragraphs(
                label=_("Recommendation %(number)s") % {"number": number},
                initial=line.text if line else "",
                required=False,
                rows=3,
            )
            self.fields[f"second_{number}"] = Paragraphs(
                label=_("Recommendation %(number)s in the second language")
                % {"number": number},
                initial=line.second_text if line else "",
                required=False,
                rows=2,
            )
            self.fields[f"body_{number}"] = forms.ModelChoiceField(
                label=_("To which body?"),
                queryset=bodies,
                initial=line.body if line else bodies.first(),
                empty_label=None,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the language of a second text, and for an end after the start."""
        said: dict[str, Any] = super().clean() or {}
        text, language = said.get("second_text"), said.get("second_language")
        if bool(text) != bool(language) or (text and language == said.get("language")):
            message = _("A second text is written in a second language: name it.")
            self.add_error("second_language", message)
        begun, ended = said.get("held_from"), said.get("held_until")
        if ended and (begun is None or ended < begun):
            self.add_error("held_until", _("It ends no earlier than it begins."))
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        others = list(said.get("kept", ()))
        for number in range(1, MOST_UPLOADS + 1):
            file = files.keep(said[f"file_{number}"], is_public=False, by=by, at=at)
            others += [file] if file else []
        lines = [
            Recommended(
                said[f"line_{number}"],
                said[f"body_{number}"],
                second_text=said[f"second_{number}"] if said["second_text"] else "",
            )
            for number in range(1, self.lines + 1)
            if said[f"line_{number}"] and said[f"body_{number}"]
        ]
        annexed = Annexed(
            held_from=said["held_from"],
            held_until=said["held_until"],
            held_place=said["held_place"],
            tasks=said["tasks"],
            circumstances=said["circumstances"],
            other_documents=others,
            has_no_other_documents=said["has_no_other_documents"] and not others,
        )
        return {
            **{name: said[name] for name in ("text", "language")},
            **{name: said[name] for name in ("second_text", "second_language")},
            "lines": lines,
            "annexed": annexed,
        }


class DeliveryForm(ActForm):
    """How and when a body that is not here received the document."""

    laws = {"received_on": receipt.RECEIPT}
    refused_at = {"received_before_sent": "received_on"}

    road = forms.ChoiceField(
        label=_("How was it sent?"), choices=ROADS, widget=forms.RadioSelect
    )
    received_on = PastDay(
        label=_("On which day was it received?"),
        help_text=_("A day off too: the term begins on the day after."),
    )
    proof = Line(
        label=_("What proves it?"),
        help_text=_(
            "By post: the number of the registered letter and of its notice of "
            "delivery. Through a portal: the number it was registered under. By "
            "e-mail: the address, and the reply or the confirmation. By hand: who took "
            "it, and the incoming number on your copy."
        ),
    )
    proof_file = files.Upload(
        label=_("Scan of the proof"),
        help_text=_("It is published: black out personal data first."),
        required=False,
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("proof_file"), is_public=True, by=by, at=at)
        return {**said, "proof_file": kept}


class ClaimForm(ActForm):
    """Another day of receipt, with what proves it."""

    laws = {"claimed_on": receipt.RECEIPT}
    refused_at = {
        "received_before_sent": "claimed_on",
        "same_day_claimed": "claimed_on",
    }

    claimed_on = PastDay(label=_("On which day was it received, as you say?"))
    ground = Paragraphs(label=_("Why that day?"), rows=4)
    proof = Line(
        label=_("What proves it?"),
        help_text=_("The number of the entry in the register of incoming papers."),
    )
    proof_file = files.Upload(
        label=_("Scan of the proof"),
        help_text=_("It is published: black out personal data first."),
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("proof_file"), is_public=True, by=by, at=at)
        return {**said, "proof_file": kept}


class DecisionForm(ActForm):
    """What was decided on a complaint about the day of receipt."""

    laws = {"received_on": receipt.RECEIPT}
    refused_at = {"received_before_sent": "received_on"}

    received_on = PastDay(label=_("Which day of receipt was decided?"))
    decision = Paragraphs(
        label=_("Who decided it, and by which paper?"),
        help_text=_("The body or court, the number and the day of its decision."),
        rows=3,
    )
    file = files.Upload(
        label=_("Scan of the decision"),
        help_text=_("It is published: black out personal data first."),
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("file"), is_public=True, by=by, at=at)
        return {**said, "file": kept}


class PublicationForm(ActForm):
    """Where and when it was published."""

    laws = {"url": receipt.PUBLISHED_BY_OBJECT}

    published_on = PastDay(label=_("On which day was it published?"))
    url = forms.URLField(
        label=_("Address of the page"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    file = files.Upload(
        label=_("Copy of the page"),
        help_text=_("Where the page may vanish. An address or a copy, or both."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for an address or a copy."""
        said: dict[str, Any] = super().clean() or {}
        has_fault = "url" in self.errors or "file" in self.errors
        if not has_fault and not said.get("url") and not said.get("file"):
            self.add_error("url", _("Give the address of the page, or its copy."))
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("file"), is_public=True, by=by, at=at)
        return {**said, "file": kept}


def _initial(case: Case, draft: FinalDocument | None) -> dict[str, Any]:
    """Return what a form begins with: the draft, or what the case has on record."""
    if draft is None:
        held = final_content.held(case)
        return {
            "held_from": held.from_at,
            "held_until": held.until_at,
            "held_place": held.place,
            "tasks": held.tasks,
            "language": case.language,
        }
    names = (
        *("text", "language", "second_text", "second_language"),
        *("held_from", "held_until", "held_place", "tasks", "circumstances"),
        "has_no_other_documents",
    )
    return {name: getattr(draft, name) for name in names}
