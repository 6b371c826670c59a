"""What secretary, chair and presidium do to a meeting from its page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from councils import permissions
from councils.actions import agenda, attendance, meetings, sittings
from councils.models import Council, Meeting
from councils.pages import forms, ways
from councils.states import MEETING


class Plan(Act):
    """Note a coming meeting."""

    policy, run, form_class = permissions.can_plan, meetings.plan, forms.PlanForm
    words = Words(
        title=_("Plan a meeting"),
        button=_("Plan the meeting"),
        done=_("The meeting is planned. Only the council sees it until its notice."),
    )

    def rows(self) -> QuerySet[Council]:
        seen = Council.objects.visible_to(self.request.user)
        return seen.select_related("organization")

    def next_page(self) -> str:
        return reverse("page:meeting", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:council", args=[self.item.pk])


class MeetingAct(Act):
    """An act upon a meeting; `verb` is that of the address and of the procedure."""

    verb: ClassVar[str]

    def rows(self) -> QuerySet[Meeting]:
        seen = Meeting.objects.visible_to(self.request.user)
        return seen.select_related("council__organization")

    def back(self) -> str:
        return ways.back_to(self.request, self.item.pk)

    @classmethod
    def is_open(cls, meeting: Meeting) -> bool:
        """Tell whether the state of the meeting lets it."""
        return cls.verb in MEETING.acts(meeting.state)


class AddAgendaItem(MeetingAct):
    """Put one more matter on the agenda."""

    verb, run = "add-agenda-item", agenda.add
    policy, form_class = permissions.can_add_agenda_item, forms.MatterForm
    words = Words(
        title=_("Add a matter to the agenda"),
        button=_("Add a matter"),
        done=_("The matter is on the agenda."),
    )


class Convene(MeetingAct):
    """Send the notice."""

    verb, run = "convene", meetings.convene
    policy, form_class = permissions.can_prepare, forms.ConveneForm
    words = Words(
        title=_("Convene the meeting"),
        button=_("Send the notice"),
        done=_("The members have been told. The meeting is public now."),
        lead=_("The notice is measured by the law and by the council's regulation."),
    )


class Open(MeetingAct):
    """Begin the meeting."""

    verb, run, policy = "open", sittings.open_meeting, permissions.can_preside
    words = Words(
        title=_("Open the meeting"),
        button=_("Open the meeting"),
        done=_("The meeting is open."),
    )


class Close(MeetingAct):
    """End the meeting."""

    verb, run, policy = "close", sittings.close, permissions.can_preside
    words = Words(
        title=_("Close the meeting"),
        button=_("Close the meeting"),
        done=_("The meeting is closed."),
    )


class Cancel(MeetingAct):
    """Call the meeting off."""

    verb, run = "cancel", meetings.cancel
    policy, form_class = permissions.can_call_off, forms.ReasonForm
    is_danger = True
    words = Words(
        title=_("Cancel the meeting"),
        button=_("Cancel the meeting for good"),
        done=_("The meeting is cancelled, and those who had the notice are told."),
        lead=_("This cannot be undone."),
    )


class Fail(MeetingAct):
    """Record that too few came."""

    verb, run = "fail-for-want-of-quorum", sittings.fail_for_want_of_quorum
    policy = permissions.can_call_off
    is_danger = True
    words = Words(
        title=_("No quorum: the meeting is not held"),
        button=_("Record that there is no quorum"),
        done=_("It is on record that too few members came."),
        lead=_("This cannot be undone."),
    )


class OfSeat(MeetingAct):
    """An act upon the attendance of one member."""

    policy = permissions.can_prepare
    form_class = forms.SeatForm

    def form(self, **data: Any) -> ActForm:
        made: Any = self.form_class
        shown: ActForm = made(meeting=self.item, **data)
        return shown


class Arrive(OfSeat):
    """Enter that a member takes part."""

    verb, run, form_class = "arrive", attendance.arrive, forms.ArrivalForm
    words = Words(
        title=_("Enter an arrival"),
        button=_("Enter"),
        done=_("The arrival is entered."),
    )


class Leave(OfSeat):
    """Enter that a member is gone."""

    verb, run = "leave", attendance.leave
    words = Words(
        title=_("Enter that a member has left"),
        button=_("Left"),
        done=_("It is entered that the member has left."),
    )


class Excuse(OfSeat):
    """Enter why a member stays away."""

    verb, run, form_class = "excuse", attendance.excuse, forms.ExcuseForm
    words = Words(
        title=_("Enter why a member stays away"),
        button=_("Enter the reason"),
        done=_("The reason is entered."),
    )


STEPS: tuple[type[MeetingAct], ...] = (
    AddAgendaItem,
    Convene,
    Open,
    Close,
    Fail,
    Cancel,
)
OF_SEATS: tuple[type[MeetingAct], ...] = (Arrive, Leave, Excuse)
