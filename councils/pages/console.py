"""What the page of a meeting shows: to all, and to those who act there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from backend import clock
from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.pages.acts import may
from councils import permissions, reports
from councils.models import (
    IN_SESSION,
    Attendance,
    AttendanceStatus,
    Meeting,
)
from councils.pages import agenda_lines, hearings, meeting_ballots, minutes
from councils.pages.meeting_acts import MAIN, STEPS, TakeChair
from councils.rules import agendas
from councils.rules import hearings as agreement
from councils.rules.composition import Verdict
from councils.states import MEETING, BallotState, MeetingState


@dataclass(frozen=True)
class Place:
    """One member at a meeting, and how he stands to it."""

    seat: Any
    status: str
    label: str
    is_here: bool


@dataclass(frozen=True)
class Step:
    """One act on the meeting that the reader may do; a main one carries it on."""

    label: str
    url: str
    is_danger: bool
    is_main: bool


def of(meeting: Meeting, request: HttpRequest) -> dict[str, Any]:
    """Return all that the page of this meeting needs."""
    user, at = request.user, meeting.closed_at or clock.now()
    actor = user.actor_for(request) if isinstance(user, User) else None
    visible = Attendance.objects.visible_to(user).filter(meeting=meeting)
    presiding = actor is not None and may(permissions.can_preside, actor, meeting)
    keeping = actor is not None and may(permissions.can_prepare, actor, meeting)
    leads = actor is not None and may(permissions.can_call_off, actor, meeting)
    acts = MEETING.acts(meeting.state)
    is_live = "arrive" in acts and timezone.localdate(at) >= meeting.held_on
    ballots = meeting_ballots.shown_of(meeting, user, actor)
    voting_now = any(one.ballot.state == BallotState.OPEN for one in ballots)
    counted = None if meeting.is_imported else reports.quorum_at(meeting, at=at)
    return {
        "meeting": meeting,
        "agenda": meeting.agenda_items.select_related("invited_body"),
        "quorum": counted,
        "quorum_law": counted.law if counted else None,
        "shown_agenda": agenda_lines.of(meeting, actor),
        "verdicts": _verdicts(meeting, on=timezone.localdate(at)),
        "places": _places(meeting, visible, at=at),
        "sees_attendance": visible.exists() or (keeping and "excuse" in acts),
        "keeps_list": keeping and is_live,
        "excuses": keeping and "excuse" in acts,
        "puts_to_vote": presiding and "put-to-vote" in acts and not voting_now,
        "ballots": ballots,
        "imported": meeting.decisions.filter(ballot=None),
        "buttons": _steps(meeting, actor),
        "gathering": hearings.of(meeting, user, actor),
        "minutes_shown": minutes.summary(meeting, request),
        "records": keeping and meeting.is_imported,
        "agreed_law": agreement.AGREED,
        "openness_law": agendas.OPENNESS,
        "leads_live": leads and "arrive" in acts,
        "votes_live": voting_now,
        "is_live": is_live,
    }


def _verdicts(meeting: Meeting, *, on: date) -> list[Verdict]:
    """Return how the notice would stand if it went out now; later it is measured."""
    is_planned = meeting.state == MeetingState.PLANNED
    return reports.notice_verdicts(meeting, on=on) if is_planned else []


def _places(meeting: Meeting, visible: Any, *, at: datetime) -> list[Place]:
    standing = {entry.seat_id: entry for entry in visible.standing_at(at)}
    places = []
    for seat in reports.seats_of(meeting):
        entry = standing.get(seat.pk)
        status = entry.status if entry else ""
        label = AttendanceStatus(status).label if status else ""
        places.append(Place(seat, status, str(label), status in IN_SESSION))
    return places


def _steps(meeting: Meeting, actor: Actor | None) -> list[Step]:
    if actor is None:
        return []
    presides = meeting.presided_by_id == actor.user.pk
    return [
        Step(
            str(act.words.button),
            reverse(f"page:meeting-{act.verb}", args=[meeting.pk]),
            act.is_danger,
            act.verb in MAIN,
        )
        for act in STEPS
        if act.is_open(meeting)
        and may(act.policy, actor, meeting)
        and not (presides and act is TakeChair)
    ]
