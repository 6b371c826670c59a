"""What the pages ask for of an agenda: its matters, their order, their papers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization
from backend.files.fields import Upload, keep
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs
from councils.actions.meetings import Matter
from councils.actions.proposals import Proposed
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    AgendaProposal,
    Appeal,
    DraftAct,
    Meeting,
    Monitoring,
    PlanItem,
    Seat,
)
from councils.pages import labels
from councils.pages.forms import spoken
from councils.rules import agendas
from councils.states import (
    APPEAL,
    DRAFT_ACT,
    MEETING,
    AppealState,
    DraftActState,
    MeetingState,
)

NO_TITLE = _("A title is needed in Kazakh or in Russian.")


def why() -> Line:
    """Return the field that asks why what the members were told changes."""
    return Line(label=_("Why the agenda changes; it is public"), max_length=500)


class ChangeForm(ActForm):
    """What asks for a reason once the members were told of the agenda."""

    laws = {"reason": agendas.OPENNESS}
    refused_at = {"reason-missing": "reason"}

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(**data)
        if meeting.notice_sent_at is not None:
            self.fields["reason"] = why()


class MatterForm(ChangeForm):
    """One matter of the agenda, and all that it rests on."""

    refused_at = {
        **ChangeForm.refused_at,
        "matter-of-another-council": "rapporteur_seat",
    }

    title_kk = Line(
        label=_("Title in Kazakh"),
        max_length=1000,
        required=False,
        help_text=_("In Kazakh, in Russian, or in both."),
    )
    title_ru = Line(label=_("Title in Russian"), max_length=1000, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=AgendaItemKind.choices, initial=AgendaItemKind.OTHER
    )
    rapporteur_seat = forms.ModelChoiceField(
        label=_("Member who reports"), queryset=Seat.objects.none(), required=False
    )
    rapporteur = Line(
        label=_("Or who else reports"),
        required=False,
        help_text=_("Name and position; for a report, the first head of the body."),
    )
    invited_body = forms.ModelChoiceField(
        label=_("Invited body"),
        queryset=Organization.objects.bodies().order_by("name_kk"),
        required=False,
    )
    power = forms.ChoiceField(
        label=_("Power it rests on (art. 5)"),
        choices=labels.powers_or_none,
        required=False,
    )
    plan_item = forms.ModelChoiceField(
        label=_("Matter of the plan of work"),
        queryset=PlanItem.objects.none(),
        required=False,
    )
    draft_act = forms.ModelChoiceField(
        label=_("Draft act"), queryset=DraftAct.objects.none(), required=False
    )
    appeal = forms.ModelChoiceField(
        label=_("Appeal"), queryset=Appeal.objects.none(), required=False
    )
    monitoring = forms.ModelChoiceField(
        label=_("Monitoring"), queryset=Monitoring.objects.none(), required=False
    )

    def __init__(
        self, *, meeting: Meeting, item: AgendaItem | None = None, **data: Any
    ) -> None:
        super().__init__(meeting=meeting, **data)
        for name, rows in _choices(meeting, item).items():
            field: Any = self.fields[name]
            field.queryset = rows
        appeal: Any = self.fields["appeal"]
        appeal.label_from_instance = lambda one: f"{one}: {one.theme[:80]}"
        if item is None:
            return
        for name in Matter.__dataclass_fields__:
            self.fields[name].initial = getattr(item, name)
        if item.rapporteur == str(item.rapporteur_seat or ""):
            self.fields["rapporteur"].initial = ""

    def clean(self) -> dict[str, Any]:
        """Refuse a matter without a title."""
        taken: dict[str, Any] = super().clean() or {}
        if not taken.get("title_kk") and not taken.get("title_ru"):
            self.add_error(f"title_{spoken()}", NO_TITLE)
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        reason = taken.pop("reason", "")
        kind = AgendaItemKind(taken.pop("kind"))
        return {"matter": Matter(kind=kind, **taken), "reason": reason}


class WithdrawItemForm(ActForm):
    """Why a matter leaves the agenda."""

    laws = {"reason": agendas.OPENNESS}

    reason = Line(label=_("Reason; public after the notice"), max_length=500)


class MoveForm(ChangeForm):
    """One place up, or one place down."""

    to = forms.ChoiceField(
        label=_("Where to"), choices=[("up", _("Up")), ("down", _("Down"))]
    )


class OrderForm(ChangeForm):
    """The place of each matter, as a number."""

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(meeting=meeting, **data)
        self.items = list(meeting.agenda_items.standing())
        numbers = {
            f"place-{item.pk}": forms.IntegerField(
                label=item.title,
                min_value=1,
                max_value=len(self.items),
                initial=item.position,
            )
            for item in self.items
        }
        self.fields = {**numbers, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Refuse a place that is given twice."""
        taken: dict[str, Any] = super().clean() or {}
        seen: set[int] = set()
        for item in self.items:
            place = taken.get(f"place-{item.pk}")
            if place in seen:
                self.add_error(f"place-{item.pk}", _("This place is given twice."))
            elif place is not None:
                seen.add(place)
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        order = sorted(self.items, key=lambda item: taken[f"place-{item.pk}"])
        return {"order": order, "reason": taken.get("reason", "")}


class MaterialForm(ActForm):
    """A paper for the members; everyone may read it after the notice."""

    refused_at = {"already-withdrawn": "file"}

    file = Upload(label=_("Paper"))
    title = Line(
        label=_("Title"), required=False, help_text=_("Empty: the name of the file.")
    )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        file = keep(taken["file"], is_public=False, by=by, at=at)
        return {"file": file, "title": taken["title"]}


class ProposalForm(ActForm):
    """What a member wants on an agenda, and why."""

    refused_at = {"seat-not-in-force": "title"}

    title = Line(label=_("Matter"), max_length=1000)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=AgendaItemKind.choices, initial=AgendaItemKind.OTHER
    )
    reason = Paragraphs(
        label=_("Why the council should consider it"), required=False, max_length=5000
    )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        title = {f"title_{spoken()}": taken.pop("title")}
        kind = AgendaItemKind(taken.pop("kind"))
        return {"proposed": Proposed(kind=kind, **title, **taken)}


class TakeForm(ActForm):
    """On the agenda of which meeting; after its notice, why the agenda changes."""

    laws = {"reason": agendas.OPENNESS}
    refused_at = {"reason-missing": "reason", "matter-of-another-council": "meeting"}

    meeting = forms.ModelChoiceField(
        label=_("Meeting"), queryset=Meeting.objects.none()
    )
    reason = Line(
        label=_("Why the agenda changes; it is public"),
        max_length=500,
        required=False,
        help_text=_("Needed where the notice of the meeting is out."),
    )

    def __init__(self, *, proposal: AgendaProposal, **data: Any) -> None:
        super().__init__(**data)
        takes = [s for s in MeetingState if "add-agenda-item" in MEETING.acts(s)]
        meeting: Any = self.fields["meeting"]
        to_come = proposal.council.meetings.filter(state__in=takes)
        meeting.queryset = to_come.order_by("starts_at")
        meeting.label_from_instance = lambda one: (
            f"{one.held_on:%d.%m.%Y}, {one.get_kind_display()}, {one.state_label}"
        )


class DeclineForm(ActForm):
    """What the member is told."""

    answer = Line(label=_("Answer to the member"), max_length=1000)


def _choices(meeting: Meeting, item: AgendaItem | None) -> dict[str, QuerySet[Any]]:
    """Return what a matter may rest on: what is not over, and what it rests on now."""
    council = meeting.council
    seats = Seat.objects.in_force(meeting.held_on)
    drafts = [state for state in DraftActState if DRAFT_ACT.acts(state)]
    appeals = [state for state in AppealState if APPEAL.acts(state)]
    plan_items = PlanItem.objects.filter(plan__council=council)
    draft_acts = DraftAct.objects.filter(council=council)
    of_council = Appeal.objects.filter(council=council)
    rows: dict[str, tuple[QuerySet[Any], QuerySet[Any]]] = {
        "plan_item": (plan_items, plan_items.filter(done_at=None)),
        "draft_act": (draft_acts, draft_acts.filter(state__in=drafts)),
        "appeal": (of_council, of_council.filter(state__in=appeals)),
    }
    found: dict[str, QuerySet[Any]] = {
        "rapporteur_seat": seats.filter(convocation=meeting.convocation_id).order_by(
            "person_name", "id"
        ),
        "monitoring": Monitoring.objects.filter(council=council),
    }
    for name, (every, standing) in rows.items():
        own = getattr(item, f"{name}_id", None)
        found[name] = standing | every.filter(pk=own)
    return found
