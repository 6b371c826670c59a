"""Acts upon ballots: put, cast, closed; or withdrawn.

Votes hold a shared lock on their ballot, so that they run side by side; the close
takes it alone: it waits for votes under way, and later ones are refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import RuleBroken, demand
from councils import reports
from councils.actions import meetings
from councils.models import AgendaItem, Ballot, Choice, Meeting, Seat, Vote
from councils.rules import membership, voting
from councils.rules.voting import Majority, Matter, Tally
from councils.states import BALLOT, BallotState


@dataclass(frozen=True)
class Question:
    """What is asked, and what sort of matter it is.

    `participants` counts all who take part in the meeting, where the law asks for
    their majority; None: only the members do.
    """

    kk: str = ""
    ru: str = ""
    matter: Matter = Matter.ORDINARY
    participants: int | None = None


@transaction.atomic
def put_to_vote(
    item: AgendaItem, *, question: Question, by: Actor, at: datetime
) -> Ballot:
    """Open a ballot on a matter of the agenda; refused without a quorum."""
    meeting = meetings.locked(item.meeting)
    meetings.move(meeting, "put-to-vote")
    counted = reports.quorum_at(meeting, at=at)
    demand(counted.breaches)
    ordinary = meeting.council.settings_on(meeting.held_on).majority
    ballot = Ballot.objects.create(
        meeting=meeting,
        agenda_item=item,
        question_kk=question.kk,
        question_ru=question.ru,
        matter=question.matter,
        majority=voting.majority_for(question.matter, ordinary=ordinary),
        state=BallotState(BALLOT.start),
        opened_at=at,
        participants=question.participants,
        members=counted.members,
        present=counted.present,
    )
    record("ballot.opened", ballot, by=by, at=at)
    return ballot


@transaction.atomic
def cast(ballot: Ballot, *, choice: Choice, by: Actor, at: datetime) -> Vote:
    """Vote in one's own seat; a second time corrects the first, until the close."""
    ballot = _shared(ballot, "cast")
    seat = reports.seats_of(ballot.meeting).filter(user=by.user).first()
    if seat is None:
        raise RuleBroken(membership.check_seat(is_in_force=False))
    return _voted(ballot, seat, choice, by=by, at=at)


@transaction.atomic
def enter_show_of_hands(
    ballot: Ballot, *, votes: Mapping[Seat, Choice], by: Actor, at: datetime
) -> Ballot:
    """Enter how the members in session have raised their hands."""
    ballot = _shared(ballot, "enter-show-of-hands")
    seated = {seat.pk for seat in reports.seats_of(ballot.meeting)}
    for seat in sorted(votes, key=lambda one: one.pk):
        demand(membership.check_seat(is_in_force=seat.pk in seated))
        _voted(ballot, seat, votes[seat], by=by, at=at)
    return ballot


@transaction.atomic
def close(ballot: Ballot, *, by: Actor, at: datetime) -> Ballot:
    """Count the votes and freeze the result; refused without a quorum.

    Present are those in session, and those who voted and left since.
    """
    ballot = Ballot.objects.locked_to_close(ballot.pk)
    ballot.state = BallotState(BALLOT.target(ballot.state, "close"))
    counted = reports.quorum_at(ballot.meeting, at=at)
    demand(counted.breaches)
    votes = dict(
        ballot.votes.order_by().values_list("choice").annotate(times=Count("pk"))
    )
    gone = sum(
        vote.seat is not None
        and not reports.is_in_session(ballot.meeting, vote.seat, at=at)
        for vote in ballot.votes.select_related("seat")
    )
    ballot.members, ballot.present = counted.members, counted.present + gone
    ballot.votes_for = votes.get(Choice.FOR, 0)
    ballot.votes_against = votes.get(Choice.AGAINST, 0)
    ballot.votes_abstained = votes.get(Choice.ABSTAINED, 0)
    ballot.votes_recused = votes.get(Choice.RECUSED, 0)
    result = voting.decide(
        _tally(ballot),
        majority=Majority(ballot.majority),
        on=ballot.meeting.held_on,
        matter=Matter(ballot.matter),
        chair_breaks_tie=_chair_breaks_tie(ballot),
    )
    ballot.closed_at, ballot.needed = at, result.needed
    ballot.carried, ballot.explanation = result.carried, result.explanation.as_json()
    ballot.save()
    record("ballot.closed", ballot, by=by, at=at)
    return ballot


@transaction.atomic
def withdraw(ballot: Ballot, *, reason: str, by: Actor, at: datetime) -> Ballot:
    """Take a question back, for instance when the quorum is lost."""
    ballot = Ballot.objects.locked_to_close(ballot.pk)
    ballot.state = BallotState(BALLOT.target(ballot.state, "withdraw"))
    ballot.withdrawn_reason = reason
    ballot.save(update_fields=["state", "withdrawn_reason"])
    record("ballot.withdrawn", ballot, by=by, at=at)
    return ballot


def _voted(
    ballot: Ballot, seat: Seat, choice: Choice, *, by: Actor, at: datetime
) -> Vote:
    in_session = reports.is_in_session(ballot.meeting, seat, at=at)
    demand(membership.check_in_session(is_in_session=in_session))
    own = seat.user_id == by.user.pk
    vote, is_new = Vote.objects.select_for_update().get_or_create(
        ballot=ballot,
        seat=seat,
        defaults={
            "choice": choice,
            "cast_at": at,
            "entered_by": by.user,
            "by_show_of_hands": not own,
        },
    )
    if not is_new:
        vote.choice, vote.cast_at = choice, at
        vote.entered_by, vote.by_show_of_hands = by.user, not own
        vote.save()
    kind = "vote.cast" if is_new else "vote.corrected"
    record(kind, vote, by=by, at=at, said={"choice": str(choice)})
    return vote


def _shared(ballot: Ballot, act: str) -> Ballot:
    ballot = Ballot.objects.locked_to_vote(ballot.pk)
    BALLOT.target(ballot.state, act)
    return ballot


def _tally(ballot: Ballot) -> Tally:
    return Tally(
        votes_for=ballot.votes_for or 0,
        against=ballot.votes_against or 0,
        abstained=ballot.votes_abstained or 0,
        recused=ballot.votes_recused or 0,
        present=ballot.present,
        members=ballot.members,
        participants=max(ballot.participants or 0, ballot.present),
    )


def _chair_breaks_tie(ballot: Ballot) -> bool:
    meeting: Meeting = ballot.meeting
    if not meeting.council.settings_on(meeting.held_on).has_casting_vote:
        return False
    of_chair = ballot.votes.filter(seat__user=meeting.presided_by_id)
    return of_chair.filter(choice=Choice.FOR).exists()
