"""Guests and what they bring, as the page of a meeting shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from backend.accounts.actor import Actor
from backend.law.citation import Citation
from backend.pages.acts import may
from councils import permissions, reports
from councils.actions.guests import HEARINGS
from councils.models import Capacity, Contribution, Guest, Meeting, MeetingKind
from councils.pages import guest_acts
from councils.pages.guest_acts import reverse_of
from councils.pages.meeting_acts import MeetingAct
from councils.pages.meeting_ballots import Button
from councils.rules import hearings
from councils.states import MeetingState


@dataclass(frozen=True)
class Gathering:
    """Who is invited, how many have registered, and what was asked and answered."""

    invited: list[Guest]
    registered: int
    here: int
    participants: list[Guest]
    own: Guest | None
    contributions: list[Contribution]
    keeps: bool
    law: Citation | None
    buttons: list[Button]


def of(meeting: Meeting, user: Any, actor: Actor | None) -> Gathering:
    """Gather the guests of a meeting in a constant number of queries."""
    seen = Guest.objects.visible_to(user).filter(meeting=meeting, withdrawn_at=None)
    guests = list(seen.select_related("organization"))
    citizens = [one for one in guests if one.capacity == Capacity.PARTICIPANT]
    own = next((one for one in citizens if one.user_id == user.pk), None)
    keeps = actor is not None and may(permissions.can_prepare, actor, meeting)
    said = Contribution.objects.visible_to(user).filter(meeting=meeting)
    here = meeting.guests.filter(
        capacity=Capacity.PARTICIPANT, arrived_at__isnull=False
    )
    return Gathering(
        invited=[one for one in guests if one.capacity != Capacity.PARTICIPANT],
        registered=reports.registered(meeting),
        here=here.count(),
        participants=citizens if keeps else [],
        own=own,
        contributions=list(
            said.select_related("seat", "guest__organization", "agenda_item")
        ),
        keeps=keeps,
        law=hearings.REPORTS if meeting.kind == MeetingKind.REPORT_HEARING else None,
        buttons=_buttons(meeting, actor, own, keeps=keeps),
    )


def _buttons(
    meeting: Meeting, actor: Actor | None, own: Guest | None, *, keeps: bool
) -> list[Button]:
    if actor is None:
        return []
    is_over = reports.is_over(meeting)
    is_noticed = meeting.notice_sent_at is not None
    acts: list[type[MeetingAct]] = []
    if keeps and meeting.kind == MeetingKind.HEARING and _may_agree(meeting):
        acts.append(guest_acts.AgreeDate)
    if keeps and not is_over:
        acts += [guest_acts.Invite, guest_acts.RegisterOnPaper]
    if keeps and is_noticed and not is_over:
        acts.append(guest_acts.TickGuests)
    if keeps and is_noticed and (not is_over or meeting.state == MeetingState.CLOSED):
        acts.append(guest_acts.EnterSpeech)
    takes_part = meeting.kind in HEARINGS and is_noticed and not is_over
    if takes_part and not keeps:
        acts.append(guest_acts.Contribute if own else guest_acts.Register)
    return [Button(str(act.words.title), reverse_of(act, meeting)) for act in acts]


def _may_agree(meeting: Meeting) -> bool:
    """Tell whether the day is still to be agreed on with the body."""
    return meeting.date_agreed_on is None and guest_acts.AgreeDate.is_open(meeting)
