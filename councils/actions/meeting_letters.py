"""Letters to the members of a meeting, each with its entry for their calendar."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from backend.accounts.models import User
from backend.notices import invitations as calendars
from backend.notices import outbox
from backend.notices.invitations import Event, Method
from councils import reports
from councils.actions import invitations
from councils.models import Council, Meeting, MeetingKind, WorkingGroupMember
from councils.states import MeetingState
from oversight.actions import letters


def tell(
    meeting: Meeting,
    template: str,
    *,
    method: Method,
    at: datetime,
    reason: str = "",
    before: datetime | None = None,
    guests_too: bool = False,
) -> None:
    """Write to each member who has an account, in his language.

    Guests are those who registered, and who reads the post of an invited body.
    """
    context = {
        **_context(meeting),
        "reason": reason,
        "before": _worded(before) if before else "",
    }
    about = (meeting.object_kind, meeting.pk)
    organizer = meeting.council.organization
    changes = meeting.agenda_versions.count()
    people = [*_people(meeting), *(_guests(meeting, at=at) if guests_too else [])]
    for person in {one.pk: one for one in people}.values():
        event = event_of(meeting, language=person.language, changes=changes, at=at)
        calendar = calendars.worded(
            event,
            method=method,
            organizer=(str(organizer), organizer.email),
            attendee=(person.name, person.email),
        )
        outbox.post(
            template,
            to=person,
            context=context,
            about=about,
            at=at,
            calendar=calendar,
            urgent=meeting.starts_at - at <= outbox.SOON,
        )


def event_of(meeting: Meeting, *, language: str, changes: int, at: datetime) -> Event:
    """Return the meeting as a calendar takes it; `at` is when it last changed.

    `changes` counts the versions told so far; a cancelled one is one change more.
    """
    is_cancelled = meeting.state == MeetingState.CANCELLED
    with translation.override(language):
        title = f"{meeting.get_kind_display()}: {_name(meeting.council, language)}"
        matters = [item.title for item in meeting.agenda_items.standing()]
    lines = [f"{place}. {title}" for place, title in enumerate(matters, start=1)]
    return Event(
        uid=str(meeting.pk),
        sequence=max(changes - 1, 0) + is_cancelled,
        starts_at=meeting.starts_at,
        changed_at=at,
        title=title,
        place=meeting.place or meeting.link,
        text="\n".join([*lines, meeting.link]).strip(),
        url=f"{settings.PUBLIC_URL}/{language}/meetings/{meeting.pk}/",
        is_cancelled=is_cancelled,
    )


def _people(meeting: Meeting) -> list[User]:
    """Return the members; of a first meeting the head of the working group too."""
    seats = reports.seats_of(meeting).filter(user__isnull=False)
    people = [seat.user for seat in seats.select_related("user")]
    if meeting.kind == MeetingKind.FIRST:
        heads = WorkingGroupMember.objects.filter(
            group__council=meeting.council_id,
            group__ended_on=None,
            pk__in=meeting.council.working_groups.values("head"),
        )
        people += [head.user for head in heads.select_related("user")]
    return [person for person in people if person is not None]


def _guests(meeting: Meeting, *, at: datetime) -> list[User]:
    expected = meeting.guests.expected().filter(user__isnull=False)
    people = [guest.user for guest in expected.select_related("user")]
    for body in sorted(invitations.bodies_of(meeting), key=lambda one: one.pk):
        people += letters.readers(body, at=at)
    return [person for person in people if person is not None]


def _context(meeting: Meeting) -> dict[str, Any]:
    items = list(meeting.agenda_items.standing())
    return {
        "council_kk": _name(meeting.council, "kk"),
        "council_ru": _name(meeting.council, "ru"),
        "council_en": _name(meeting.council, "en"),
        "starts_at": _worded(meeting.starts_at),
        "place": meeting.place,
        "link": meeting.link,
        "agenda_kk": [item.title_kk or item.title_ru for item in items],
        "agenda_ru": [item.title_ru or item.title_kk for item in items],
        "site": settings.PUBLIC_URL,
        "id": str(meeting.pk),
    }


def _name(council: Council, language: str) -> str:
    named = council.organization
    words = {"kk": named.name_kk, "ru": named.name_ru, "en": named.name_en}
    return words.get(language) or named.name_kk


def _worded(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%d.%m.%Y %H:%M")
