"""A closed ballot counted anew: a record beside the first, which stays as it is."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from councils import reports
from councils.actions import ballots, counting, meetings
from councils.actions.ballots import Hand
from councils.models import Ballot, Candidate, RollEntry, RollStanding, Seat, Vote
from councils.rules import membership, voting
from councils.states import BALLOT

TOOK_NO_PART = (RollStanding.EXCUSED, RollStanding.ABSENT)


@transaction.atomic
def recount(
    ballot: Ballot,
    *,
    votes: Mapping[Seat, Hand],
    reason: str,
    by: Actor,
    at: datetime,
) -> Ballot:
    """Count a closed ballot anew, with these votes as they really were.

    Only who took part by the frozen roll is counted, before the minutes are signed.
    """
    meetings.move(meetings.locked(ballot.meeting), "recount")
    first = Ballot.objects.select_for_update().get(pk=ballot.pk)
    BALLOT.target(first.state, "recount")
    demand(voting.check_recount(is_last=reports.stands(first), undoes_decision=False))
    roll = list(first.roll.exclude(standing__in=TOOK_NO_PART))
    took_part = {line.seat_id for line in roll}
    again = _copied(first, reason=reason, at=at)
    for seat, hand in votes.items():
        demand(membership.check_in_session(is_in_session=seat.pk in took_part))
        _correct(again, seat, hand, by=by, at=at)
    for vote in first.votes.exclude(seat__in=votes).select_related("candidate"):
        _repeat(vote, again)
    counting.count(again)
    demand(voting.check_recount(is_last=True, undoes_decision=_undoes(again, of=first)))
    again.save()
    _copy_roll(first, again)
    said = {"of": str(first.pk), "reason": reason}
    record("ballot.recounted", again, by=by, at=at, said=said)
    return again


def _copied(first: Ballot, *, reason: str, at: datetime) -> Ballot:
    """Open the record of the recount, as yet without a result of its own."""
    again = Ballot.objects.create(
        meeting=first.meeting,
        agenda_item_id=first.agenda_item_id,
        question_kk=first.question_kk,
        question_ru=first.question_ru,
        matter=first.matter,
        majority=first.majority,
        state=first.state,
        opened_at=first.opened_at,
        closed_at=at,
        participants=first.participants,
        members=first.members,
        present=first.present,
        votes_for=0,
        votes_against=0,
        votes_abstained=0,
        votes_recused=0,
        needed=first.needed,
        carried=False,
        office=first.office,
        commission_id=first.commission_id,
        recount_of=first,
        recount_reason=reason,
        recused_are_present=first.recused_are_present,
    )
    Candidate.objects.bulk_create(
        Candidate(ballot=again, seat_id=one.seat_id, position=one.position)
        for one in first.candidates.all()
    )
    return again


def _correct(again: Ballot, seat: Seat, hand: Hand, *, by: Actor, at: datetime) -> None:
    """Enter one vote as it really was."""
    Vote.objects.create(
        ballot=again,
        seat=seat,
        choice=hand.choice,
        candidate=ballots.named(again, hand),
        conflict=hand.conflict,
        cast_at=at,
        entered_by=by.user,
        by_show_of_hands=True,
    )


def _repeat(vote: Vote, again: Ballot) -> None:
    """Enter one vote as it stands in the first count."""
    candidate = None
    if vote.candidate is not None:
        candidate = again.candidates.get(seat=vote.candidate.seat_id)
    Vote.objects.create(
        ballot=again,
        seat_id=vote.seat_id,
        guest_id=vote.guest_id,
        choice=vote.choice,
        candidate=candidate,
        conflict=vote.conflict,
        cast_at=vote.cast_at,
        entered_by_id=vote.entered_by_id,
        by_show_of_hands=vote.by_show_of_hands,
    )


def _undoes(again: Ballot, *, of: Ballot) -> bool:
    """Tell whether a decision rests on the first count that this one would not bear."""
    if not hasattr(of, "decision"):
        return False
    elected = [
        set(one.candidates.filter(is_elected=True).values_list("seat", flat=True))
        for one in (of, again)
    ]
    return not again.carried or elected[0] != elected[1]


def _copy_roll(first: Ballot, again: Ballot) -> None:
    chosen = dict(again.votes.exclude(seat=None).values_list("seat", "choice"))
    RollEntry.objects.bulk_create(
        RollEntry(
            ballot=again,
            seat_id=line.seat_id,
            person_name=line.person_name,
            standing=chosen.get(line.seat_id, line.standing),
            is_remote=line.is_remote,
        )
        for line in first.roll.all()
    )
