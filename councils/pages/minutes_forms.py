"""What the pages of minutes ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, Paragraphs
from councils.actions import minutes, minutes_templates
from councils.actions.minutes import Wording
from councils.models import AgendaItem, Minutes
from councils.rules import minutes as rule

LONGEST = 20_000
LAST_MINUTE = time(23, 59)
TAKEN, NOT_TAKEN = "taken", "not_taken"


@dataclass(frozen=True)
class Boxes:
    """One matter of the agenda with its two boxes, Kazakh and Russian."""

    item: AgendaItem
    kk: forms.BoundField
    ru: forms.BoundField
    contributions: list[Any]


class EditForm(ActForm):
    """A box in each language for each matter that was not withdrawn."""

    def __init__(self, *, of: Minutes, **data: Any) -> None:
        super().__init__(**data)
        worded = {one.agenda_item_id: one for one in of.passages.all()}
        on_agenda = of.meeting.agenda_items.filter(withdrawn_at=None)
        self.items = list(
            on_agenda.order_by("position").prefetch_related(
                "contributions__seat", "contributions__guest__organization"
            )
        )
        for item in self.items:
            one = worded.get(item.pk)
            self.fields |= {
                f"kk_{item.pk}": _box(_("In Kazakh"), one.text_kk if one else ""),
                f"ru_{item.pk}": _box(_("In Russian"), one.text_ru if one else ""),
            }

    def boxes(self) -> list[Boxes]:
        """Return the matters in their order, each with its boxes."""
        return [
            Boxes(
                item,
                self[f"kk_{item.pk}"],
                self[f"ru_{item.pk}"],
                list(item.contributions.all()),
            )
            for item in self.items
        ]

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        passages = [
            Wording(item, said[f"kk_{item.pk}"], said[f"ru_{item.pk}"])
            for item in self.items
        ]
        return {"passages": passages}


class SendForm(ActForm):
    """Until which day remarks are taken."""

    laws = {"until": rule.REMARKS.citation}
    refused_at = {
        "remarks-no-day": "until",
        "remarks-day-past": "until",
        "remarks-too-short": "until",
    }

    until = Day(label=_("Remarks are taken until the end of"), required=False)

    def __init__(self, *, of: Minutes, now: datetime, **data: Any) -> None:
        super().__init__(**data)
        due = minutes.remarks_due(of.meeting, at=now)
        if due is None:
            self.fields["until"].required = True
            self.fields["until"].help_text = _(
                "The council's regulation sets no days for remarks: name the last day."
            )
        else:
            self.fields["until"].initial = due.due_on
            self.fields["until"].help_text = _(
                "By the council's regulation; a later day may be named."
            )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        day = self.cleaned_data["until"]
        if day is None:
            return {"until": None}
        return {"until": timezone.make_aware(datetime.combine(day, LAST_MINUTE))}


class RemarkForm(ActForm):
    """What the draft should say otherwise."""

    text = Paragraphs(label=_("Remark"), rows=8, max_length=5000)


class AnswerForm(ActForm):
    """Whether a remark is taken, and why not where it is not."""

    refused_at = {"remark-no-reason": "answer", "remark-answered": "outcome"}

    outcome = forms.ChoiceField(
        label=_("The remark is"),
        choices=[(TAKEN, _("taken")), (NOT_TAKEN, _("not taken"))],
        widget=forms.RadioSelect,
    )
    answer = Paragraphs(
        label=_("Answer; needed where the remark is not taken"),
        required=False,
        max_length=2000,
    )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        return {"is_taken": said["outcome"] == TAKEN, "answer": said["answer"]}


class CorrectForm(ActForm):
    """Why the minutes are corrected: everyone reads it."""

    reason = Line(label=_("Reason; everyone will read it"), max_length=500)


class TemplateForm(ActForm):
    """A template edited in Word."""

    file = files.Upload(label=_("Document of Word (.docx)"))

    def clean_file(self) -> Any:
        """Refuse a file that cannot be the template, and say why."""
        upload = self.cleaned_data["file"]
        upload.seek(0)
        if fault := minutes_templates.fault(upload.read()):
            message = _("The template cannot be used: %(fault)s")
            raise forms.ValidationError(message, "bad-template", {"fault": fault})
        return upload

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        upload = self.cleaned_data["file"]
        kept = files.keep(upload, is_public=False, by=by, at=at)
        return {"file": kept}


def _box(label: Any, text: str) -> Paragraphs:
    return Paragraphs(
        label=label, rows=8, max_length=LONGEST, required=False, initial=text
    )
