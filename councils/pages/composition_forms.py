"""What the pages ask for to approve a composition, or to record a past one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization
from backend.accounts.roles import Role
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, PastDay
from councils.actions.convocations import Approval, PastTerm, SeatGiven
from councils.models import Constituency, Council
from councils.pages.people_lines import PeopleLines, Person
from councils.rules import composition, forming
from councils.rules.composition import CouncilKind, Level

CIVIL, STATE = Constituency.CIVIL_SOCIETY, Constituency.STATE
MOST_CONVOCATIONS = 1000
ONE_A_LINE = _(
    "One person a line: the name; who proposed; the day of birth; the e-mail of the "
    "account. All but the name may be left out."
)
NAME_A_LINE = _(
    "One person a line: the name; the day of birth; the e-mail of the account. All but "
    "the name may be left out."
)


class CompositionByHandForm(ActForm):
    """A composition, its members as lines of text."""

    laws = {
        "from_on": forming.TERM_OF_OFFICE.citation,
        "civil": composition.CIVIL.citation,
        "ethnocultural": composition.ETHNOCULTURAL.citation,
    }
    refused_at = {
        "civil-share": "state",
        "size": "civil",
        "one-per-npo": "civil",
        "terms-in-a-row": "civil",
        "ethnocultural-share": "ethnocultural",
        "convocations-overlap": "from_on",
    }

    approved_by = forms.ModelChoiceField(
        label=_("Approved by"), queryset=Organization.objects.none()
    )
    approved_on = PastDay(label=_("Approved on"))
    document = Line(label=_("Document of approval"))
    from_on = Day(label=_("In office from"))
    civil = PeopleLines(
        label=_("Members from civil society"),
        help_text=ONE_A_LINE,
        required=False,
        rows=10,
    )
    ethnocultural = PeopleLines(
        label=_("Members from ethnocultural associations"),
        help_text=_("They belong to civil society: name them here, and only here."),
        required=False,
    )
    state = PeopleLines(
        label=_("Members from the state"), help_text=NAME_A_LINE, required=False
    )

    def __init__(self, *, council: Council, **data: Any) -> None:
        super().__init__(**data)
        approver: Any = self.fields["approved_by"]
        approver.queryset = Organization.objects.bodies().order_by("name_kk")
        approver.initial = council.body_id
        if council.level != Level.LOCAL:
            del self.fields["ethnocultural"]
        if council.kind == CouncilKind.ASSEMBLY:
            del self.fields["ethnocultural"], self.fields["state"]
            self.fields["civil"].label = _("Members, chosen by the gathering")

    def clean(self) -> dict[str, Any]:
        """Refuse a composition of nobody."""
        taken: dict[str, Any] = super().clean() or {}
        lists = ("civil", "ethnocultural", "state")
        if not self.errors and not any(taken.get(name) for name in lists):
            self.add_error("civil", _("Name the members."))
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        approval = Approval(
            taken["approved_by"],
            taken["approved_on"],
            taken["document"],
            taken["from_on"],
        )
        return {"approval": approval, "seats": self._seats()}

    def _seats(self) -> list[SeatGiven]:
        taken = self.cleaned_data
        return [
            *(self._seat(one, CIVIL) for one in taken["civil"]),
            *(
                self._seat(one, CIVIL, is_ethnocultural=True)
                for one in taken.get("ethnocultural", [])
            ),
            *(self._seat(one, STATE) for one in taken.get("state", [])),
        ]

    def _seat(
        self, one: Person, constituency: Constituency, *, is_ethnocultural: bool = False
    ) -> SeatGiven:
        chair = self.cleaned_data.get("chair", "")
        return SeatGiven(
            person_name=one.name,
            constituency=constituency,
            is_ethnocultural=is_ethnocultural,
            nominator=one.nominator,
            user=one.user,
            role=Role.CHAIR if chair and one.name == chair else Role.MEMBER,
            born_on=one.born_on,
        )


class PastCompositionForm(CompositionByHandForm):
    """A composition from before Kenes, as its source tells of it."""

    refused_at = {
        "number-taken": "number",
        "outside-the-term": "until_on",
        "convocations-overlap": "from_on",
        "assembly-size": "civil",
    }

    source = Line(label=_("Source: an address, or where the paper lies"))
    number = forms.IntegerField(
        label=_("Number of the convocation"),
        help_text=_("If the source names it."),
        required=False,
        min_value=1,
        max_value=MOST_CONVOCATIONS,
    )
    until_on = Day(
        label=_("Last day"),
        help_text=_("If it ended before its term; otherwise the term of the law."),
        required=False,
    )
    chair = Line(
        label=_("Who was the chair"),
        help_text=_("The name as it stands in the lists."),
        required=False,
        max_length=200,
    )
    is_demonstration = forms.BooleanField(
        label=_("The source does not name the members: others stand for them"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a chair whom no list names."""
        taken: dict[str, Any] = super().clean() or {}
        names = {one.name for one in taken.get("civil", [])}
        names |= {one.name for one in taken.get("ethnocultural", [])}
        names |= {one.name for one in taken.get("state", [])}
        if not self.errors and taken["chair"] and taken["chair"] not in names:
            self.add_error("chair", _("Nobody of this name is in the lists."))
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        past = PastTerm(
            source=taken["source"],
            number=taken["number"],
            until_on=taken["until_on"],
            is_demonstration=taken["is_demonstration"],
        )
        return {**super().given(by=by, at=at), "past": past}
