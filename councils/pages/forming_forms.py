"""What the pages of forming a council ask for; limits as at the doors of the API."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, Paragraphs, PastDay
from councils.actions.competitions import Outcome, Terms
from councils.actions.convocations import Approval, SeatGiven
from councils.actions.working_groups import Approved, Named
from councils.models import (
    Application,
    Competition,
    Constituency,
    Council,
    WorkingGroup,
)
from councils.pages.people_lines import PeopleLines, Person
from councils.rules import competitions, composition, forming
from councils.states import ApplicationState

MOST_MEMBERS, MOST_SEATS = 100, 1000
CIVIL, STATE = Constituency.CIVIL_SOCIETY, Constituency.STATE
ONE_A_LINE = _(
    "One person a line: the name; who proposed; the e-mail of the account, if any."
)
NAME_A_LINE = _("One person a line: the name; the e-mail of the account, if any.")


class WorkingGroupForm(ActForm):
    """An approved working group, its members as lines of text."""

    laws = {
        "approved_by": forming.APPROVED,
        "civil": forming.CIVIL_SHARE.citation,
        "state": forming.STATE_SHARE.citation,
    }
    refused_at = {
        "working-group-size": "size",
        "working-group-civil-share": "civil",
        "working-group-state-share": "state",
    }

    approved_by = forms.ModelChoiceField(
        label=_("Approved by"), queryset=Organization.objects.none()
    )
    approved_on = PastDay(label=_("Approved on"))
    document = Line(label=_("Document of approval"))
    size = forms.IntegerField(
        label=_("Approved size"), min_value=1, max_value=MOST_MEMBERS
    )
    civil = PeopleLines(
        label=_("Members from civil society"), help_text=ONE_A_LINE, rows=8
    )
    state = PeopleLines(
        label=_("Members from the state"), help_text=NAME_A_LINE, required=False
    )

    def __init__(self, *, council: Council, **data: Any) -> None:
        super().__init__(**data)
        approver: Any = self.fields["approved_by"]
        approver.queryset = Organization.objects.bodies().order_by("name_kk")
        approver.initial = council.body_id

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        approval = Approved(
            taken["approved_by"], taken["approved_on"], taken["document"]
        )
        members = [_named(one, CIVIL) for one in taken["civil"]]
        members += [_named(one, STATE) for one in taken["state"]]
        return {"approval": approval, "size": taken["size"], "members": members}


def _named(person: Person, constituency: Constituency) -> Named:
    return Named(person.name, constituency, person.nominator, person.user)


class HeadForm(ActForm):
    """Whom the working group elected its head."""

    laws = {"member": forming.HEAD}
    refused_at = {"head-of-the-state": "member", "not-of-the-group": "member"}

    member = forms.ModelChoiceField(
        label=_("Head, from the members of civil society"),
        queryset=WorkingGroup.objects.none(),
    )
    on = PastDay(label=_("Day of the open vote"))
    document = Line(label=_("Minutes of the vote"))

    def __init__(self, *, group: WorkingGroup, **data: Any) -> None:
        super().__init__(**data)
        member: Any = self.fields["member"]
        member.queryset = group.members.filter(constituency=CIVIL)


class GroupEndForm(ActForm):
    """The last day of the working group."""

    on = Day(label=_("Last day"))

    def __init__(self, *, group: WorkingGroup, **data: Any) -> None:
        super().__init__(**data)
        self.group = group

    def clean_on(self) -> date:
        """Refuse an end before the beginning."""
        on: date = self.cleaned_data["on"]
        if on < self.group.approved_on:
            message = _("A working group ends no earlier than it begins.")
            raise forms.ValidationError(message, "order")
        return on


class CompetitionForm(ActForm):
    """What the announcement will tell, and what is offered."""

    laws = {
        "council_size": competitions.SEATS,
        "civil_seats": composition.CIVIL.citation,
        "ethnocultural_seats": composition.ETHNOCULTURAL.citation,
        "postal_address": competitions.ANNOUNCEMENT,
        "documents_until_on": competitions.ANNOUNCEMENT,
        "additional_decision": competitions.RESERVE,
    }
    refused_at = {
        "size": "council_size",
        "civil-share": "civil_seats",
        "ethnocultural-share": "ethnocultural_seats",
        "reserve-waits": "additional_decision",
    }

    council_size = forms.IntegerField(
        label=_("Members of the council in all"), min_value=1, max_value=MOST_SEATS
    )
    civil_seats = forms.IntegerField(
        label=_("Seats of civil society in this competition"),
        min_value=1,
        max_value=MOST_SEATS,
    )
    ethnocultural_seats = forms.IntegerField(
        label=_("Of them for ethnocultural associations"),
        min_value=0,
        max_value=MOST_SEATS,
        initial=0,
    )
    postal_address = Line(label=_("Postal address"), max_length=500)
    email = forms.EmailField(label=_("E-mail for documents"), max_length=254)
    documents_from_on = Day(label=_("Documents are taken from"))
    documents_until_on = Day(label=_("Documents are taken until"))
    text_kk = Paragraphs(
        label=_("Announcement in Kazakh"),
        help_text=_("Requirements and documents of art. 10 are added by themselves."),
        required=False,
        max_length=10000,
        rows=6,
    )
    text_ru = Paragraphs(
        label=_("Announcement in Russian"), required=False, max_length=10000, rows=6
    )
    additional_decision = Line(
        label=_("Additional competition: the council's decision"),
        help_text=_("Only for single seats, when the reserve list is empty."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse seats and days that cannot be."""
        taken: dict[str, Any] = super().clean() or {}
        if self.errors:
            return taken
        # Whatever is found wrong is taken out of `taken` at once.
        said = dict(taken)
        if said["civil_seats"] > said["council_size"]:
            self.add_error("civil_seats", _("More than the council has members."))
        if said["ethnocultural_seats"] > said["civil_seats"]:
            self.add_error("ethnocultural_seats", _("More than there are civil seats."))
        if said["documents_until_on"] < said["documents_from_on"]:
            message = _("The last day lies before the first one.")
            self.add_error("documents_until_on", message)
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        return {"terms": Terms(**self.cleaned_data)}


class AnnounceForm(ActForm):
    """Where the announcement appears."""

    laws = {"published_in": competitions.ANNOUNCEMENT}
    refused_at = {"announcement-channel": "published_in"}

    published_in = Line(
        label=_("Media or site of the announcement"),
        help_text=_("Republican or local media, or the site of the body."),
        max_length=500,
    )


class OutcomeForm(ActForm):
    """Of each admitted candidate: selected, in reserve and in which place, or not."""

    laws = {"document": competitions.DECISION}
    refused_at = {"wrong-number-selected": "document", "one-per-npo": "document"}

    document = Line(label=_("Document of the decision"))

    def __init__(self, *, competition: Competition, **data: Any) -> None:
        super().__init__(**data)
        admitted = competition.applications.filter(state=ApplicationState.ADMITTED)
        self.rows: dict[str, Application] = {
            f"candidate-{row.pk}": row for row in admitted.select_related("npo")
        }
        places = [
            (f"reserve-{n}", _("Reserve list, place %(place)s") % {"place": n})
            for n in range(1, len(self.rows) + 1)
        ]
        choices = [("", _("Not selected")), ("select", _("Selected")), *places]
        for name, row in self.rows.items():
            told = row.npo or row.nominator
            self.fields[name] = forms.ChoiceField(
                label=f"{row.person_name} – {told}" if told else row.person_name,
                choices=choices,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse two candidates in one place of the reserve list."""
        taken: dict[str, Any] = super().clean() or {}
        seen: set[str] = set()
        for name in self.rows:
            place = taken.get(name, "")
            if place.startswith("reserve-") and place in seen:
                self.add_error(name, _("Another candidate has this place."))
            seen.add(place)
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        said = {name: self.cleaned_data.get(name, "") for name in self.rows}
        waiting = [name for name, place in said.items() if place.startswith("reserve")]
        waiting.sort(key=lambda name: int(said[name].partition("-")[2]))
        outcome = Outcome(
            selected=[self.rows[n] for n, place in said.items() if place == "select"],
            reserved=[self.rows[name] for name in waiting],
            document=self.cleaned_data["document"],
        )
        return {"outcome": outcome}


class CompositionForm(ActForm):
    """The document that approves a composition, and the members from the state."""

    laws = {
        "from_on": forming.TERM_OF_OFFICE.citation,
        "state": composition.CIVIL.citation,
    }
    refused_at = {"civil-share": "state", "size": "state"}

    approved_by = forms.ModelChoiceField(
        label=_("Approved by"), queryset=Organization.objects.none()
    )
    approved_on = PastDay(label=_("Approved on"))
    document = Line(label=_("Document of approval"))
    from_on = Day(label=_("In office from"))
    state = PeopleLines(
        label=_("Members from the state"), help_text=NAME_A_LINE, required=False
    )

    def __init__(self, *, competition: Competition, **data: Any) -> None:
        super().__init__(**data)
        self.competition = competition
        approver: Any = self.fields["approved_by"]
        approver.queryset = Organization.objects.bodies().order_by("name_kk")
        approver.initial = competition.working_group.approved_by_id

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        approval = Approval(
            taken["approved_by"],
            taken["approved_on"],
            taken["document"],
            taken["from_on"],
            self.competition,
        )
        selected = self.competition.applications.filter(state=ApplicationState.SELECTED)
        seats = [
            SeatGiven.selected(row) for row in selected.select_related("npo", "user")
        ]
        seats += [SeatGiven(one.name, STATE, user=one.user) for one in taken["state"]]
        return {"approval": approval, "seats": seats}
