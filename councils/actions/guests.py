"""Acts upon guests: invited, registered, withdrawn; and that they come and leave."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from councils import reports
from councils.actions import invitations
from councils.actions.meetings import locked, move
from councils.models import AgendaItem, Capacity, Guest, Meeting, MeetingKind, Seat
from councils.rules import guests as rule

HEARINGS = (MeetingKind.HEARING, MeetingKind.REPORT_HEARING)


@dataclass(frozen=True)
class Invited:
    """Whom a council asks to come, or whom it registers on paper.

    A `seat` is that of a member of another council, who has an advisory vote.
    """

    capacity: Capacity
    person_name: str = ""
    position: str = ""
    organization: Organization | None = None
    seat: Seat | None = None
    agenda_item: AgendaItem | None = None


@transaction.atomic
def invite(meeting: Meeting, *, invited: Invited, by: Actor, at: datetime) -> Guest:
    """Put somebody on the list of those invited, or of participants on paper.

    Whoever is invited before the notice is asked with it; afterwards, at once.
    """
    meeting = locked(meeting)
    demand(rule.check_invitation(is_over=reports.is_over(meeting)))
    demand(rule.check_advisory(is_own_member=_is_own(meeting, invited.seat)))
    demand(_item_breaches(meeting, invited.agenda_item))
    guest = enlist(meeting, [invited])[0]
    if guest.capacity == Capacity.PARTICIPANT:
        guest.registered_at = at
        guest.save(update_fields=["registered_at"])
    elif meeting.notice_sent_at is not None:
        invitations.send_one(guest, at=at)
    kind = "guest.registered" if guest.registered_at else "guest.invited"
    _recorded(kind, guest, by=by, at=at)
    return guest


@transaction.atomic
def register(
    meeting: Meeting,
    *,
    agenda_item: AgendaItem | None,
    is_remote: bool,
    by: Actor,
    at: datetime,
) -> Guest:
    """Register oneself as a participant of a hearing; one's name is not public."""
    meeting = locked(meeting)
    demand(
        rule.check_registration(
            is_hearing=meeting.kind in HEARINGS,
            is_noticed=meeting.notice_sent_at is not None,
            is_over=reports.is_over(meeting),
            is_member=reports.seats_of(meeting).filter(user=by.user).exists(),
        )
    )
    demand(_item_breaches(meeting, agenda_item))
    guest = Guest.objects.create(
        meeting=meeting,
        agenda_item=agenda_item,
        capacity=Capacity.PARTICIPANT,
        person_name=by.user.name,
        user=by.user,
        registered_at=at,
        is_remote=is_remote,
    )
    _recorded("guest.registered", guest, by=by, at=at)
    return guest


@transaction.atomic
def withdraw(guest: Guest, *, by: Actor, at: datetime) -> Guest:
    """Take an invitation back, or cancel a registration, before anybody has come."""
    meeting = locked(guest.meeting)
    guest = _locked(guest)
    demand(
        [
            *rule.check_invitation(is_over=reports.is_over(meeting)),
            *rule.check_withdrawal(
                is_expected=guest.withdrawn_at is None,
                has_come=guest.arrived_at is not None,
            ),
        ]
    )
    guest.withdrawn_at = at
    guest.save(update_fields=["withdrawn_at"])
    invitations.recall(guest, at=at)
    _recorded("guest.withdrawn", guest, by=by, at=at)
    return guest


@transaction.atomic
def arrive(guest: Guest, *, is_remote: bool, by: Actor, at: datetime) -> Guest:
    """Enter that a guest takes part from now on; who comes back is there again."""
    move(locked(guest.meeting), "arrive")
    guest = _locked(guest)
    demand(
        rule.check_arrival(
            is_expected=guest.withdrawn_at is None, is_here=guest.is_here
        )
    )
    guest.arrived_at = guest.arrived_at or at
    guest.left_at, guest.is_remote = None, is_remote
    guest.save(update_fields=["arrived_at", "left_at", "is_remote"])
    _recorded("guest.arrived", guest, by=by, at=at)
    return guest


@transaction.atomic
def leave(guest: Guest, *, by: Actor, at: datetime) -> Guest:
    """Enter that a guest is gone from now on."""
    move(locked(guest.meeting), "leave")
    guest = _locked(guest)
    demand(rule.check_leaving(is_here=guest.is_here))
    guest.left_at = at
    guest.save(update_fields=["left_at"])
    _recorded("guest.left", guest, by=by, at=at)
    return guest


@transaction.atomic
def tick(
    meeting: Meeting, *, here: Collection[Guest], by: Actor, at: datetime
) -> Meeting:
    """Enter from one list who is there now: the others who were there have left."""
    ticked = {guest.pk for guest in here}
    for guest in meeting.guests.expected().select_related("meeting"):
        if guest.pk in ticked and not guest.is_here:
            arrive(guest, is_remote=guest.is_remote, by=by, at=at)
        elif guest.pk not in ticked and guest.is_here:
            leave(guest, by=by, at=at)
    return meeting


def enlist(meeting: Meeting, invited: Sequence[Invited]) -> list[Guest]:
    """Write guests on the list of a meeting; a seat says who its member is."""
    return Guest.objects.bulk_create(_guest(meeting, one) for one in invited)


def _guest(meeting: Meeting, invited: Invited) -> Guest:
    seat = invited.seat
    of_seat = seat.convocation.council.organization if seat else None
    return Guest(
        meeting=meeting,
        agenda_item=invited.agenda_item,
        capacity=invited.capacity,
        person_name=invited.person_name or (seat.person_name if seat else ""),
        position=invited.position,
        organization=invited.organization or of_seat,
        user=seat.user if seat else None,
    )


def _is_own(meeting: Meeting, seat: Seat | None) -> bool:
    return seat is not None and reports.seats_of(meeting).filter(pk=seat.pk).exists()


def _item_breaches(meeting: Meeting, item: AgendaItem | None) -> list[Breach]:
    is_own = item is None or item.meeting_id == meeting.pk
    return rule.check_speaker(is_of_meeting=is_own)


def _locked(guest: Guest) -> Guest:
    rows = Guest.objects.select_for_update(of=("self",))
    related = rows.select_related("meeting__council__organization", "organization")
    return related.get(pk=guest.pk)


def _recorded(kind: str, guest: Guest, *, by: Actor, at: datetime) -> None:
    """Record it; the list of citizens is not public."""
    said = {"name": guest.person_name, "position": guest.position}
    public = (
        guest.capacity != Capacity.PARTICIPANT
        and guest.meeting.notice_sent_at is not None
    )
    record(kind, guest, by=by, at=at, said=said, public=public)
