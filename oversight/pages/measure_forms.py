"""What the pages ask for of measures and of plans of measures."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, User
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, Paragraphs, PastDay
from oversight.actions.measure_plans import PlanLine
from oversight.actions.measures import Promised
from oversight.models import Recommendation
from oversight.pages.forms import LanguageField
from oversight.rules import measures as rules

PUBLIC = _("It is published: black out personal data first.")


class OwnerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Which colleague answers for it, where he has an account."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Who exactly, if he works here?"),
            help_text=_("His name is not published; the inbox leads him to it."),
            queryset=User.objects.none(),
            required=False,
            empty_label=_("Nobody named"),
        )

    def label_from_instance(self, obj: Any) -> str:
        """Name the person, never his address."""
        return str(obj.name)

    def of(self, body: Organization, on: Any) -> None:
        """Offer those who hold an office of this body now."""
        held = body.offices.in_force(on)
        self.queryset = User.objects.filter(pk__in=held.values("user_id")).order_by(
            "name"
        )


class PromiseForm(ActForm):
    """What the body promises; the day may be left open."""

    laws = {"text": rules.REMOVAL}
    refused_at = {"promised_in_the_past": "due_on"}

    text = Paragraphs(
        label=_("What will be done?"),
        help_text=_("One measure, one entry: what, where, how many."),
        rows=4,
    )
    owner = Line(
        label=_("Who answers for it?"),
        help_text=_("A department or a post: it is published."),
    )
    owner_person = OwnerField()
    due_on = Day(
        label=_("By which day?"),
        help_text=_(
            "The law names no day: it is your own word. Left empty, it says so."
        ),
        required=False,
    )
    language = LanguageField()

    def __init__(
        self, *, recommendation: Recommendation, on: Any, is_paper: bool, **data: Any
    ) -> None:
        super().__init__(**data)
        self.is_paper = is_paper
        if is_paper:
            del self.fields["owner_person"]
            self.fields["made_on"] = PastDay(label=_("Day of the paper"))
            self.fields["source_file"] = files.Upload(
                label=_("Scan of the paper"), help_text=PUBLIC, required=False
            )
            return
        owner: Any = self.fields["owner_person"]
        owner.of(recommendation.body, on)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        paper: dict[str, Any] = {}
        if self.is_paper:
            paper["made_on"] = said.pop("made_on")
            scan = said.pop("source_file")
            paper["source_file"] = files.keep(scan, is_public=True, by=by, at=at)
        return {"promised": Promised(**said), **paper}


class MeasureReportForm(ActForm):
    """What has been done so far."""

    text = Paragraphs(label=_("What has been done?"), rows=4)
    proof = files.Upload(
        label=_("Proof: a photo, an act, a contract"), help_text=PUBLIC, required=False
    )
    language = LanguageField()

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("proof"), is_public=True, by=by, at=at)
        return {**said, "files": [kept] if kept else []}


class CompletionForm(MeasureReportForm):
    """What was done, and on which day."""

    done_on = PastDay(
        label=_("On which day was it done?"),
        help_text=_("Left empty, today. The clock stops on the day of your report."),
        required=False,
    )


class NewDateForm(ActForm):
    """Another day, and why."""

    refused_at = {"promised_in_the_past": "due_on"}

    due_on = Day(label=_("By which day now?"))
    reason = Paragraphs(label=_("Why?"), rows=3, max_length=500)


class DropForm(ActForm):
    """Why the measure is given up."""

    reason = Paragraphs(label=_("Why is it given up?"), rows=3, max_length=500)


class ConfirmForm(ActForm):
    """What the author adds to his confirmation."""

    note = Paragraphs(
        label=_("What did you see?"), rows=3, required=False, max_length=2000
    )


class DisputeForm(ActForm):
    """Why the author disputes that it was done."""

    reason = Paragraphs(label=_("What is missing?"), rows=3, max_length=500)


class PlanForm(ActForm):
    """A plan of measures for a whole document: a measure beside each recommendation."""

    laws = {"number": rules.REMOVAL}

    number = Line(label=_("Number of the plan"), max_length=60)
    adopted_on = PastDay(label=_("Day of its adoption"))
    file = files.Upload(label=_("The plan as a file"), help_text=PUBLIC, required=False)
    language = LanguageField()

    def __init__(self, *, lines: list[Recommendation], **data: Any) -> None:
        super().__init__(**data)
        self.lines = lines
        for line in lines:
            named = {"number": line.line}
            self.fields[f"text_{line.pk}"] = Paragraphs(
                label=_("Recommendation %(number)s: what will be done?") % named,
                help_text=line.text[:200],
                required=False,
                rows=2,
            )
            self.fields[f"owner_{line.pk}"] = Line(
                label=_("Recommendation %(number)s: who answers for it?") % named,
                required=False,
            )
            self.fields[f"due_{line.pk}"] = Day(
                label=_("Recommendation %(number)s: by which day?") % named,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        wanted = [line for line in self.lines if said.get(f"text_{line.pk}")]
        for line in wanted:
            if not said.get(f"owner_{line.pk}"):
                self.add_error(f"owner_{line.pk}", _("Say who answers for it."))
        if not wanted and self.lines:
            first = f"text_{self.lines[0].pk}"
            self.add_error(first, _("A plan holds at least one measure."))
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        lines = [
            PlanLine(
                line,
                Promised(
                    said[f"text_{line.pk}"],
                    said["language"],
                    said[f"owner_{line.pk}"],
                    due_on=said[f"due_{line.pk}"],
                ),
            )
            for line in self.lines
            if said[f"text_{line.pk}"]
        ]
        kept = files.keep(said["file"], is_public=True, by=by, at=at)
        return {
            "number": said["number"],
            "adopted_on": said["adopted_on"],
            "file": kept,
            "lines": lines,
        }
