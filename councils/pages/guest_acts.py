"""What the secretary, and whoever takes part, does about guests from the page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Policy, Words
from councils import permissions
from councils.actions import contributions, guests, hearings
from councils.models import Contribution, Guest, Meeting
from councils.pages import guest_forms as forms
from councils.pages.meeting_acts import MeetingAct


class AgreeDate(MeetingAct):
    """Record that the body agreed to the day."""

    verb, run = "agree-date", hearings.agree_date
    policy, form_class = permissions.can_prepare, forms.AgreedForm
    words = Words(
        title=_("The body agreed to the day of the hearing"),
        button=_("Record the agreement"),
        done=_("The agreement is recorded."),
        lead=_("A public hearing is called on a day that the body has agreed to."),
    )


class GuestOfMeeting(MeetingAct):
    """An act that puts somebody, or his words, to a meeting."""

    policy: ClassVar[Policy] = permissions.can_prepare

    def form(self, **data: Any) -> ActForm:
        made: Any = self.form_class
        shown: ActForm = made(meeting=self.item, **data)
        return shown


class Invite(GuestOfMeeting):
    """Ask somebody to come."""

    verb, run, form_class = "invite", guests.invite, forms.InvitationForm
    words = Words(
        title=_("Invite to the meeting"),
        button=_("Invite"),
        done=_("The guest is on the list."),
        lead=_("Whoever is invited before the notice is asked with it."),
    )


class RegisterOnPaper(GuestOfMeeting):
    """Enter a participant who has no account."""

    verb, run, form_class = "register-on-paper", guests.invite, forms.PaperForm
    words = Words(
        title=_("Register a participant on paper"),
        button=_("Register"),
        done=_("The participant is registered."),
        lead=_("Participants are public by their number alone."),
    )


class Register(GuestOfMeeting):
    """Register oneself."""

    verb, run, form_class = "register", guests.register, forms.RegistrationForm
    policy = permissions.can_register
    words = Words(
        title=_("Take part in the hearing"),
        button=_("Register as a participant"),
        done=_("You are registered. Your name is seen by the council alone."),
    )


class TickGuests(GuestOfMeeting):
    """Enter who is there, from one list."""

    verb, run, form_class = "tick-guests", guests.tick, forms.ListForm
    words = Words(
        title=_("Guests at the meeting"),
        button=_("Enter the list"),
        done=_("The list of guests is entered."),
        lead=_("Who was there and is not ticked any more has left."),
    )


class Contribute(GuestOfMeeting):
    """Ask or propose."""

    verb, run, form_class = "contribute", contributions.send, forms.QuestionForm
    policy = permissions.can_contribute
    words = Words(
        title=_("Your question or proposal"),
        button=_("Send"),
        done=_("It is sent. It is public, your name is not."),
    )


class EnterSpeech(GuestOfMeeting):
    """Enter what was said."""

    verb, run, form_class = "enter-speech", contributions.enter, forms.SpeechForm
    words = Words(
        title=_("Enter a question, a proposal or a speech"),
        button=_("Enter it"),
        done=_("It is entered, and public."),
    )


class WithdrawGuest(Act):
    """Take an invitation back, or cancel a registration."""

    verb = "withdraw"
    policy, run = permissions.can_withdraw_guest, guests.withdraw
    is_danger = True
    words = Words(
        title=_("Withdraw the invitation or the registration"),
        button=_("Withdraw"),
        done=_("It is withdrawn."),
    )

    def rows(self) -> QuerySet[Guest]:
        seen = Guest.objects.visible_to(self.request.user)
        return seen.select_related("meeting__council__organization", "organization")

    def back(self) -> str:
        return reverse("page:meeting", args=[self.item.meeting_id])


class EnterAnswer(Act):
    """Enter what was answered."""

    verb = "enter-answer"
    policy, run = permissions.can_answer_contribution, contributions.answer
    form_class = forms.ReplyForm
    words = Words(
        title=_("Enter the answer"),
        button=_("Enter the answer"),
        done=_("The answer is entered, and public."),
    )

    def rows(self) -> QuerySet[Contribution]:
        seen = Contribution.objects.visible_to(self.request.user)
        return seen.select_related("meeting__council__organization")

    def back(self) -> str:
        return reverse("page:meeting", args=[self.item.meeting_id])


ON_MEETING: tuple[type[MeetingAct], ...] = (
    AgreeDate,
    Invite,
    RegisterOnPaper,
    Register,
    TickGuests,
    Contribute,
    EnterSpeech,
)


def reverse_of(act: type[MeetingAct], meeting: Meeting) -> str:
    """Return the address of an act upon a meeting."""
    return reverse(f"page:meeting-{act.verb}", args=[meeting.pk])
