"""How a ballot is counted, and its roll frozen."""

from datetime import datetime

from django.db.models import Count

from councils import reports
from councils.models import (
    AttendanceStatus,
    Ballot,
    Candidate,
    Choice,
    Meeting,
    RollEntry,
    RollStanding,
    Vote,
)
from councils.rules import elections, voting
from councils.rules.voting import Majority, Matter, Tally


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


def tally_of(ballot: Ballot) -> Tally:
    """Return the votes of a ballot as the rules of voting take them."""
    return Tally(
        votes_for=ballot.votes_for or 0,
        against=ballot.votes_against or 0,
        abstained=ballot.votes_abstained or 0,
        recused=ballot.votes_recused or 0,
        present=ballot.present,
        members=ballot.members,
        participants=ballot.participants,
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


def _chair_breaks_tie(ballot: Ballot) -> bool:
    meeting: Meeting = ballot.meeting
    if not meeting.council.settings_on(meeting.held_on).has_casting_vote:
        return False
    of_chair = ballot.votes.filter(seat__user=meeting.presided_by_id)
    return of_chair.filter(choice=Choice.FOR).exists()
