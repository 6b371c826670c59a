"""What the pages ask for to fill seats, to end them, and to order commissions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line
from councils.actions.commissions import Formed
from councils.actions.seats import Official
from councils.filters import today
from councils.models import (
    Application,
    Commission,
    Constituency,
    Convocation,
    Decision,
    EarlyEnd,
    EndGround,
    Seat,
)
from councils.rules import commissions as commission_rule
from councils.rules import people, seats, tenure
from councils.states import ApplicationState

MOST_SEATS, MOST_WORDS = 1000, 90
PAPER = _("Document")


class Account(forms.EmailField):
    """The e-mail of an account; the field gives the person, or nobody."""

    default_error_messages = {"account": _("There is no account with this e-mail.")}

    def clean(self, value: Any) -> Any:
        """Return whose account it is."""
        email = super().clean(value)
        if not email:
            return None
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise forms.ValidationError(self.error_messages["account"], "account")
        return user


def _offer_decisions(field: Any, council_id: Any, *, user: Any) -> None:
    """Let the field choose among the council's decisions, the newest first."""
    adopted = Decision.objects.visible_to(user).filter(council=council_id)
    field.queryset = adopted.order_by("-adopted_on", "-number")
    field.label_from_instance = _worded


def _worded(decision: Any) -> str:
    """Return the number, the day and how the decision begins."""
    text = " ".join(decision.text.split())
    words = text if len(text) <= MOST_WORDS else f"{text[:MOST_WORDS]}…"
    return f"№ {decision}, {decision.adopted_on:%d.%m.%Y}: {words}"


class AppointForm(ActForm):
    """Whom the head of the body names from the state, and in whose place."""

    laws = {
        "document": seats.REPLACEMENT,
        "replaces": seats.REPLACEMENT,
        "born_on": people.AGE.citation,
    }
    refused_at = {
        "civil-share": "replaces",
        "no-vacancy": "replaces",
        "not-its-member": "replaces",
        "not-of-the-state": "replaces",
        "seat-ended": "replaces",
        "outside-the-term": "from_on",
        "seated-twice": "person_name",
        "one-republican-council": "person_name",
        "age": "born_on",
    }

    person_name = Line(label=_("Full name"), max_length=200)
    replaces = forms.ModelChoiceField(
        label=_("In place of"),
        queryset=Seat.objects.none(),
        required=False,
        empty_label=_("nobody: the seat is vacant"),
        help_text=_("The seat of the one replaced ends on the day before."),
    )
    from_on = Day(label=_("Member from"))
    document = Line(label=_("Decision of the head of the body"), max_length=500)
    born_on = Day(label=_("Day of birth"), required=False)
    user = Account(label=_("E-mail of the account"), required=False)

    def __init__(self, *, convocation: Convocation, **data: Any) -> None:
        super().__init__(**data)
        replaced: Any = self.fields["replaces"]
        replaced.queryset = convocation.seats.filter(
            constituency=Constituency.STATE, to_on=None
        )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        official = Official(
            taken.pop("person_name"), taken.pop("user"), taken.pop("born_on")
        )
        return {**taken, "official": official}


class SeatingForm(ActForm):
    """From when somebody takes a vacant seat, and by which document."""

    laws = {"document": seats.VACANCY}
    refused_at = {"outside-the-term": "from_on"}

    from_on = Day(label=_("Member from"))
    document = Line(label=PAPER, max_length=500)


class SelectedForm(SeatingForm):
    """Whom an additional competition has selected."""

    laws = {"application": seats.VACANCY}
    refused_at = {
        **SeatingForm.refused_at,
        "not-selected": "application",
        "seated-twice": "application",
        "terms-in-a-row": "application",
        "one-per-npo": "application",
    }

    application = forms.ModelChoiceField(
        label=_("Selected in the additional competition"),
        queryset=Application.objects.none(),
    )
    field_order = ("application", "from_on", "document")

    def __init__(self, *, convocation: Convocation, **data: Any) -> None:
        super().__init__(**data)
        selected: Any = self.fields["application"]
        selected.queryset = selected_later(convocation)


def selected_later(convocation: Convocation) -> Any:
    """Return whom additional competitions have selected, and who has no seat yet."""
    return Application.objects.filter(
        competition__council=convocation.council_id,
        competition__is_additional=True,
        state=ApplicationState.SELECTED,
        seat=None,
    )


class EnlargeForm(ActForm):
    """How many seats there are from now on."""

    laws = {"size": tenure.ENLARGEMENT}
    refused_at = {"not-larger": "size", "size": "size", "outside-the-term": "on"}

    size = forms.IntegerField(
        label=_("Seats in all"), min_value=1, max_value=MOST_SEATS
    )
    document = Line(label=PAPER, max_length=500)
    on = Day(label=_("Day of the document"))


class EarlyEndForm(ActForm):
    """Why a composition ends before its term."""

    laws = {"ground": tenure.EARLY_END}
    refused_at = {"outside-the-term": "on"}

    ground = forms.ChoiceField(
        label=_("What happens to the body"),
        choices=EarlyEnd.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Where it is reorganized, the council works on until the new composition "
            "is approved."
        ),
    )
    on = Day(label=_("From which day"))
    document = Line(label=PAPER, max_length=500)

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        return {**self.cleaned_data, "ground": EarlyEnd(self.cleaned_data["ground"])}


class EndSeatForm(ActForm):
    """The ground of art. 15, the last day, and what proves it."""

    laws = {"document": seats.PROVISIONS[seats.Ground.OWN_WISH]}
    refused_at = {
        "application-missing": "document",
        "document-missing": "document",
        "decision-missing": "decision",
        "not-its-decision": "decision",
        "outside-the-term": "on",
        "not-of-the-state": "ground",
        "not-of-civil-society": "ground",
    }

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect)
    on = Day(label=_("Last day as a member"))
    document = Line(
        label=_("Paper: application, certificate, ruling, decision of the head"),
        required=False,
        max_length=500,
    )
    decision = forms.ModelChoiceField(
        label=_("Decision of the council"),
        queryset=Decision.objects.none(),
        required=False,
        empty_label=_("none"),
    )

    def __init__(self, *, seat: Seat, user: Any, **data: Any) -> None:
        super().__init__(**data)
        ground: Any = self.fields["ground"]
        of_state = seat.constituency == Constituency.STATE
        ground.choices = [
            (one.value, EndGround(one.value).label)
            for one in seats.grounds(of_state=of_state)
        ]
        _offer_decisions(
            self.fields["decision"], seat.convocation.council_id, user=user
        )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        return {**self.cleaned_data, "ground": EndGround(self.cleaned_data["ground"])}


class DocumentForm(ActForm):
    """The number of a membership document."""

    number = Line(label=_("Number of the document"), max_length=100)


class FormCommissionForm(ActForm):
    """A commission as the council has formed it."""

    laws = {"name_kk": commission_rule.FORMED, "members": commission_rule.ELECTED}
    refused_at = {
        "not-its-decision": "decision",
        "not-a-member": "members",
        "no-convocation": "on",
    }

    name_kk = Line(label=_("Name in Kazakh"), max_length=300)
    name_ru = Line(label=_("Name in Russian"), required=False, max_length=300)
    on = Day(label=_("Formed on"))
    decision = forms.ModelChoiceField(
        label=_("Decision of the council"),
        queryset=Decision.objects.none(),
        required=False,
        empty_label=_("none"),
    )
    head = forms.ModelChoiceField(
        label=_("Head"),
        queryset=Seat.objects.none(),
        required=False,
        empty_label=_("not elected yet"),
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Members"),
        queryset=Seat.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *, convocation: Convocation, user: Any, **data: Any) -> None:
        super().__init__(**data)
        fields: Any = self.fields
        seated = convocation.seats.in_force(today())
        fields["head"].queryset = fields["members"].queryset = seated
        _offer_decisions(fields["decision"], convocation.council_id, user=user)

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        return {"formed": Formed(**{**taken, "members": list(taken["members"])})}


class PlaceForm(ActForm):
    """Which member, and from or until which day."""

    laws = {"seat": commission_rule.ELECTED}
    refused_at = {
        "not-a-member": "seat",
        "not-in-the-commission": "seat",
        "commission-not-standing": "on",
    }

    seat = forms.ModelChoiceField(label=_("Member"), queryset=Seat.objects.none())
    on = Day(label=_("Day"))

    def __init__(self, *, commission: Commission, whom: str, **data: Any) -> None:
        super().__init__(**data)
        seated = commission.convocation.seats.in_force(today())
        inside = commission.members.filter(to_on=None).values("seat")
        choice: Any = self.fields["seat"]
        choice.queryset = {
            "outside": seated.exclude(pk__in=inside),
            "inside": Seat.objects.filter(pk__in=inside),
            "anyone": seated,
        }[whom]


class DissolveForm(ActForm):
    """The last day of a commission."""

    refused_at = {"commission-not-standing": "on"}

    on = Day(label=_("Last day"))
