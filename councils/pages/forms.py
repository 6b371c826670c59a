"""What the pages of councils ask for; limits as at the doors of the API."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from councils import reports
from councils.actions.decisions import Advice
from councils.actions.meetings import Matter
from councils.models import (
    IN_SESSION,
    AgendaItemKind,
    AttendanceStatus,
    Meeting,
    MeetingKind,
    Seat,
)
from councils.rules.recommendations import POWERS

MOST_LINES = 3
MOST_ITEMS = 30
FIRST_YEAR, LAST_YEAR = 1900, 2200


def spoken() -> str:
    """Return kk or ru: the language in which texts of councils are written."""
    return "ru" if (get_language() or "kk").startswith("ru") else "kk"


class PlanForm(ActForm):
    """A coming meeting; its agenda as lines of text, all of one kind."""

    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=MeetingKind.choices)
    starts_at = forms.DateTimeField(
        label=_("Day and time"),
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
        ),
        input_formats=["%Y-%m-%dT%H:%M"],
    )
    place = Line(label=_("Place"), required=False)
    link = forms.URLField(
        label=_("Link"), required=False, max_length=500, assume_scheme="https"
    )
    agenda = Paragraphs(label=_("Agenda, one matter a line"), required=False)
    kind_of_items = forms.ChoiceField(
        label=_("Kind of these matters"), choices=AgendaItemKind.choices
    )

    def clean_starts_at(self) -> datetime:
        """Refuse a day of another century."""
        moment: datetime = self.cleaned_data["starts_at"]
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            message = _("The day must lie between the years 1900 and 2200.")
            raise forms.ValidationError(message, "century")
        return moment

    def clean_agenda(self) -> list[str]:
        """Return the titles, without empty lines."""
        said: str = self.cleaned_data["agenda"]
        titles = [line.strip() for line in said.splitlines() if line.strip()]
        if len(titles) > MOST_ITEMS or any(len(title) > 1000 for title in titles):
            raise forms.ValidationError(_("This is too long."), "max-length")
        return titles

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        kind = AgendaItemKind(taken.pop("kind_of_items"))
        title = f"title_{spoken()}"
        taken["agenda"] = [Matter(kind, **{title: one}) for one in taken["agenda"]]
        return {**taken, "kind": MeetingKind(taken["kind"])}


class MatterForm(ActForm):
    """One more matter for the agenda."""

    title = Line(label=_("Title"), max_length=1000)
    kind = forms.ChoiceField(label=_("Kind"), choices=AgendaItemKind.choices)
    rapporteur = Line(label=_("Who reports"), required=False)
    invited_body = forms.ModelChoiceField(
        label=_("Invited body"),
        queryset=Organization.objects.bodies().order_by("name_kk"),
        required=False,
    )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        title = {f"title_{spoken()}": taken.pop("title")}
        kind = AgendaItemKind(taken.pop("kind"))
        return {"matter": Matter(kind=kind, **title, **taken)}


class ConveneForm(ActForm):
    """When the materials were sent."""

    materials_sent_on = PastDay(label=_("Materials were sent on"), required=False)


class ReasonForm(ActForm):
    """Why."""

    reason = Line(label=_("Reason"), max_length=500)


class SeatForm(ActForm):
    """One member of the meeting."""

    seat = forms.ModelChoiceField(label=_("Member"), queryset=Seat.objects.none())

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(**data)
        seat: Any = self.fields["seat"]
        seat.queryset = reports.seats_of(meeting)


class ArrivalForm(SeatForm):
    """Who comes, and how."""

    status = forms.ChoiceField(
        label=_("How"),
        choices=[(one.value, one.label) for one in IN_SESSION],
        initial=AttendanceStatus.PRESENT,
    )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        status = AttendanceStatus(self.cleaned_data["status"])
        return {"seat": self.cleaned_data["seat"], "status": status}


class ExcuseForm(SeatForm):
    """Who stays away, and why."""

    reason = Line(label=_("Reason; it is not public"), max_length=500)


class DecisionForm(ActForm):
    """The words of a decision, and up to three recommendations."""

    text_kk = Paragraphs(label=_("Text in Kazakh"))
    text_ru = Paragraphs(label=_("Text in Russian"))

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        bodies = Organization.objects.bodies().order_by("name_kk")
        powers = [(one, one) for one in POWERS]
        for place in range(1, MOST_LINES + 1):
            self.fields |= {
                f"text_{place}": Paragraphs(
                    label=_("Recommendation"), required=False, max_length=5000, rows=2
                ),
                f"body_{place}": forms.ModelChoiceField(
                    label=_("To which body"), queryset=bodies, required=False
                ),
                f"power_{place}": forms.ChoiceField(
                    label=_("Under which power"), choices=powers
                ),
            }

    def clean(self) -> dict[str, Any]:
        """Refuse a recommendation to nobody."""
        taken: dict[str, Any] = super().clean() or {}
        for place in range(1, MOST_LINES + 1):
            if taken.get(f"text_{place}") and not taken.get(f"body_{place}"):
                self.add_error(f"body_{place}", _("Name the body that has to answer."))
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        advice = [
            Advice(
                body=taken[f"body_{place}"],
                text=taken[f"text_{place}"],
                power=taken[f"power_{place}"],
                language=spoken(),
            )
            for place in range(1, MOST_LINES + 1)
            if taken[f"text_{place}"]
        ]
        texts = {"text_kk": taken["text_kk"], "text_ru": taken["text_ru"]}
        return {**texts, "recommendations": advice}
