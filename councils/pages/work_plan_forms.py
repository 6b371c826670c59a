"""What the pages ask for of plans of work, monitorings and past meetings."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from councils.actions.guests import Invited
from councils.actions.meetings import Matter
from councils.actions.monitorings import Done
from councils.actions.past_meetings import Past
from councils.actions.work_plans import Planned
from councils.filters import today
from councils.models import (
    AgendaItemKind,
    Capacity,
    ControlKind,
    Council,
    Decision,
    LeftOpen,
    Meeting,
    MeetingKind,
    PlanForm,
    Seat,
    WorkPlan,
)
from councils.pages import labels
from councils.pages.forms import MOST_ITEMS, MOST_LINES, DecisionForm, spoken
from councils.rules import monitorings, work_plans
from councils.states import MeetingState

FIRST_YEAR, LAST_YEAR = 2015, 2200
HELD = [one for one in MeetingKind.choices if one[0] != MeetingKind.COMMISSION]


class YearForm(ActForm):
    """Of which year."""

    year = forms.IntegerField(
        label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        self.fields["year"].initial = today().year


class PlannedForm(ActForm):
    """One more matter for the plan."""

    title = Line(label=_("Title"), max_length=1000)
    form = forms.ChoiceField(label=_("Form"), choices=PlanForm.choices)
    month = forms.TypedChoiceField(
        label=_("Month"), choices=list(MONTHS.items()), coerce=int
    )
    responsible = forms.ModelChoiceField(
        label=_("Responsible member"), queryset=Seat.objects.none(), required=False
    )
    invited_body = forms.ModelChoiceField(
        label=_("Invited body"),
        queryset=Organization.objects.bodies().order_by("name_kk"),
        required=False,
    )

    def __init__(self, *, plan: WorkPlan, **data: Any) -> None:
        super().__init__(**data)
        seat: Any = self.fields["responsible"]
        seat.queryset = seats_of(plan.council)

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        title = {f"title_{spoken()}": taken.pop("title")}
        form = PlanForm(taken.pop("form"))
        return {"matter": Planned(form=form, **title, **taken)}


class PlanApprovalForm(ActForm):
    """The decision by which the council approves its plan."""

    laws = {"decision": work_plans.PLAN.citation}
    refused_at = {"decision-of-another-council": "decision"}

    decision = forms.ModelChoiceField(
        label=_("Decision of the council"), queryset=Decision.objects.none()
    )

    def __init__(self, *, plan: WorkPlan, **data: Any) -> None:
        super().__init__(**data)
        decision: Any = self.fields["decision"]
        own = Decision.objects.filter(council=plan.council)
        decision.queryset = own.order_by("-year", "-number")
        decision.label_from_instance = lambda one: f"{one}: {one.text[:80]}"


class AgendaForm(ActForm):
    """On the agenda of which meeting: one that is not convened yet."""

    meeting = forms.ModelChoiceField(
        label=_("Planned meeting"), queryset=Meeting.objects.none()
    )

    def __init__(self, *, council: Council, **data: Any) -> None:
        super().__init__(**data)
        meeting: Any = self.fields["meeting"]
        planned = council.meetings.filter(state=MeetingState.PLANNED)
        meeting.queryset = planned.order_by("starts_at")
        meeting.label_from_instance = lambda one: (
            f"{one.held_on:%d.%m.%Y}, {one.get_kind_display()}"
        )


class MonitoringForm(ActForm):
    """A monitoring that members of the council did, or an expertise it assigned."""

    laws = {
        "members": monitorings.MONITORING,
        "assignment": monitorings.EXPERTISE,
        "others": monitorings.EXPERTISE,
    }
    refused_at = {
        "monitoring-without-members": "members",
        "expertise-without-assignment": "assignment",
        "expertise-by-nobody": "others",
        "expertise-of-the-fund": "kind",
    }

    kind = forms.ChoiceField(
        label=_("What was done?"),
        choices=[(one.value, capfirst(one.label)) for one in ControlKind],
        initial=ControlKind.MONITORING,
        widget=forms.RadioSelect,
    )
    assignment = forms.ModelChoiceField(
        label=_("Decision by which the council assigned it"),
        queryset=Decision.objects.none(),
        required=False,
        help_text=_("Only of an expertise."),
    )
    theme = Line(label=_("Theme"), max_length=1000)
    body = forms.ModelChoiceField(
        label=_("What body was monitored"),
        queryset=Organization.objects.bodies().order_by("name_kk"),
        required=False,
    )
    begun_on = PastDay(label=_("Begun on"), required=False)
    done_on = PastDay(label=_("Done on"))
    members = forms.ModelMultipleChoiceField(
        label=_("Members who did it"),
        queryset=Seat.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    others = Line(
        label=_("NGOs, citizens or experts on the council's assignment"),
        required=False,
        max_length=1000,
    )
    conclusion = Paragraphs(
        label=_("Conclusion: what was found, and what is proposed"), rows=10
    )

    def __init__(self, *, council: Council, **data: Any) -> None:
        super().__init__(**data)
        members: Any = self.fields["members"]
        members.queryset = seats_of(council)
        decisions: Any = self.fields["assignment"]
        own = Decision.objects.filter(council=council)
        decisions.queryset = own.order_by("-year", "-number")
        decisions.label_from_instance = lambda one: f"{one}: {one.text[:80]}"

    def clean(self) -> dict[str, Any]:
        """Refuse a monitoring that ends before it begins."""
        taken: dict[str, Any] = super().clean() or {}
        begun, done = taken.get("begun_on"), taken.get("done_on")
        if begun and done and begun > done:
            self.add_error("done_on", _("A monitoring ends no earlier than it begins."))
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken, tongue = dict(self.cleaned_data), spoken()
        texts = {f"{one}_{tongue}": taken.pop(one) for one in ("theme", "conclusion")}
        members, kind = list(taken.pop("members")), ControlKind(taken.pop("kind"))
        return {"done": Done(members=members, kind=kind, **texts, **taken)}


class PastMeetingForm(ActForm):
    """A meeting from before Kenes, as its source tells it."""

    refused_at = {"not-past": "held_on"}

    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=HELD)
    held_on = PastDay(label=_("Day"))
    began = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    place = Line(label=_("Place"), required=False, max_length=300)
    source = Line(label=_("Source: an address, or a paper"), max_length=500)
    chaired_by = Line(label=_("Who chaired"), required=False, max_length=300)
    invited = Paragraphs(
        label=_("Invited, one a line"), required=False, max_length=5000
    )
    has_media = forms.BooleanField(label=_("Mass media were invited"), required=False)
    reports = Paragraphs(label=_("Reports, one a line"), required=False)
    draft_acts = Paragraphs(label=_("Draft acts, one a line"), required=False)
    others = Paragraphs(label=_("Other matters, one a line"), required=False)
    outcome = Paragraphs(
        label=_("What came of it, by the source"), required=False, max_length=5000
    )
    present = forms.IntegerField(
        label=_("Members present, by the source"),
        required=False,
        min_value=0,
        max_value=1000,
    )
    members = forms.IntegerField(
        label=_("Members in all, by the source"),
        required=False,
        min_value=0,
        max_value=1000,
    )
    left_open = forms.MultipleChoiceField(
        label=_("What the source does not say, and is entered for show"),
        choices=[pair for pair in LeftOpen.choices if pair[0] != LeftOpen.TIME],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an agenda that is empty, or too long for a row."""
        taken: dict[str, Any] = super().clean() or {}
        titles = [title for _kind, title in _agenda(taken)]
        if not titles:
            self.add_error("reports", _("A meeting has an agenda."))
        if len(titles) > MOST_ITEMS or any(len(title) > 1000 for title in titles):
            self.add_error("reports", _("This is too long."))
        if any(len(line) > 300 for line in _lines(taken.get("invited"))):
            self.add_error("invited", _("This is too long."))
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken, title = self.cleaned_data, f"title_{spoken()}"
        known = taken["began"] is not None
        day = datetime.combine(taken["held_on"], taken["began"] or time())
        left = [LeftOpen(one) for one in taken["left_open"]]
        invited = [
            Invited(Capacity.INVITED, position=line)
            for line in _lines(taken["invited"])
        ]
        if taken["has_media"]:
            media = str(Capacity.MEDIA.label)
            invited.append(Invited(Capacity.MEDIA, position=media))
        past = Past(
            kind=MeetingKind(taken["kind"]),
            starts_at=timezone.make_aware(day),
            source=taken["source"],
            place=taken["place"],
            present=taken["present"],
            members=taken["members"],
            chaired_by=taken["chaired_by"],
            outcome=taken["outcome"],
            left_open=left if known else [*left, LeftOpen.TIME],
        )
        agenda = [_matter(kind, title, said) for kind, said in _agenda(taken)]
        return {"past": past, "agenda": agenda, "invited": invited}


def _matter(kind: AgendaItemKind, title: str, said: str) -> Matter:
    words: Any = {title: said}
    return Matter(kind, **words)


class PastDecisionForm(DecisionForm):
    """What a past meeting decided; a power only where the source names it."""

    source = Line(label=_("Source: an address, or a paper"), max_length=500)

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        for place in range(1, MOST_LINES + 1):
            power: Any = self.fields[f"power_{place}"]
            power.choices = labels.powers_or_none()
            power.required = False

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        return {**super().given(by=by, at=at), "source": self.cleaned_data["source"]}


def seats_of(council: Council) -> Any:
    """Return the seats of a council in force today, by name."""
    held = Seat.objects.in_force(today()).filter(convocation__council=council)
    return held.order_by("person_name", "id")


def _lines(said: str | None) -> list[str]:
    return [line.strip() for line in (said or "").splitlines() if line.strip()]


def _agenda(taken: dict[str, Any]) -> list[tuple[AgendaItemKind, str]]:
    kinds = {
        "reports": AgendaItemKind.REPORT,
        "draft_acts": AgendaItemKind.DRAFT_ACT,
        "others": AgendaItemKind.OTHER,
    }
    return [
        (kind, line) for name, kind in kinds.items() for line in _lines(taken.get(name))
    ]
