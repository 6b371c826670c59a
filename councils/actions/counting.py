"""How a ballot is counted and its roll frozen; and a recount beside the first."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from councils import reports
from councils.actions import meetings
from councils.models import (
    AttendanceStatus,
    Ballot,
    Candidate,
    Choice,
    Meeting,
    RollEntry,
    RollStanding,
    Seat,
    Vote,
)
from councils.rules import elections, membership, voting
from councils.rules.voting import Majority, Matter, Tally
from councils.states import BALLOT

TAKEN_PART = (
    RollStanding.FOR,
    RollStanding.AGAINST,
    RollStanding.ABSTAINED,
    RollStanding.RECUSED,
    RollStanding.DID_NOT_VOTE,
)


def count(ballot: Ballot) -> None:
    """Set the result of a ballot from its votes; the caller saves it."""
    votes = dict(
        ballot.votes.order_by().values_list("choice").annotate(times=Count("pk"))
    )
    ballot.votes_for = votes.get(Choice.FOR, 0)
    ballot.votes_against = votes.get(Choice.AGAINST, 0)
    ballot.votes_abstained = votes.get(Choice.ABSTAINED, 0)
    ballot.votes_recused = votes.get(Choice.RECUSED, 0)
    if ballot.is_contested:
        _count_candidates(ballot)
        return
    result = voting.decide(
        tally_of(ballot),
        majority=Majority(ballot.majority),
        on=ballot.meeting.held_on,
        matter=Matter(ballot.matter),
        chair_breaks_tie=_chair_breaks_tie(ballot),
    )
    ballot.needed, ballot.carried = result.needed, result.carried
    ballot.explanation = result.explanation.as_json()
    ballot.candidates.update(is_elected=result.carried)


def freeze_roll(ballot: Ballot, *, at: datetime) -> None:
    """Write down how each entitled member stood to the ballot when it was closed."""
    voted = {
        vote.seat_id: vote for vote in ballot.votes.exclude(seat=None).order_by("id")
    }
    entered = reports.standing_of(ballot.meeting, at=at)
    RollEntry.objects.bulk_create(
        RollEntry(
            ballot=ballot,
            seat=seat,
            person_name=seat.person_name,
            standing=_standing(voted.get(seat.pk), entered.get(seat.pk)),
            is_remote=_is_remote(entered.get(seat.pk)),
        )
        for seat in reports.seats_of(ballot.meeting)
    )


@transaction.atomic
def recount(
    ballot: Ballot,
    *,
    votes: Mapping[Seat, Choice],
    reason: str,
    by: Actor,
    at: datetime,
) -> Ballot:
    """Count a closed ballot anew, with these votes corrected; the first stays as it is.

    Only those who took part are counted, and only before the minutes are signed.
    """
    meeting = meetings.locked(ballot.meeting)
    meetings.move(meeting, "recount")
    first = Ballot.objects.select_for_update().get(pk=ballot.pk)
    BALLOT.target(first.state, "recount")
    roll = list(first.roll.all())
    took_part = {line.seat_id for line in roll if line.standing in TAKEN_PART}
    for seat in votes:
        demand(membership.check_in_session(is_in_session=seat.pk in took_part))
    again = _copied(first, reason=reason, at=at)
    for vote in first.votes.select_related("seat"):
        choice = votes.get(vote.seat, vote.choice) if vote.seat else vote.choice
        _copy_vote(vote, again, choice, by=by, at=at)
    silent = {line.seat_id for line in roll} - {v.seat_id for v in first.votes.all()}
    for seat, choice in votes.items():
        if seat.pk in silent:
            Vote.objects.create(
                ballot=again,
                seat=seat,
                choice=choice,
                cast_at=at,
                entered_by=by.user,
                by_show_of_hands=True,
            )
    count(again)
    again.save()
    chosen = {vote.seat_id: vote.choice for vote in again.votes.all()}
    RollEntry.objects.bulk_create(
        RollEntry(
            ballot=again,
            seat_id=line.seat_id,
            person_name=line.person_name,
            standing=chosen.get(line.seat_id, line.standing),
            is_remote=line.is_remote,
        )
        for line in roll
    )
    said = {"of": str(first.pk), "reason": reason}
    record("ballot.recounted", again, by=by, at=at, said=said)
    return again


def tally_of(ballot: Ballot) -> Tally:
    """Return the votes of a ballot as the rules of voting take them."""
    return Tally(
        votes_for=ballot.votes_for or 0,
        against=ballot.votes_against or 0,
        abstained=ballot.votes_abstained or 0,
        recused=ballot.votes_recused or 0,
        present=ballot.present,
        members=ballot.members,
        participants=max(ballot.participants or 0, ballot.present),
        recused_are_present=ballot.recused_are_present,
    )


def _count_candidates(ballot: Ballot) -> None:
    rows = list(
        Candidate.objects.filter(ballot=ballot)
        .select_related("seat")
        .annotate(given=Count("votes_given"))
    )
    outcome = elections.choose(
        [row.given for row in rows],
        names=[row.seat.person_name for row in rows],
        base=tally_of(ballot).base(Majority(ballot.majority)),
        on=ballot.meeting.held_on,
    )
    for place, row in enumerate(rows):
        row.votes = row.given
        row.is_elected = place == outcome.winner
        row.is_in_run_off = place in outcome.run_off
        row.save(update_fields=["votes", "is_elected", "is_in_run_off"])
    ballot.needed, ballot.carried = outcome.needed, outcome.winner is not None
    ballot.explanation = outcome.explanation.as_json()


def _standing(vote: Vote | None, entry: object) -> RollStanding:
    if vote is not None:
        return RollStanding(vote.choice)
    status = getattr(entry, "status", None)
    match status:
        case AttendanceStatus.PRESENT | AttendanceStatus.REMOTE:
            return RollStanding.DID_NOT_VOTE
        case AttendanceStatus.EXCUSED:
            return RollStanding.EXCUSED
        case _:
            return RollStanding.ABSENT


def _is_remote(entry: object) -> bool:
    return getattr(entry, "status", None) == AttendanceStatus.REMOTE


def _copied(first: Ballot, *, reason: str, at: datetime) -> Ballot:
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


def _copy_vote(
    vote: Vote, again: Ballot, choice: str, *, by: Actor, at: datetime
) -> None:
    stays = choice == vote.choice
    candidate = None
    if stays and vote.candidate is not None:
        candidate = again.candidates.get(seat=vote.candidate.seat_id)
    Vote.objects.create(
        ballot=again,
        seat_id=vote.seat_id,
        guest_id=vote.guest_id,
        choice=choice,
        candidate=candidate,
        conflict=vote.conflict if stays else "",
        cast_at=vote.cast_at if stays else at,
        entered_by_id=vote.entered_by_id if stays else by.user.pk,
        by_show_of_hands=vote.by_show_of_hands or not stays,
    )


def _chair_breaks_tie(ballot: Ballot) -> bool:
    meeting: Meeting = ballot.meeting
    if not meeting.council.settings_on(meeting.held_on).has_casting_vote:
        return False
    of_chair = ballot.votes.filter(seat__user=meeting.presided_by_id)
    return of_chair.filter(choice=Choice.FOR).exists()
