"""The ballots of a meeting as its pages show them, each with what the reader may do."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse

from backend.accounts.actor import Actor
from backend.law.citation import Citation
from backend.law.norm import Kind
from backend.pages.acts import may
from councils import permissions, reports
from councils.models import (
    Ballot,
    Candidate,
    Choice,
    Decision,
    Meeting,
    RollEntry,
    Vote,
)
from councils.pages.ballot_acts import ON_BALLOT
from councils.rules import voting
from councils.rules.voting import Matter
from councils.states import BALLOT, DECISION, BallotState

ON_A_RESULT = ("adopt-decision", "repeat", "recount")


@dataclass(frozen=True)
class Button:
    """One act that the reader may do now."""

    label: str
    url: str
    is_danger: bool = False


@dataclass(frozen=True)
class RollLine:
    """How one entitled member stood to a ballot, and what he said beside that."""

    entry: RollEntry
    vote: Vote | None


@dataclass(frozen=True)
class Shown:
    """One ballot as the page has it."""

    ballot: Ballot
    law: Citation
    is_law: bool
    given: int
    own: Vote | None
    roll: list[RollLine]
    votes: list[Vote]
    participants: list[tuple[str, int]]
    candidates: list[Candidate]
    decision: Decision | None
    buttons: list[Button]
    is_last: bool
    can_cast: bool
    can_send: bool
    recusal_law: Citation = voting.RECUSAL.citation


def shown_of(meeting: Meeting, user: Any, actor: Actor | None) -> list[Shown]:
    """Return the ballots of a meeting in their order; constant in queries."""
    rows = meeting.ballots.select_related(
        "agenda_item", "decision__case", "repeats", "recount_of"
    ).prefetch_related(
        "decision__recommendations__body",
        "candidates__seat",
        "roll",
        "recounts",
        "repeated_by",
    )
    votes: dict[Any, list[Vote]] = defaultdict(list)
    seen = Vote.objects.visible_to(user).filter(ballot__meeting=meeting)
    for vote in seen.select_related("seat", "candidate__seat"):
        votes[vote.ballot_id].append(vote)
    counts = _counted(meeting)
    sits = actor is not None and _sits(actor, meeting)
    return [
        _shown(meeting, one, votes[one.pk], counts[one.pk], actor, sits=sits)
        for one in rows
    ]


def _counted(meeting: Meeting) -> dict[Any, Counter[tuple[bool, str]]]:
    """Count the votes of each ballot, those of members and of participants apart."""
    found: dict[Any, Counter[tuple[bool, str]]] = defaultdict(Counter)
    rows = Vote.objects.filter(ballot__meeting=meeting).order_by()
    split = rows.values_list("ballot", "choice")
    for ballot, choice, times, guests in split.annotate(
        times=Count("pk"), guests=Count("guest")
    ):
        found[ballot][True, choice] = times - guests
        found[ballot][False, choice] = guests
    return found


def _shown(
    meeting: Meeting,
    ballot: Ballot,
    votes: list[Vote],
    counts: Counter[tuple[bool, str]],
    actor: Actor | None,
    *,
    sits: bool,
) -> Shown:
    ballot.meeting = meeting
    decision = getattr(ballot, "decision", None)
    norm = voting.NORMS[Matter(ballot.matter)]
    is_last = reports.stands(ballot)
    is_open = ballot.state == BallotState.OPEN
    said = {vote.seat_id: vote for vote in votes if vote.seat_id is not None}
    mine = actor.user.pk if actor else None
    own = [one for one in said.values() if one.seat and one.seat.user_id == mine]
    return Shown(
        ballot=ballot,
        law=norm.citation,
        is_law=norm.kind is not Kind.SETTING,
        given=counts.total(),
        own=own[0] if own and mine is not None else None,
        roll=[RollLine(line, said.get(line.seat_id)) for line in ballot.roll.all()],
        votes=[vote for vote in votes if vote.seat_id is not None],
        participants=[] if is_open else _of_participants(counts),
        candidates=list(ballot.candidates.all()),
        decision=decision,
        buttons=_on_ballot(ballot, decision, actor, is_last=is_last),
        is_last=is_last,
        can_cast=sits and is_open and actor is not None,
        can_send=decision is not None
        and actor is not None
        and "send-recommendations" in DECISION.acts(decision.state)
        and bool(decision.recommendations.all())
        and may(permissions.can_send_recommendations, actor, decision),
    )


def _of_participants(counts: Counter[tuple[bool, str]]) -> list[tuple[str, int]]:
    """Return how the participants voted, in numbers: a citizen is not shown by name."""
    return [
        (str(choice.label), counts[False, choice.value])
        for choice in Choice
        if counts[False, choice.value]
    ]


def _sits(actor: Actor, meeting: Meeting) -> bool:
    """Tell whether this member votes here; who is not in session is told by the act."""
    seated = reports.seats_of(meeting).filter(user=actor.user).exists()
    place = meeting.council.organization_id
    return seated and may(_can_vote, actor, place)


def _can_vote(actor: Actor, place: Any) -> object | None:
    return actor.office(*permissions.MEMBERS, of=place)


def _on_ballot(
    ballot: Ballot, decision: Decision | None, actor: Actor | None, *, is_last: bool
) -> list[Button]:
    if actor is None:
        return []
    buttons = []
    for act in ON_BALLOT:
        useless = act.verb in ON_A_RESULT and (decision is not None or not is_last)
        useless |= act.verb == "adopt-decision" and not ballot.carried
        is_open = act.verb in BALLOT.acts(ballot.state) and act.verb != "cast"
        if is_open and not useless and may(act.policy, actor, ballot):
            url = reverse(f"page:ballot-{act.verb}", args=[ballot.pk])
            buttons.append(Button(str(act.words.button), url, act.is_danger))
    return buttons
