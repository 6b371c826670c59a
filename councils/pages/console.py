"""What the page of a meeting shows: to all, and to those who act there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from backend import clock
from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.law.citation import Citation
from backend.pages.acts import may
from councils import permissions, reports
from councils.models import (
    IN_SESSION,
    Attendance,
    AttendanceStatus,
    Meeting,
)
from councils.pages import hearings, meeting_ballots, minutes
from councils.pages.meeting_acts import STEPS
from councils.pages.meeting_ballots import Button
from councils.rules import hearings as agreement
from councils.rules import quorum
from councils.rules.composition import CouncilKind
from councils.states import MEETING, BallotState


@dataclass(frozen=True)
class Place:
    """One member at a meeting, and how he stands to it."""

    seat: Any
    status: str
    label: str
    is_here: bool


def of(meeting: Meeting, request: HttpRequest) -> dict[str, Any]:
    """Return all that the page of this meeting needs."""
    user, at = request.user, meeting.closed_at or clock.now()
    actor = user.actor_for(request) if isinstance(user, User) else None
    visible = Attendance.objects.visible_to(user).filter(meeting=meeting)
    presiding = actor is not None and may(permissions.can_preside, actor, meeting)
    keeping = actor is not None and may(permissions.can_prepare, actor, meeting)
    acts = MEETING.acts(meeting.state)
    ballots = meeting_ballots.shown_of(meeting, user, actor)
    voting_now = any(one.ballot.state == BallotState.OPEN for one in ballots)
    return {
        "meeting": meeting,
        "agenda": meeting.agenda_items.select_related("invited_body"),
        "quorum": None if meeting.is_imported else reports.quorum_at(meeting, at=at),
        "quorum_law": _quorum_law(meeting),
        "places": _places(meeting, visible, at=at),
        "sees_attendance": visible.exists() or keeping,
        "keeps_list": keeping and "arrive" in acts,
        "puts_to_vote": presiding and "put-to-vote" in acts and not voting_now,
        "ballots": ballots,
        "imported": meeting.decisions.filter(ballot=None),
        "buttons": _steps(meeting, actor),
        "gathering": hearings.of(meeting, user, actor),
        "minutes_shown": minutes.summary(meeting, request),
        "records": keeping and meeting.is_imported,
        "agreed_law": agreement.AGREED,
        "is_live": "arrive" in acts and timezone.localdate(at) >= meeting.held_on,
    }


def _quorum_law(meeting: Meeting) -> Citation:
    is_assembly = meeting.council.kind == CouncilKind.ASSEMBLY
    return (quorum.ASSEMBLY if is_assembly else quorum.COUNCIL).citation


def _places(meeting: Meeting, visible: Any, *, at: datetime) -> list[Place]:
    standing = {entry.seat_id: entry for entry in visible.standing_at(at)}
    places = []
    for seat in reports.seats_of(meeting):
        entry = standing.get(seat.pk)
        status = entry.status if entry else ""
        label = AttendanceStatus(status).label if status else ""
        places.append(Place(seat, status, str(label), status in IN_SESSION))
    return places


def _steps(meeting: Meeting, actor: Actor | None) -> list[Button]:
    if actor is None:
        return []
    return [
        Button(
            str(act.words.button),
            reverse(f"page:meeting-{act.verb}", args=[meeting.pk]),
            act.is_danger,
        )
        for act in STEPS
        if act.is_open(meeting) and may(act.policy, actor, meeting)
    ]
