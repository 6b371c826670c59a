"""What secretary, chair and presidium do to a meeting from its page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from councils import permissions, reports
from councils.actions import attendance, materials, meetings, sittings
from councils.filters import today
from councils.models import Council, Meeting
from councils.pages import meeting_forms as forms
from councils.pages import ways
from councils.pages.forms import ReasonForm
from councils.rules.composition import Standing
from councils.states import MEETING


class Plan(Act):
    """Note a coming meeting."""

    verb = "plan-meeting"
    policy, run = permissions.can_plan, meetings.plan
    words = Words(
        title=_("Plan a meeting"),
        button=_("Plan the meeting"),
        done=_("The meeting is planned. Only the council sees it until its notice."),
        lead=_("What is planned can be changed until the notice is sent."),
    )

    def rows(self) -> QuerySet[Council]:
        seen = Council.objects.visible_to(self.request.user)
        return seen.select_related("organization")

    def form(self, **data: Any) -> ActForm:
        return forms.PlanForm(council=self.item, **data)

    def next_page(self) -> str:
        return reverse("page:meeting", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:council-meetings", args=[self.item.pk])


class MeetingAct(Act):
    """An act upon a meeting; `verb` is that of the address and of the procedure."""

    def rows(self) -> QuerySet[Meeting]:
        seen = Meeting.objects.visible_to(self.request.user)
        return seen.select_related("council__organization")

    def back(self) -> str:
        return ways.back_to(self.request, self.item.pk)

    @classmethod
    def is_open(cls, meeting: Meeting) -> bool:
        """Tell whether the state of the meeting lets it."""
        return cls.verb in MEETING.acts(meeting.state)


class WithMeeting(MeetingAct):
    """An act whose form knows the meeting."""

    def form(self, **data: Any) -> ActForm:
        made: Any = self.form_class
        shown: ActForm = made(meeting=self.item, **data)
        return shown


class EditPlan(WithMeeting):
    """Change what is planned."""

    verb, run = "edit-plan", meetings.edit_plan
    policy, form_class = permissions.can_prepare, forms.EditPlanForm
    words = Words(
        title=_("Change the plan of the meeting"),
        button=_("Change the plan"),
        done=_("The plan is changed."),
    )


class Convene(MeetingAct):
    """Send the notice, once it is seen whether it is lawful today."""

    verb, run = "convene", meetings.convene
    template_name = "councils/convene.html"
    policy, form_class = permissions.can_prepare, forms.ConveneForm
    words = Words(
        title=_("Convene the meeting"),
        button=_("Send the notice"),
        done=_("The members have been told. The meeting is public now."),
        lead=_("The notice is measured by the law and by the council's regulation."),
    )

    def context(self) -> dict[str, Any]:
        verdicts = reports.notice_verdicts(self.item, on=today())
        held_back = any(one.standing == Standing.UNLAWFUL for one in verdicts)
        return {"verdicts": verdicts, "is_held_back": held_back}


class Postpone(MeetingAct):
    """Put the meeting off."""

    verb, run = "postpone", meetings.postpone
    policy, form_class = permissions.can_call_off, forms.PostponeForm
    words = Words(
        title=_("Postpone the meeting"),
        button=_("Postpone the meeting"),
        done=_("The meeting is postponed, and those who had the notice are told."),
        lead=_("The notice is measured again for the new day, as sent today."),
    )


class Relocate(WithMeeting):
    """Change the hour or the place."""

    verb, run = "relocate", meetings.relocate
    policy, form_class = permissions.can_prepare, forms.RelocateForm
    words = Words(
        title=_("Change the hour or the place"),
        button=_("Change the hour or the place"),
        done=_("The notice is changed, and those who had it are told."),
        lead=_("On the same day only: another day postpones the meeting."),
    )


class RecordMaterials(MeetingAct):
    """Note that the materials went by another road."""

    verb, run = "record-materials", materials.record_sent
    policy, form_class = permissions.can_prepare, forms.MaterialsForm
    words = Words(
        title=_("Materials sent by another road"),
        button=_("Materials sent by another road"),
        done=_("The day is recorded."),
        lead=_("Only for what was sent by post or e-mail, and does not lie here."),
    )


class Open(MeetingAct):
    """Begin the meeting."""

    verb, run, policy = "open", sittings.open_meeting, permissions.can_preside
    words = Words(
        title=_("Open the meeting"),
        button=_("Open the meeting"),
        done=_("The meeting is open."),
    )

    @classmethod
    def is_open(cls, meeting: Meeting) -> bool:
        """Tell whether the state lets it, and it is the meeting's day."""
        return super().is_open(meeting) and meeting.held_on == today()


class TakeChair(MeetingAct):
    """Preside instead of whoever did."""

    verb, run, policy = "take-chair", sittings.take_chair, permissions.can_take_chair
    words = Words(
        title=_("Take the chair"),
        button=_("Take the chair"),
        done=_("You preside at the meeting now."),
        lead=_("At a first meeting, as the chair just elected."),
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
    policy, form_class = permissions.can_call_off, ReasonForm
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

    @classmethod
    def is_open(cls, meeting: Meeting) -> bool:
        """Tell whether the state lets it, and the meeting's day has come."""
        return super().is_open(meeting) and meeting.held_on <= today()


class OfSeat(WithMeeting):
    """An act upon the attendance of one member."""

    policy = permissions.can_prepare
    form_class = forms.SeatForm


class Arrive(OfSeat):
    """Enter that a member takes part."""

    verb, run, form_class = "arrive", attendance.arrive, forms.ArrivalForm
    words = Words(
        title=_("Enter an arrival"),
        button=_("Enter"),
        done=_("The arrival is entered."),
        lead=_("For a moment gone by, name it: the quorum is then right for it too."),
    )


class Leave(OfSeat):
    """Enter that a member is gone."""

    verb, run, form_class = "leave", attendance.leave, forms.LeaveForm
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
        lead=_("After the meeting too, for who did not come."),
    )


STEPS: tuple[type[MeetingAct], ...] = (
    Convene,
    Open,
    Close,
    TakeChair,
    EditPlan,
    Relocate,
    Postpone,
    RecordMaterials,
    Fail,
    Cancel,
)
# What carries the meeting on: the one filled button of its page.
MAIN = frozenset({"convene", "open", "close"})
OF_SEATS: tuple[type[MeetingAct], ...] = (Arrive, Leave, Excuse)
