"""Voting at its edges: ties, abstentions, comings and goings, second counts."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.law.refusal import MoveRefused, RuleBroken
from councils import reports
from councils.actions import attendance, ballots, decisions, recounts, sittings
from councils.actions import councils as council_acts
from councils.actions.ballots import Hand
from councils.models import Ballot, Choice, Meeting, Seat, Vote
from councils.states import BallotState
from tests.councils import factories as made
from tests.councils.factories import AT, House

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
TEN, QUORUM_OF_TEN = 10, 7


def casting_vote(of: House) -> None:
    """Let the council's regulation give the chair a casting vote."""
    council_acts.settle(
        of.council,
        key="meeting.casting_vote",
        value=True,
        source="Ереже, 30-тармақ",
        from_on=date(2026, 1, 1),
        by=of.secretary,
        at=AT,
    )


def shown(of: House, meeting: Meeting, choices: list[Choice]) -> Ballot:
    """Hold a ballot in which the members raise their hands so."""
    ballot = made.voting(of, meeting)
    votes = {
        seat: Hand(choice) for seat, choice in zip(of.seats, choices, strict=False)
    }
    ballots.enter_show_of_hands(ballot, votes=votes, by=of.secretary, at=AT)
    return ballots.close(ballot, by=of.chair, at=AT)


def adopt(of: House, ballot: Ballot) -> Any:
    """Word what was carried."""
    return decisions.adopt(
        ballot,
        text_kk="Қабылдансын.",
        text_ru="Принять.",
        recommendations=[],
        by=of.secretary,
        at=AT,
    )


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def test_five_to_five_is_not_adopted_without_a_casting_vote() -> None:
    house = made.house(size=TEN)

    ballot = made.voted(house, made.opened(house, TEN), votes_for=5)

    assert (ballot.votes_for, ballot.votes_against) == (5, 5)
    assert (ballot.carried, ballot.needed) == (False, 6)
    with pytest.raises(RuleBroken) as refused:
        adopt(house, ballot)
    assert codes(refused) == ["not-carried"]


def test_five_to_five_is_adopted_where_the_setting_gives_the_chair_the_vote() -> None:
    house = made.house(size=TEN)
    casting_vote(house)
    meeting = made.opened(house, TEN)
    half = [*[Choice.AGAINST] * 5, *[Choice.FOR] * 5]

    chair_for = made.voted(house, meeting, votes_for=5)  # the chair is the first seat
    chair_against = shown(house, meeting, half)

    assert chair_for.carried
    assert "төрағаның даусы" in (chair_for.explanation or {})["kk"]
    assert adopt(house, chair_for).number == 1
    assert not chair_against.carried


def test_where_all_abstain_nothing_is_adopted_and_all_are_counted() -> None:
    house = made.house(size=TEN)
    casting_vote(house)
    meeting = made.opened(house, QUORUM_OF_TEN)

    ballot = shown(house, meeting, [Choice.ABSTAINED] * QUORUM_OF_TEN)

    assert (ballot.votes_abstained, ballot.present) == (7, 7)
    assert ballot.carried is False
    standings = list(ballot.roll.values_list("standing", flat=True))
    assert standings.count("abstained") == 7
    assert standings.count("absent") == 3


def test_who_voted_and_left_is_counted_and_the_quorum_is_of_those_who_stayed() -> None:
    house = made.house(size=TEN, people=TEN)
    meeting = made.opened(house, QUORUM_OF_TEN + 1)
    ballot = made.voting(house, meeting)
    leaving = house.members[QUORUM_OF_TEN]
    ballots.cast(ballot, choice=Choice.FOR, by=leaving, at=AT)
    attendance.leave(
        meeting, seat=house.seats[QUORUM_OF_TEN], by=house.secretary, at=AT + MINUTE
    )

    closed = ballots.close(ballot, by=house.chair, at=AT + 2 * MINUTE)

    assert (closed.votes_for, closed.present) == (1, 8)
    assert closed.roll.get(seat=house.seats[QUORUM_OF_TEN]).standing == "for"


def test_a_quorum_lost_during_a_ballot_stops_votes_and_close_until_it_is_back() -> None:
    house = made.house(size=TEN, people=TEN)
    meeting = made.opened(house, QUORUM_OF_TEN)
    ballot = made.voting(house, meeting)
    ballots.cast(ballot, choice=Choice.FOR, by=house.members[1], at=AT)
    last = house.seats[QUORUM_OF_TEN - 1]
    attendance.leave(meeting, seat=last, by=house.secretary, at=AT + MINUTE)

    with pytest.raises(RuleBroken) as vote:
        ballots.cast(ballot, choice=Choice.FOR, by=house.members[2], at=AT + 2 * MINUTE)
    with pytest.raises(RuleBroken) as close:
        ballots.close(ballot, by=house.chair, at=AT + 2 * MINUTE)
    attendance.arrive(
        meeting,
        seat=last,
        status=made.PRESENT,
        by=house.secretary,
        at=AT + 3 * MINUTE,
    )
    ballots.cast(ballot, choice=Choice.FOR, by=house.members[2], at=AT + 4 * MINUTE)
    closed = ballots.close(ballot, by=house.chair, at=AT + 5 * MINUTE)

    assert codes(vote) == codes(close) == ["no-quorum"]
    assert (closed.votes_for, closed.present) == (2, QUORUM_OF_TEN)


def test_a_repeated_ballot_keeps_the_first_with_its_votes_and_roll() -> None:
    house = made.house(size=TEN)
    meeting = made.opened(house, TEN)
    first = made.voted(house, meeting, votes_for=5)

    again = ballots.repeat(first, by=house.chair, at=AT + MINUTE)
    votes = dict.fromkeys(house.seats[:8], Hand(Choice.FOR))
    ballots.enter_show_of_hands(
        again, votes=votes, by=house.secretary, at=AT + 2 * MINUTE
    )
    again = ballots.close(again, by=house.chair, at=AT + 3 * MINUTE)

    kept = Ballot.objects.get(pk=first.pk)
    assert (kept.votes_for, kept.votes_against, kept.carried) == (5, 5, False)
    assert (kept.votes.count(), kept.roll.count()) == (TEN, TEN)
    assert (again.repeats, again.votes_for, again.carried) == (kept, 8, True)
    assert not reports.stands(kept)
    with pytest.raises(RuleBroken):
        adopt(house, kept)
    assert adopt(house, again).ballot == again


def test_a_vote_is_corrected_before_the_close_and_never_after() -> None:
    house = made.house(size=TEN, people=TEN)
    ballot = made.voting(house, made.opened(house, TEN))
    member = house.members[3]
    for choice in (Choice.FOR, Choice.ABSTAINED, Choice.AGAINST):
        ballots.cast(ballot, choice=choice, by=member, at=AT)
    closed = ballots.close(ballot, by=house.chair, at=AT + MINUTE)

    for choice in Choice:
        with pytest.raises(MoveRefused):
            ballots.cast(ballot, choice=choice, by=member, at=AT + 2 * MINUTE)
    with pytest.raises(MoveRefused):
        ballots.enter_show_of_hands(
            ballot,
            votes={house.seats[3]: Hand(Choice.FOR)},
            by=house.secretary,
            at=AT + 2 * MINUTE,
        )

    assert Vote.objects.get(ballot=ballot).choice == Choice.AGAINST
    assert (closed.votes_for, closed.votes_against) == (0, 1)


def test_a_recount_is_a_second_record_and_changes_no_roll() -> None:
    house = made.house(size=TEN)
    first = made.voted(house, made.opened(house, TEN), votes_for=6)
    roll = list(first.roll.values_list("seat", "standing").order_by("seat"))

    again = recounts.recount(
        first,
        votes={house.seats[5]: Hand(Choice.AGAINST)},
        reason="Бір қол екі рет саналған",
        by=house.secretary,
        at=AT + MINUTE,
    )

    kept = Ballot.objects.get(pk=first.pk)
    assert (kept.votes_for, kept.carried) == (6, True)
    assert (again.votes_for, again.carried, again.recount_of) == (5, False, kept)
    assert list(kept.roll.values_list("seat", "standing").order_by("seat")) == roll
    assert again.roll.get(seat=house.seats[5]).standing == "against"


def test_a_seat_that_ends_on_the_day_of_the_meeting_still_votes_there() -> None:
    house = made.house(size=TEN, people=TEN)
    seat = house.seats[4]
    Seat.objects.filter(pk=seat.pk).update(to_on=AT.date(), end_ground="own_wish")
    ballot = made.voting(house, made.opened(house, TEN))

    ballots.cast(ballot, choice=Choice.FOR, by=house.members[4], at=AT)
    closed = ballots.close(ballot, by=house.chair, at=AT)

    assert (closed.members, closed.present, closed.votes_for) == (TEN, TEN, 1)
    assert closed.roll.filter(seat=seat, standing="for").exists()


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["arrive", "leave", "vote"]),
        st.integers(0, TEN - 1),
        st.sampled_from([Choice.FOR, Choice.AGAINST, Choice.ABSTAINED]),
    ),
    max_size=25,
)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(moves=MOVES)
def test_votes_never_exceed_those_present_whoever_comes_goes_and_votes(
    moves: list[tuple[str, int, Choice]],
) -> None:
    house = made.house(size=TEN)
    meeting = made.opened(house, QUORUM_OF_TEN)
    ballot = made.voting(house, meeting)
    at = AT

    for what, place, choice in moves:
        at += MINUTE
        _try(house, meeting, ballot, what, house.seats[place], choice, at)
    for seat in house.seats:  # so many come that the ballot can be closed
        at += MINUTE
        attendance.arrive(
            meeting, seat=seat, status=made.PRESENT, by=house.secretary, at=at
        )
    for seat in house.seats[QUORUM_OF_TEN:]:
        at += MINUTE
        attendance.leave(meeting, seat=seat, by=house.secretary, at=at)
    closed = ballots.close(ballot, by=house.chair, at=at)

    given_votes = [
        closed.votes_for,
        closed.votes_against,
        closed.votes_abstained,
        closed.votes_recused,
    ]
    assert sum(one or 0 for one in given_votes) == closed.votes.count()
    assert closed.votes.count() <= closed.present <= closed.members == TEN
    assert closed.state == BallotState.CLOSED
    assert closed.roll.count() == TEN
    sittings.close(meeting, by=house.chair, at=at)


def _try(
    of: House,
    meeting: Meeting,
    ballot: Ballot,
    what: str,
    seat: Seat,
    choice: Choice,
    at: Any,
) -> None:
    """Do it if it is allowed: what is refused leaves nothing behind."""
    votes_before = ballot.votes.count()
    by = of.secretary
    try:
        match what:
            case "arrive":
                attendance.arrive(meeting, seat=seat, status=made.PRESENT, by=by, at=at)
            case "leave":
                attendance.leave(meeting, seat=seat, by=by, at=at)
            case _:
                votes = {seat: Hand(choice)}
                ballots.enter_show_of_hands(ballot, votes=votes, by=by, at=at)
    except RuleBroken:
        assert ballot.votes.count() == votes_before
