"""What the pages ask for of a meeting: its plan, its notice, its day, who was there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay, When
from councils import reports
from councils.actions.meetings import Matter
from councils.filters import today
from councils.models import (
    IN_SESSION,
    AgendaItemKind,
    AttendanceStatus,
    Commission,
    ConvenedBy,
    Council,
    Meeting,
    MeetingKind,
    Seat,
)
from councils.pages.forms import MOST_ITEMS, spoken
from councils.rules import agendas, convocation, membership, sittings


class CalledForm(ActForm):
    """What sort of meeting, when and where, and who calls it."""

    laws = {"kind": sittings.FIRST, "commission": sittings.COMMISSIONS}
    refused_at = {
        "first-meeting-held": "kind",
        "hearing-of-the-fund": "kind",
        "commission-wanted": "commission",
        "no-convocation": "starts_at",
    }

    kind = forms.ChoiceField(
        label=_("Kind of meeting"),
        choices=MeetingKind.choices,
        initial=MeetingKind.ORDINARY,
    )
    commission = forms.ModelChoiceField(
        label=_("Commission"),
        queryset=Commission.objects.none(),
        required=False,
        help_text=_("Only for a meeting of a commission."),
    )
    convened_by = forms.ChoiceField(
        label=_("Who calls it"),
        choices=ConvenedBy.choices,
        initial=ConvenedBy.CHAIR,
        help_text=_("A public hearing is called by members, chair or presidium."),
    )
    starts_at = When(label=_("Day and time"))
    place = Line(label=_("Place"), required=False)
    link = forms.URLField(
        label=_("Link"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *, council: Council, **data: Any) -> None:
        super().__init__(**data)
        commission: Any = self.fields["commission"]
        own = Commission.objects.filter(convocation__council=council)
        commission.queryset = own.standing(today())

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        kind, convened_by = MeetingKind(taken["kind"]), ConvenedBy(taken["convened_by"])
        return {**taken, "kind": kind, "convened_by": convened_by}


class PlanForm(CalledForm):
    """A coming meeting; its agenda as lines of text, all of one kind."""

    agenda = Paragraphs(
        label=_("Agenda, one matter a line"),
        required=False,
        help_text=_("Who reports, papers and the rest follow on the meeting's page."),
    )
    kind_of_items = forms.ChoiceField(
        label=_("Kind of these matters"),
        choices=AgendaItemKind.choices,
        initial=AgendaItemKind.REPORT,
    )

    def clean_agenda(self) -> list[str]:
        """Return the titles, without empty lines."""
        said: str = self.cleaned_data["agenda"]
        titles = [line.strip() for line in said.splitlines() if line.strip()]
        if len(titles) > MOST_ITEMS or any(len(title) > 1000 for title in titles):
            raise forms.ValidationError(_("This is too long."), "max-length")
        return titles

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = super().given(by=by, at=at)
        kind = AgendaItemKind(taken.pop("kind_of_items"))
        title = f"title_{spoken()}"
        taken["agenda"] = [Matter(kind, **{title: one}) for one in taken["agenda"]]
        return taken


class EditPlanForm(CalledForm):
    """What is planned, as it stands, to be changed."""

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(council=meeting.council, **data)
        for name, field in self.fields.items():
            field.initial = getattr(meeting, name)


class ConveneForm(ActForm):
    """When the materials were sent."""

    laws = {"materials_sent_on": convocation.MATERIALS.citation}
    refused_at = {"materials-late": "materials_sent_on"}

    materials_sent_on = PastDay(
        label=_("Materials were sent by another road on"),
        required=False,
        help_text=_("Papers that lie beside the agenda go out with the notice."),
    )


class MaterialsForm(ActForm):
    """On which day the materials were sent by another road."""

    laws = {"on": convocation.MATERIALS.citation}

    on = PastDay(label=_("Materials were sent on"))


class PostponeForm(ActForm):
    """To which day and hour, and why."""

    laws = {"reason": agendas.OPENNESS}
    refused_at = {
        "same-day": "starts_at",
        "notice-late": "starts_at",
        "notice-after-the-day": "starts_at",
        "materials-late": "starts_at",
        "materials-missing": "starts_at",
        "no-convocation": "starts_at",
        "hearing-date-not-agreed": "starts_at",
    }

    starts_at = When(label=_("New day and time"))
    reason = Line(label=_("Reason"), max_length=500)


class RelocateForm(ActForm):
    """At what hour of its day and where, and why."""

    laws = {"reason": agendas.OPENNESS}
    refused_at = {"another-day": "starts_at"}

    starts_at = When(label=_("Day and time"))
    place = Line(label=_("Place"), required=False)
    link = forms.URLField(
        label=_("Link"), required=False, max_length=500, assume_scheme="https"
    )
    reason = Line(label=_("Reason"), max_length=500)

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(**data)
        for name in ("starts_at", "place", "link"):
            self.fields[name].initial = getattr(meeting, name)


class SeatForm(ActForm):
    """One member of the meeting."""

    refused_at = {"seat-not-in-force": "seat"}

    seat = forms.ModelChoiceField(label=_("Member"), queryset=Seat.objects.none())

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(**data)
        seat: Any = self.fields["seat"]
        seat.queryset = reports.seats_of(meeting)


class LeaveForm(SeatForm):
    """Who leaves, and when, if that is not now."""

    refused_at = {
        **SeatForm.refused_at,
        "moment-to-come": "since",
        "moment-before-the-day": "since",
    }

    since = When(
        label=_("From what moment"), required=False, help_text=_("Empty: from now on.")
    )


class ArrivalForm(LeaveForm):
    """Who comes, how, and when, if that is not now."""

    laws = {"status": membership.REMOTE.citation}
    refused_at = {**LeaveForm.refused_at, "remote-not-settled": "status"}

    status = forms.ChoiceField(
        label=_("How"),
        choices=[(one.value, one.label) for one in IN_SESSION],
        initial=AttendanceStatus.PRESENT,
    )
    field_order = ("seat", "status", "since")

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        status = AttendanceStatus(self.cleaned_data["status"])
        return {**self.cleaned_data, "status": status}


class ExcuseForm(SeatForm):
    """Who stays away, or stayed away, and why."""

    refused_at = {**SeatForm.refused_at, "was-present": "seat"}

    reason = Line(label=_("Reason; it is not public"), max_length=500)

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(meeting=meeting, **data)
        if reports.is_over(meeting):
            seat: Any = self.fields["seat"]
            seat.queryset = reports.unexcused(meeting)
