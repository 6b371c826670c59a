"""What the author, a body and anybody do about a discussion from its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import announcements, attendees, discussions
from oversight.models import (
    Announcement,
    Attendee,
    BodyInvitation,
    Case,
    DiscussionContribution,
)
from oversight.pages import discussion_forms as forms
from oversight.pages.case_acts import CaseAct
from oversight.pages.forms import spoken
from oversight.reports import control
from oversight.states import CaseForm, CaseState


class DiscussionAct(CaseAct):
    """An act upon the case of a discussion, from the page of its course."""

    states: ClassVar[Sequence[CaseState]]

    def back(self) -> str:
        return reverse("page:case-control", args=[self.item.pk])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        return case.form == CaseForm.DISCUSSION and case.state in cls.states


class Draft(DiscussionAct):
    """Set the day, the time and the place."""

    verb, run, form_class = "draft-announcement", announcements.draft, forms.PlanForm
    states = announcements.PLANNED
    words = Words(
        title=_("Day, time and place of the discussion"),
        button=_("Set day and place"),
        done=_("The discussion has its day. Now publish it, and invite the bodies."),
        lead=_("The announcement says theme, day, time, place, form and materials."),
    )


class Attend(DiscussionAct):
    """Register oneself."""

    verb, run, policy = "attend", attendees.register, permissions.can_attend
    states = attendees.AWAITED
    words = Words(
        title=_("Take part in the discussion"),
        button=_("Register as a participant"),
        done=_(
            "You are registered. A letter with the day and the place is on its way."
        ),
        lead=_("Both sides see your name. The public sees it once you speak or write."),
    )

    def form(self, **data: Any) -> ActForm:
        found = control.announcement_of(self.item)
        return forms.AttendForm(announcement=found, **data)


class RegisterAttendee(DiscussionAct):
    """Register somebody on paper."""

    verb, run = "register-attendee", attendees.enter
    policy, states = permissions.can_keep_discussion, attendees.AWAITED
    words = Words(
        title=_("Register somebody on paper"),
        button=_("Register somebody on paper"),
        done=_("The person is registered."),
    )

    def form(self, **data: Any) -> ActForm:
        found = control.announcement_of(self.item)
        return forms.GuestForm(announcement=found, **data)


class LogContribution(DiscussionAct):
    """Write down what somebody says."""

    verb = "log-contribution"
    policy, states = permissions.can_keep_discussion, attendees.AWAITED
    words = Words(
        title=_("Write down a contribution"),
        button=_("Write down a contribution"),
        done=_("The contribution is written down."),
        lead=_("What is said is public once the discussion has begun."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.SpeechForm(case=self.item, **data)

    def perform(self, given: dict[str, Any], *, at: Any) -> DiscussionContribution:
        return discussions.log(**given, by=self.actor, at=at)


class RecordProtocol(DiscussionAct):
    """Put the discussion on paper."""

    verb, run = "record-protocol", discussions.record_protocol
    states = (CaseState.UNDER_WAY, CaseState.COMPLETED)
    words = Words(
        title=_("Protocol of the discussion"),
        button=_("Write the protocol"),
        done=_("The protocol is on record, and public."),
        lead=_(
            "The final document rests on it. A mistake is corrected by the next "
            "version; the earlier one stays."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.ProtocolForm(**{"initial": _drafted(self.item), **data})


class AnnouncementAct(Act):
    """An act upon the announcement of a discussion."""

    policy = permissions.can_keep_announcement

    def rows(self) -> QuerySet[Announcement]:
        seen = Announcement.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator")

    def back(self) -> str:
        return reverse("page:case-control", args=[self.item.case_id])


class RecordPublication(AnnouncementAct):
    """Enter where and when it appeared."""

    verb, run = "record-publication", announcements.record_publication
    form_class = forms.MediaForm
    words = Words(
        title=_("Where was the announcement published?"),
        button=_("Record the publication"),
        done=_("The publication is on record."),
        lead=_("It appears in the media three working days before the discussion."),
    )


class Invite(AnnouncementAct):
    """Invite a body."""

    verb, run = "invite", announcements.invite
    words = Words(
        title=_("Invite a body to the discussion"),
        button=_("Invite a body"),
        done=_("The body is invited."),
        lead=_("The object of control is invited five working days before."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.BodyForm(announcement=self.item, **data)


class Postpone(AnnouncementAct):
    """Set another day."""

    verb, run, is_danger = "postpone", announcements.postpone, True
    words = Words(
        title=_("Postpone the discussion"),
        button=_("Postpone"),
        done=_("The discussion has another day. Everybody has been told."),
        lead=_(
            "The new day is published anew, and bodies are invited to it. Whoever has "
            "registered stays registered."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.PostponementForm(announcement=self.item, **data)


class Reply(Act):
    """Say for the body whether it comes."""

    verb, run = "reply", announcements.reply
    policy, form_class = permissions.can_reply_to_invitation, forms.ReplyForm
    words = Words(
        title=_("Reply to the invitation"),
        button=_("Reply"),
        done=_("The author sees your reply."),
        lead=_("The law lets the object take part and help; it does not oblige it."),
    )

    def rows(self) -> QuerySet[BodyInvitation]:
        seen = BodyInvitation.objects.visible_to(self.request.user)
        return seen.select_related("body", "announcement__case__initiator")

    def back(self) -> str:
        return reverse("page:case-control", args=[self.item.announcement.case_id])


class AttendeeAct(Act):
    """An act upon one who comes to a discussion."""

    def rows(self) -> QuerySet[Attendee]:
        seen = Attendee.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator")

    def back(self) -> str:
        return reverse("page:case-control", args=[self.item.case_id])


class Arrive(AttendeeAct):
    """Note that somebody is there."""

    verb, run, policy = "arrive", attendees.arrive, permissions.can_tick_attendee
    words = Words(
        title=_("Note an arrival"),
        button=_("Is here"),
        done=_("The arrival is noted."),
    )


class WithdrawAttendee(AttendeeAct):
    """Stay away after all."""

    verb, run = "withdraw", attendees.withdraw
    policy, is_danger = permissions.can_withdraw_attendee, True
    words = Words(
        title=_("Cancel the registration"),
        button=_("Cancel the registration"),
        done=_("The registration is cancelled."),
    )


class Contribute(AttendeeAct):
    """Send what one has to say."""

    verb, run, policy = "contribute", discussions.contribute, permissions.can_contribute
    form_class = forms.WordsForm
    words = Words(
        title=_("Your contribution in writing"),
        button=_("Send a contribution"),
        done=_("Your contribution is sent."),
        lead=_(
            "It is published with your name once the discussion begins; before that "
            "the side that holds it reads it."
        ),
    )


ON_CASE: tuple[type[DiscussionAct], ...] = (
    Draft,
    Attend,
    RegisterAttendee,
    LogContribution,
    RecordProtocol,
)
ON_ANNOUNCEMENT: tuple[type[AnnouncementAct], ...] = (
    RecordPublication,
    Invite,
    Postpone,
)
ON_ATTENDEE: tuple[type[AttendeeAct], ...] = (Arrive, WithdrawAttendee, Contribute)


def _drafted(case: Case) -> dict[str, Any]:
    """Return what a protocol begins with: its last version, or what is known."""
    former, found = control.protocol_of(case), control.announcement_of(case)
    if former is not None:
        return {
            "held_on": former.held_on,
            "from_at": timezone.localtime(former.from_at).time(),
            "to_at": timezone.localtime(former.to_at).time(),
            "chair_name": former.chair_name,
            "secretary_name": former.secretary_name,
            "text": former.text,
            "language": former.language,
        }
    said = case.contributions.select_related("attendee")
    present = case.attendees.filter(arrived_at__isnull=False)
    lines = [
        _now("Theme: %(theme)s") % {"theme": case.theme},
        _now("Present: %(count)s") % {"count": present.count()},
        *(str(one) for one in present),
        "",
        *(f"{one.speaker}: {one.text}" for one in said),
    ]
    begun = timezone.localtime(found.starts_at).time() if found else None
    return {
        "held_on": found.held_on if found else None,
        "from_at": begun,
        "text": "\n".join(lines),
        "language": spoken(),
    }
