"""Acts upon ballots: put, cast, closed; withdrawn, repeated.

Votes hold a shared lock on their ballot, so that they run side by side; the close
takes it alone: it waits for votes under way, and later ones are refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import RuleBroken, demand
from councils import reports
from councils.actions import counting, meetings
from councils.models import (
    AgendaItem,
    Ballot,
    Candidate,
    Capacity,
    Choice,
    Commission,
    Constituency,
    ElectedTo,
    Guest,
    Meeting,
    Seat,
    Vote,
)
from councils.rules import elections, membership, voting
from councils.rules.regulation import Participants, Recusal
from councils.rules.voting import Matter
from councils.states import BALLOT, BallotState


@dataclass(frozen=True)
class Election:
    """To what is elected, and between whom: several candidates, or one list of all.

    The chair and the head of a commission are one person: among several candidates
    each vote names one. The presidium and a commission are elected by list.
    """

    to: ElectedTo
    candidates: tuple[Seat, ...]
    commission: Commission | None = None


@dataclass(frozen=True)
class Question:
    """What is asked, and what sort of matter it is."""

    kk: str = ""
    ru: str = ""
    matter: Matter = Matter.ORDINARY
    election: Election | None = None


@dataclass(frozen=True)
class Hand:
    """How one vote is given: for whom in an election, or under which conflict not."""

    choice: Choice
    candidate: Seat | None = None
    conflict: str = ""


@transaction.atomic
def put_to_vote(
    item: AgendaItem, *, question: Question, by: Actor, at: datetime
) -> Ballot:
    """Open a ballot on a matter of the agenda; refused without a quorum."""
    return _put(item, question, None, by=by, at=at)


@transaction.atomic
def repeat(ballot: Ballot, *, by: Actor, at: datetime) -> Ballot:
    """Vote again on the same question; the first ballot stays beside this one.

    An election in which nobody was elected is repeated between those who lead.
    """
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    BALLOT.target(ballot.state, "repeat")
    demand(
        voting.check_repeat(
            is_over=ballot.state != BallotState.OPEN,
            has_decision=hasattr(ballot, "decision"),
            is_last=reports.stands(ballot),
        )
    )
    question = Question(
        kk=ballot.question_kk,
        ru=ballot.question_ru,
        matter=Matter(ballot.matter),
        election=_again(ballot),
    )
    return _put(ballot.agenda_item, question, ballot, by=by, at=at)


@transaction.atomic
def cast(
    ballot: Ballot,
    *,
    choice: Choice,
    by: Actor,
    at: datetime,
    candidate: Seat | None = None,
    conflict: str = "",
) -> Vote:
    """Vote in one's own seat; a second time corrects the first, until the close."""
    ballot = _shared(ballot, "cast", at=at)
    seat = reports.seats_of(ballot.meeting).filter(user=by.user).first()
    if seat is None:
        raise RuleBroken(membership.check_seat(is_in_force=False))
    in_session = reports.is_in_session(ballot.meeting, seat, at=at)
    demand(membership.check_in_session(is_in_session=in_session))
    hand = Hand(choice, candidate, conflict)
    return _voted(ballot, hand, seat=seat, by=by, at=at)


@transaction.atomic
def enter_show_of_hands(
    ballot: Ballot,
    *,
    votes: Mapping[Seat, Hand],
    by: Actor,
    at: datetime,
    guests: Mapping[Guest, Choice] | None = None,
) -> Ballot:
    """Enter how those in session have raised their hands.

    Registered participants vote on a report, where the council has settled so.
    """
    ballot = _shared(ballot, "enter-show-of-hands", at=at)
    seated = {seat.pk for seat in reports.seats_of(ballot.meeting)}
    here = reports.here_at(ballot.meeting, at=at)
    for seat in sorted(votes, key=lambda one: one.pk):
        demand(membership.check_seat(is_in_force=seat.pk in seated))
        demand(membership.check_in_session(is_in_session=seat.pk in here))
        _voted(ballot, votes[seat], seat=seat, by=by, at=at)
    others = reports.guests_at(ballot.meeting, at=at)
    taking_part = set(others.filter(capacity=Capacity.PARTICIPANT)) if guests else set()
    for guest, choice in sorted((guests or {}).items(), key=lambda one: one[0].pk):
        is_one = ballot.participants is not None and guest in taking_part
        demand(membership.check_in_session(is_in_session=is_one))
        _voted(ballot, Hand(choice), guest=guest, by=by, at=at)
    return ballot


@transaction.atomic
def close(ballot: Ballot, *, by: Actor, at: datetime) -> Ballot:
    """Count the votes and freeze the result and the roll; refused without a quorum.

    Present are those in session, and those who voted and left since.
    """
    ballot = Ballot.objects.locked_to_close(ballot.pk)
    ballot.state = BallotState(BALLOT.target(ballot.state, "close"))
    counted = reports.quorum_at(ballot.meeting, at=at)
    demand(counted.breaches)
    here = reports.here_at(ballot.meeting, at=at)
    voted = set(ballot.votes.exclude(seat=None).values_list("seat", flat=True))
    ballot.members = counted.members
    ballot.present = counted.present + len(voted - here)
    if ballot.participants is not None:
        ballot.participants = ballot.present + len(_participants(ballot, at=at))
    counting.count(ballot)
    ballot.closed_at = at
    ballot.save()
    counting.freeze_roll(ballot, at=at)
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


def named(ballot: Ballot, hand: Hand) -> Candidate | None:
    """Return the candidate for whom this vote is; refuse one that cannot be."""
    demand(
        [
            *voting.check_recusal(
                is_recused=hand.choice == Choice.RECUSED, conflict=hand.conflict
            ),
            *elections.check_choice(
                names_candidate=hand.candidate is not None,
                must_name=ballot.is_contested and hand.choice == Choice.FOR,
            ),
        ]
    )
    if hand.candidate is None:
        return None
    candidate = ballot.candidates.filter(seat=hand.candidate).first()
    demand(
        elections.check_candidates(
            candidates=1,
            members=int(candidate is not None),
            of_state=0,
            for_chair=False,
        )
    )
    return candidate


def _put(
    item: AgendaItem,
    question: Question,
    repeats: Ballot | None,
    *,
    by: Actor,
    at: datetime,
) -> Ballot:
    meeting = meetings.locked(item.meeting)
    meetings.move(meeting, "put-to-vote")
    demand(voting.check_matter(is_withdrawn=item.withdrawn_at is not None))
    demand(membership.check_convocation(has_convocation=reports.has_term(meeting)))
    counted = reports.quorum_at(meeting, at=at)
    demand(counted.breaches)
    settings = meeting.council.settings_on(meeting.held_on)
    candidates = _candidates(meeting, question.election)
    matter = Matter.ELECTION if question.election else question.matter
    everyone = (
        matter is Matter.REPORT
        and settings.report_participants is Participants.EVERYONE
    )
    ballot = Ballot.objects.create(
        meeting=meeting,
        agenda_item=item,
        question_kk=question.kk,
        question_ru=question.ru,
        matter=matter,
        majority=voting.majority_for(matter, ordinary=settings.majority),
        state=BallotState(BALLOT.start),
        opened_at=at,
        participants=counted.present if everyone else None,
        members=counted.members,
        present=counted.present,
        office=question.election.to if question.election else "",
        commission=question.election.commission if question.election else None,
        repeats=repeats,
        recused_are_present=settings.recusal is Recusal.PRESENT,
    )
    Candidate.objects.bulk_create(
        Candidate(ballot=ballot, seat=seat, position=position)
        for position, seat in enumerate(candidates, start=1)
    )
    said = {"repeats": str(repeats.pk)} if repeats else {}
    record("ballot.opened", ballot, by=by, at=at, said=said)
    return ballot


def _participants(ballot: Ballot, *, at: datetime) -> set[UUID]:
    """Return the registered participants there now, and those who voted and left."""
    there = reports.guests_at(ballot.meeting, at=at)
    here = there.filter(capacity=Capacity.PARTICIPANT).values_list("pk", flat=True)
    voted = ballot.votes.exclude(guest=None).values_list("guest", flat=True)
    return {*here, *voted}


def _candidates(meeting: Meeting, election: Election | None) -> Sequence[Seat]:
    if election is None:
        return ()
    seated = {seat.pk for seat in reports.seats_of(meeting)}
    demand(
        elections.check_candidates(
            candidates=len(election.candidates),
            members=sum(one.pk in seated for one in election.candidates),
            of_state=sum(
                one.constituency == Constituency.STATE for one in election.candidates
            ),
            for_chair=election.to == ElectedTo.CHAIR,
        )
    )
    return election.candidates


def _again(ballot: Ballot) -> Election | None:
    if not ballot.office:
        return None
    rows = list(ballot.candidates.select_related("seat"))
    leading = [one for one in rows if one.is_in_run_off] or rows
    seats = tuple(one.seat for one in leading)
    return Election(ElectedTo(ballot.office), seats, ballot.commission)


def _voted(
    ballot: Ballot,
    hand: Hand,
    *,
    by: Actor,
    at: datetime,
    seat: Seat | None = None,
    guest: Guest | None = None,
) -> Vote:
    candidate = named(ballot, hand)
    own = seat is not None and seat.user_id == by.user.pk
    said = {
        "choice": hand.choice,
        "candidate": candidate,
        "conflict": hand.conflict,
        "cast_at": at,
        "entered_by": by.user,
        "by_show_of_hands": not own,
    }
    vote, is_new = Vote.objects.select_for_update().get_or_create(
        ballot=ballot, seat=seat, guest=guest, defaults=said
    )
    if not is_new:
        for name, value in said.items():
            setattr(vote, name, value)
        vote.save()
    kind = "vote.cast" if is_new else "vote.corrected"
    told = {"choice": str(hand.choice), "conflict": hand.conflict}
    record(kind, vote, by=by, at=at, said=told)
    return vote


def _shared(ballot: Ballot, act: str, *, at: datetime) -> Ballot:
    """Return an open ballot to vote in; a meeting without a quorum does not vote."""
    ballot = Ballot.objects.locked_to_vote(ballot.pk)
    BALLOT.target(ballot.state, act)
    demand(reports.quorum_at(ballot.meeting, at=at).breaches)
    return ballot
