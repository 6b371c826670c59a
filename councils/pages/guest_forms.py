"""What the pages ask for of guests, of what they bring, and of hearings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, OrganizationKind
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from councils import reports
from councils.actions.contributions import Said
from councils.actions.guests import Invited
from councils.models import Capacity, ContributionKind, Meeting
from councils.pages.forms import spoken
from councils.rules import guests as rule
from councils.rules import hearings

INVITABLE = [pair for pair in Capacity.choices if pair[0] != Capacity.PARTICIPANT]
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский")]
PRIVATE = (OrganizationKind.CITIZEN, OrganizationKind.GROUP)
OWN = (ContributionKind.QUESTION, ContributionKind.PROPOSAL)


class AgreedForm(ActForm):
    """When the body agreed to the day of the hearing."""

    laws = {"on": hearings.AGREED}

    on = PastDay(label=_("The body agreed on"))


class OfMeeting(ActForm):
    """Something of a meeting, perhaps of one matter of its agenda."""

    agenda_item: Any = forms.ModelChoiceField(
        label=_("To which matter"), queryset=None, required=False
    )

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(**data)
        self.meeting = meeting
        item: Any = self.fields["agenda_item"]
        item.queryset = meeting.agenda_items.filter(withdrawn_at=None)
        self.order_fields([*(one for one in self.fields if one != "agenda_item")])


class InvitationForm(OfMeeting):
    """Whom the council asks to come; a position is enough."""

    laws = {"capacity": rule.INVITATION, "organization": rule.ADVISORY}
    refused_at = {"meeting-over": "capacity", "own-member": "person_name"}

    capacity = forms.ChoiceField(label=_("As whom"), choices=INVITABLE)
    position = Line(label=_("Position"), required=False, max_length=300)
    person_name = Line(label=_("Full name"), required=False, max_length=200)
    organization = forms.ModelChoiceField(
        label=_("Body or council"),
        queryset=Organization.objects.exclude(kind__in=PRIVATE).order_by("name_kk"),
        required=False,
        help_text=_("A body with an office holder here is sent a letter."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a guest of whom nothing is said."""
        taken: dict[str, Any] = super().clean() or {}
        if not any(taken.get(x) for x in ("position", "person_name", "organization")):
            message = _("Say who it is: a name, a position or an organization.")
            self.add_error("position", message)
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        return {"invited": Invited(Capacity(taken.pop("capacity")), **taken)}


class PaperForm(OfMeeting):
    """Somebody who has registered on paper."""

    person_name = Line(label=_("Full name"), max_length=200)
    position = Line(label=_("From where"), required=False, max_length=300)

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        return {"invited": Invited(Capacity.PARTICIPANT, **self.cleaned_data)}


class RegistrationForm(OfMeeting):
    """How one takes part oneself."""

    refused_at = {"is-a-member": "is_remote"}

    is_remote = forms.BooleanField(
        label=_("I take part by the link, from afar"), required=False
    )


class ListForm(ActForm):
    """Who of the guests is there now."""

    here: Any = forms.ModelMultipleChoiceField(
        label=_("At the meeting now"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(**data)
        expected = meeting.guests.expected().select_related("organization")
        here: Any = self.fields["here"]
        here.queryset = expected
        here.initial = [guest.pk for guest in expected if guest.is_here]
        here.label_from_instance = _named


class QuestionForm(OfMeeting):
    """What a participant asks or proposes."""

    refused_at = {"not-registered": "text", "contributions-closed": "text"}

    kind = forms.ChoiceField(
        label=_("What it is"), choices=[(one.value, one.label) for one in OWN]
    )
    text = Paragraphs(label=_("Text"), max_length=5000)
    language = forms.ChoiceField(
        label=_("Language of the text"), choices=LANGUAGES, initial=spoken
    )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        return {"said": said(self.cleaned_data)}


class SpeechForm(QuestionForm):
    """What a guest or a member has said, entered by the secretary."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=ContributionKind.choices,
        initial=ContributionKind.SPEECH,
    )
    whose = forms.ChoiceField(label=_("Whose words"))

    def __init__(self, *, meeting: Meeting, **data: Any) -> None:
        super().__init__(meeting=meeting, **data)
        guests = meeting.guests.expected().select_related("organization")
        self.people: dict[str, Any] = {
            **{f"seat-{one.pk}": one for one in reports.seats_of(meeting)},
            **{f"guest-{one.pk}": one for one in guests},
        }
        whose: Any = self.fields["whose"]
        whose.choices = [
            (key, _named(one) if key.startswith("guest") else one.person_name)
            for key, one in self.people.items()
        ]
        self.order_fields(["whose", "kind", "text", "language", "agenda_item"])

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        key = self.cleaned_data["whose"]
        is_guest = key.startswith("guest")
        return {
            "said": said(self.cleaned_data),
            "guest": self.people[key] if is_guest else None,
            "seat": None if is_guest else self.people[key],
        }


class ReplyForm(ActForm):
    """What was answered, and by whom."""

    answer = Paragraphs(label=_("Answer"), max_length=5000)
    answered_by = Line(label=_("Who answered"), max_length=300)


def said(taken: dict[str, Any]) -> Said:
    """Return the words of a form as the acts take them."""
    return Said(
        kind=ContributionKind(taken["kind"]),
        text=taken["text"],
        language=taken["language"],
        agenda_item=taken["agenda_item"],
    )


def _named(guest: Any) -> str:
    beside = [guest.position] if guest.person_name and guest.position else []
    beside += [str(guest.organization)] if guest.organization else []
    return ", ".join([str(guest), *(one for one in beside if one != str(guest))])
