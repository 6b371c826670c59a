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
from backend.law.norm import Kind
from backend.pages.acts import may
from councils import permissions, reports
from councils.models import (
    IN_SESSION,
    Attendance,
    AttendanceStatus,
    Ballot,
    Choice,
    Decision,
    Meeting,
    Vote,
)
from councils.pages.ballot_acts import ON_BALLOT
from councils.pages.meeting_acts import STEPS
from councils.rules import quorum, voting
from councils.rules.composition import CouncilKind
from councils.rules.voting import Matter
from councils.states import BALLOT, DECISION, MEETING, BallotState


@dataclass(frozen=True)
class Button:
    """One act that the reader may do now."""

    label: str
    url: str
    is_danger: bool = False


@dataclass(frozen=True)
class Place:
    """One member at a meeting, and how he stands to it."""

    seat: Any
    status: str
    label: str
    is_here: bool


@dataclass(frozen=True)
class Shown:
    """One ballot as the page has it."""

    ballot: Ballot
    law: Citation
    is_law: bool
    votes: list[Vote]
    decision: Decision | None
    buttons: list[Button]
    can_cast: bool
    can_send: bool


def of(meeting: Meeting, request: HttpRequest) -> dict[str, Any]:
    """Return all that the page of this meeting needs."""
    user, at = request.user, meeting.closed_at or clock.now()
    actor = user.actor_for(request) if isinstance(user, User) else None
    visible = Attendance.objects.visible_to(user).filter(meeting=meeting)
    presiding = actor is not None and may(permissions.can_preside, actor, meeting)
    keeping = actor is not None and may(permissions.can_prepare, actor, meeting)
    acts = MEETING.acts(meeting.state)
    ballots = _ballots(meeting, user, actor)
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
        "choices": Choice.choices,
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


def _ballots(meeting: Meeting, user: Any, actor: Actor | None) -> list[Shown]:
    rows = meeting.ballots.select_related("agenda_item", "decision__case")
    ballots = list(rows.prefetch_related("decision__recommendations__body"))
    votes: dict[Any, list[Vote]] = {ballot.pk: [] for ballot in ballots}
    seen = Vote.objects.visible_to(user).filter(ballot__meeting=meeting)
    for vote in seen.select_related("seat"):
        votes[vote.ballot_id].append(vote)
    return [_shown(meeting, one, votes[one.pk], actor) for one in ballots]


def _shown(
    meeting: Meeting, ballot: Ballot, votes: list[Vote], actor: Actor | None
) -> Shown:
    ballot.meeting = meeting
    decision = getattr(ballot, "decision", None)
    norm = voting.NORMS[Matter(ballot.matter)]
    buttons = [] if actor is None else _on_ballot(ballot, decision, actor)
    return Shown(
        ballot=ballot,
        law=norm.citation,
        is_law=norm.kind is not Kind.SETTING,
        votes=votes,
        decision=decision,
        buttons=buttons,
        can_cast=actor is not None
        and ballot.state == BallotState.OPEN
        and _sits(actor, ballot),
        can_send=decision is not None
        and actor is not None
        and "send-recommendations" in DECISION.acts(decision.state)
        and bool(decision.recommendations.all())
        and may(permissions.can_send_recommendations, actor, decision),
    )


def _sits(actor: Actor, ballot: Ballot) -> bool:
    seated = reports.seats_of(ballot.meeting).filter(user=actor.user).exists()
    return seated and may(permissions.can_cast, actor, ballot)


def _on_ballot(ballot: Ballot, decision: Decision | None, actor: Actor) -> list[Button]:
    buttons = []
    for act in ON_BALLOT:
        useless = act.verb == "adopt-decision" and (decision or not ballot.carried)
        is_open = act.verb in BALLOT.acts(ballot.state) and act.verb != "cast"
        if is_open and not useless and may(act.policy, actor, ballot):
            url = reverse(f"page:ballot-{act.verb}", args=[ballot.pk])
            buttons.append(Button(str(act.words.button), url, act.is_danger))
    return buttons


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
