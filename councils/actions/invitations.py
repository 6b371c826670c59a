"""Letters to those whom a council invites: asked to come, or asked no more."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from backend.accounts.models import Organization
from councils.models import Guest, Meeting
from oversight.actions import letters


def send(meeting: Meeting, *, at: datetime) -> None:
    """Ask every body to come that is invited and has not been asked yet.

    Bodies that report on a matter are invited by that; who has no office holder
    here is asked on paper, and stands on the list all the same.
    """
    waiting = meeting.guests.expected().filter(invited_at=None, registered_at=None)
    guests = list(waiting.select_related("organization"))
    items = meeting.agenda_items.filter(withdrawn_at=None).select_related(
        "invited_body"
    )
    asked = {guest.organization for guest in guests} | {i.invited_body for i in items}
    for body in sorted(filter(None, asked), key=lambda one: one.pk):
        _tell(meeting, body, "meeting_invitation", at=at)
    for guest in guests:
        guest.invited_at = at
        guest.save(update_fields=["invited_at"])


def send_one(guest: Guest, *, at: datetime) -> None:
    """Ask one more guest to come to a meeting whose notice is out."""
    guest.invited_at = at
    guest.save(update_fields=["invited_at"])
    if guest.organization is not None:
        _tell(guest.meeting, guest.organization, "meeting_invitation", at=at)


def bodies_of(meeting: Meeting) -> set[Organization]:
    """Return every body that is asked to come: for a matter, or by itself."""
    items = meeting.agenda_items.standing().select_related("invited_body")
    guests = meeting.guests.expected().select_related("organization")
    asked = [item.invited_body for item in items]
    return {body for body in [*asked, *(g.organization for g in guests)] if body}


def follow(meeting: Meeting, *, before: set[Organization], at: datetime) -> None:
    """Ask the bodies that a changed agenda brings in; tell those it lets go."""
    after = bodies_of(meeting)
    for body in sorted(after - before, key=lambda one: one.pk):
        _tell(meeting, body, "meeting_invitation", at=at)
    for body in sorted(before - after, key=lambda one: one.pk):
        _tell(meeting, body, "meeting_invitation_withdrawn", at=at)


def recall(guest: Guest, *, at: datetime) -> None:
    """Tell a body that had been asked that it is not expected any more."""
    if guest.invited_at is not None and guest.organization is not None:
        organization = guest.organization
        _tell(guest.meeting, organization, "meeting_invitation_withdrawn", at=at)


def _tell(
    meeting: Meeting, organization: Organization, template: str, *, at: datetime
) -> None:
    letters.tell(
        organization,
        template,
        context=_context(meeting),
        about=(meeting.object_kind, meeting.pk),
        at=at,
    )


def _context(meeting: Meeting) -> dict[str, Any]:
    organization = meeting.council.organization
    items = list(meeting.agenda_items.filter(withdrawn_at=None))
    return {
        "council_kk": organization.name_kk,
        "council_ru": organization.name_ru or organization.name_kk,
        "council_en": organization.name_en or organization.name_kk,
        "starts_at": timezone.localtime(meeting.starts_at).strftime("%d.%m.%Y %H:%M"),
        "place": meeting.place,
        "link": meeting.link,
        "agenda_kk": [item.title_kk or item.title_ru for item in items],
        "agenda_ru": [item.title_ru or item.title_kk for item in items],
        "site": settings.PUBLIC_URL,
        "id": str(meeting.pk),
    }
