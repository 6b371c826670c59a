"""What the pages of a monitoring ask: its plan, its checklist, its sites."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.accounts.actor import Actor
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, Paragraphs, PastDay
from oversight.actions.monitorings import Asked, Place
from oversight.models import (
    HEAVIEST,
    LINE_KINDS,
    ChecklistItem,
    InspectionLine,
    MonitoringPlan,
)
from oversight.pages.finding_forms import PICTURES
from oversight.rules import monitoring
from oversight.rules.monitoring import FULL, NOT_APPLICABLE, LineKind

MOST_LINES = 15
MOST_SITES = 500
KINDS = [(kind, capfirst(label)) for kind, label in LINE_KINDS]


class PlanForm(ActForm):
    """From when to when, how, and what is looked at."""

    laws = {"method": monitoring.MONITORING}
    refused_at = {"plan_backwards": "to_on"}

    from_on = Day(label=_("From which day?"))
    to_on = Day(label=_("To which day?"))
    method = Line(
        label=_("How is it done?"),
        help_text=_("With notice or without, by whom, in what order."),
    )
    text = Paragraphs(
        label=_("What is looked at?"),
        help_text=_("The indicators: what is counted, measured, asked, compared."),
        required=False,
    )

    def __init__(self, *, before: MonitoringPlan | None, **data: Any) -> None:
        if before is not None:
            data["initial"] = {
                "from_on": before.from_on,
                "to_on": before.to_on,
                "method": before.method,
                "text": before.text,
            }
        super().__init__(**data)


class ChecklistForm(ActForm):
    """The lines of a checklist; those of the version before stand ready."""

    laws = {"title": monitoring.MONITORING}
    refused_at = {"checklist_empty": "text_1"}

    title = Line(label=_("Title of the checklist"))

    def __init__(self, *, title: str, before: list[ChecklistItem], **data: Any) -> None:
        super().__init__(**data)
        self.fields["title"].initial = title
        self.most = max(MOST_LINES, len(before) + 3)
        for number in range(1, self.most + 1):
            item = before[number - 1] if number <= len(before) else None
            self.fields[f"text_{number}"] = Line(
                label=_("Line %(number)s: what is asked?") % {"number": number},
                required=False,
                max_length=500,
                initial=item.text if item else "",
            )
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("How is it answered?"),
                choices=KINDS,
                required=False,
                initial=item.kind if item else LineKind.YES_NO.value,
            )
            self.fields[f"weight_{number}"] = forms.IntegerField(
                label=_("How much does it weigh, from 1 to 10?"),
                min_value=1,
                max_value=HEAVIEST,
                required=False,
                initial=item.weight if item else 1,
            )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        items = [
            Asked(
                text=said[f"text_{number}"],
                kind=LineKind(said[f"kind_{number}"] or LineKind.YES_NO.value),
                weight=said[f"weight_{number}"] or 1,
            )
            for number in range(1, self.most + 1)
            if said[f"text_{number}"]
        ]
        return {"title": said["title"], "items": items}


class SitesForm(ActForm):
    """The list of places, pasted as it lies in a table: a name, a bar, an address."""

    sites = Paragraphs(
        label=_("Places, one in each line"),
        help_text=_(
            "The name first; after a vertical bar or a tab its address: "
            "School No. 17 | 12 Abai Street"
        ),
        rows=14,
    )

    def clean_sites(self) -> list[Place]:
        """Return the places that the lines name."""
        found = []
        for line in self.cleaned_data["sites"].splitlines():
            name, _bar, address = line.replace("\t", "|").partition("|")
            if not name.strip():
                continue
            if len(name.strip()) > 300 or len(address.strip()) > 300:
                raise forms.ValidationError(_("A line is too long: %s") % line[:60])
            found.append(Place(name.strip(), address.strip()))
        if len(found) > MOST_SITES:
            message = _("At most %(most)s places at once.") % {"most": MOST_SITES}
            raise forms.ValidationError(message)
        if not found:
            raise forms.ValidationError(_("There is no name in these lines."))
        return found


class BeginInspectionForm(ActForm):
    """On which day: today stands ready."""

    done_on = PastDay(label=_("On which day?"))

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        self.fields["done_on"].initial = timezone.localdate(clock.now())


class InspectionLineForm(ActForm):
    """The answer to one line, big enough for a thumb; a note and a photo beside."""

    refused_at = {"line_value": "value"}

    note = Line(label=_("A remark"), required=False, max_length=500)
    evidence = files.Upload(
        label=_("Photo"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": PICTURES}),
    )
    field_order = ["value", "note", "evidence"]

    def __init__(
        self, *, item: ChecklistItem, answered: InspectionLine | None, **data: Any
    ) -> None:
        super().__init__(**data)
        self.item = item
        self.fields["value"] = _answer_field(item)
        if answered is not None:
            self.fields["value"].initial = answered.value
            self.fields["note"].initial = answered.note
        self.order_fields(self.field_order)

    def clean_value(self) -> str:
        """Refuse what is no answer to a line of this kind."""
        value: str = self.cleaned_data["value"]
        if not monitoring.fits(LineKind(self.item.kind), value):
            raise forms.ValidationError(_("This is no answer to a line of this kind."))
        return value

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        kept = files.keep(said["evidence"], is_public=False, by=by, at=at)
        return {
            "item": self.item,
            "value": said["value"],
            "note": said["note"],
            "evidence": [kept] if kept else [],
        }


class FinishForm(ActForm):
    """What is to be said of the whole."""

    refused_at = {"lines_unanswered": "note"}

    note = Paragraphs(
        label=_("A remark on the whole"),
        required=False,
        rows=3,
        help_text=_("It is published with the final document: name nobody."),
    )


def _answer_field(item: ChecklistItem) -> forms.Field:
    """Return the field that suits the kind of a line."""
    label = _("Answer")
    choices: list[tuple[str, Any]]
    match LineKind(item.kind):
        case LineKind.YES_NO:
            choices = [("yes", _("Yes")), ("no", _("No"))]
        case LineKind.SCALE:
            choices = [(str(grade), str(grade)) for grade in range(FULL + 1)]
        case LineKind.NUMBER:
            hint = _("A whole number, or “na” where it does not apply.")
            return Line(label=label, max_length=12, help_text=hint)
        case LineKind.TEXT:
            hint = _("In a few words, or “na” where it does not apply.")
            return Line(label=label, max_length=500, help_text=hint)
    choices.append((NOT_APPLICABLE, _("Does not apply here")))
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
