"""Letters about a discussion, each with its entry for the reader's calendar."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from backend.accounts.models import User
from backend.notices import invitations as calendars
from backend.notices import outbox
from backend.notices.invitations import Event, Method
from oversight.actions import letters
from oversight.models import Announcement, Attendee, BodyInvitation
from oversight.states import CASE_FORMS, CaseForm


def invited(invitation: BodyInvitation, *, at: datetime) -> None:
    """Invite whoever reads the post of a body."""
    _tell(
        invitation.announcement,
        "discussion_invited",
        people=letters.readers(invitation.body, at=at),
        about=(invitation.object_kind, invitation.pk),
        at=at,
    )


def registered(attendee: Attendee, announcement: Announcement, *, at: datetime) -> None:
    """Confirm to a person that he is awaited, with the day and the place."""
    if attendee.user is not None:
        _tell(
            announcement,
            "discussion_registered",
            people=[attendee.user],
            about=(attendee.object_kind, attendee.pk),
            at=at,
        )


def postponed(announcement: Announcement, *, before: datetime, at: datetime) -> None:
    """Tell those who have registered, and every body, of another day or place."""
    _tell(
        announcement,
        "discussion_postponed",
        people=_everybody(announcement, at=at),
        about=(announcement.object_kind, announcement.pk),
        at=at,
        before=before,
    )


def called_off(announcement: Announcement, *, reason: str, at: datetime) -> None:
    """Tell those who would have come that there is no discussion, and why."""
    _tell(
        announcement,
        "discussion_called_off",
        people=_everybody(announcement, at=at),
        about=(announcement.object_kind, announcement.pk),
        at=at,
        method=Method.CANCEL,
        reason=reason,
    )


def event_of(announcement: Announcement, *, language: str, at: datetime) -> Event:
    """Return the discussion as a calendar takes it; `at` is when it last changed."""
    form = CASE_FORMS[CaseForm(announcement.case.form)].in_(language)
    return Event(
        uid=str(announcement.case_id),
        sequence=announcement.version - 1,
        starts_at=announcement.starts_at,
        changed_at=at,
        title=f"{form}: {announcement.theme}",
        place=announcement.place or announcement.link,
        text=announcement.link,
        url=f"{settings.PUBLIC_URL}/{language}/cases/{announcement.case_id}/control/",
    )


def _tell(
    announcement: Announcement,
    template: str,
    *,
    people: Iterable[User],
    about: Any,
    at: datetime,
    method: Method = Method.REQUEST,
    before: datetime | None = None,
    reason: str = "",
) -> None:
    initiator = announcement.case.initiator
    context = {
        "number": announcement.case.number or "",
        "title": announcement.theme,
        "initiator": initiator.name_kk,
        "starts_at": _worded(announcement.starts_at),
        "before": _worded(before) if before else "",
        "place": announcement.place,
        "link": announcement.link,
        "reason": reason or announcement.reason,
        "site": settings.PUBLIC_URL,
        "id": str(announcement.case_id),
    }
    for person in {one.pk: one for one in people}.values():
        event = event_of(announcement, language=person.language, at=at)
        calendar = calendars.worded(
            event,
            method=method,
            organizer=(str(initiator), initiator.email),
            attendee=(person.name, person.email),
        )
        outbox.post(
            template,
            to=person,
            context=context,
            about=about,
            at=at,
            calendar=calendar,
            urgent=announcement.starts_at - at <= outbox.SOON,
        )


def _everybody(announcement: Announcement, *, at: datetime) -> list[User]:
    expected = announcement.case.attendees.expected().filter(user__isnull=False)
    people = [attendee.user for attendee in expected.select_related("user")]
    for body in announcement.case.bodies.order_by("pk"):
        people += letters.readers(body, at=at)
    return [person for person in people if person is not None]


def _worded(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%d.%m.%Y %H:%M")
