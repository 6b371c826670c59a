from datetime import date, timedelta
from typing import Any

import pytest

from backend.accounts.roles import Role
from backend.law.refusal import MoveRefused, RuleBroken
from councils import reports
from councils.actions import (
    attendance,
    ballots,
    councils,
    decisions,
    recounts,
    sittings,
)
from councils.actions.ballots import Election, Hand, Question
from councils.models import (
    AttendanceStatus,
    Ballot,
    Choice,
    Commission,
    CommissionMember,
    Decision,
    ElectedTo,
    RollEntry,
    Seat,
    SeatOffice,
    SeatOfficeKind,
    Vote,
)
from councils.states import BallotState
from tests.councils import factories as made

pytestmark = pytest.mark.django_db
LATER = made.AT + timedelta(hours=1)


def election(
    house: made.House, meeting: Any, to: ElectedTo, *seats: Seat, **rest: Any
) -> Ballot:
    question = Question(kk="Сайлау", election=Election(to, seats, **rest))
    item = meeting.agenda_items.get()
    return ballots.put_to_vote(item, question=question, by=house.chair, at=made.AT)


def show(house: made.House, ballot: Ballot, hands: dict[Seat, Hand]) -> Ballot:
    ballots.enter_show_of_hands(ballot, votes=hands, by=house.secretary, at=made.AT)
    return ballots.close(ballot, by=house.chair, at=made.AT)


def adopted(house: made.House, ballot: Ballot) -> Decision:
    return decisions.adopt(
        ballot,
        text_kk="Сайлансын.",
        text_ru="Избрать.",
        recommendations=[],
        by=house.secretary,
        at=made.AT,
    )


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def between(house: made.House, *given: int) -> dict[Seat, Hand]:
    """So many hands for each of the first members who stand."""
    votes, voters = {}, iter(house.seats)
    for place, times in enumerate(given):
        for _time in range(times):
            votes[next(voters)] = Hand(Choice.FOR, house.seats[place])
    return votes


def test_one_of_several_candidates_is_elected_and_takes_office() -> None:
    house = made.house(people=3)
    ballot = election(
        house, made.opened(house), ElectedTo.CHAIR, house.seats[0], house.seats[1]
    )

    closed = show(house, ballot, between(house, 4, 8))
    adopted(house, closed)

    assert closed.carried
    assert [row.votes for row in closed.candidates.all()] == [4, 8]
    chair = SeatOffice.objects.get(kind=SeatOfficeKind.CHAIR, to_on=None)
    assert chair.seat == house.seats[1]
    assert house.seats[1].user
    today = date(2026, 11, 23)
    mine = house.seats[1].user.offices.in_force(today)
    roles = mine.values_list("role", flat=True)
    assert set(roles) == {Role.MEMBER, Role.CHAIR}
    assert house.seats[0].user
    his = house.seats[0].user.offices.in_force(today + timedelta(days=1))
    left = his.filter(role=Role.CHAIR)
    assert not left.exists()


def test_where_nobody_is_elected_the_two_who_lead_are_voted_on_again() -> None:
    house = made.house()
    ballot = election(house, made.opened(house), ElectedTo.CHAIR, *house.seats[:3])
    first = show(house, ballot, between(house, 5, 4, 3))

    with pytest.raises(RuleBroken) as refused:
        adopted(house, first)
    again = ballots.repeat(first, by=house.chair, at=made.AT)

    assert codes(refused) == ["not-carried"]
    assert again.repeats == first
    assert [row.seat for row in again.candidates.all()] == house.seats[:2]
    assert Ballot.objects.get(pk=first.pk).state == BallotState.CLOSED


def test_the_chair_is_not_elected_from_the_state() -> None:
    house = made.house()
    of_state = house.seats[-1]

    with pytest.raises(RuleBroken) as refused:
        election(house, made.opened(house), ElectedTo.CHAIR, of_state)

    assert codes(refused) == ["chair-in-public-service"]
    assert not Ballot.objects.exists()


def test_a_vote_among_several_names_one_of_them() -> None:
    house = made.house()
    ballot = election(house, made.opened(house), ElectedTo.CHAIR, *house.seats[:2])

    for hand in (Hand(Choice.FOR), Hand(Choice.FOR, house.seats[5])):
        with pytest.raises(RuleBroken):
            show(house, ballot, {house.seats[3]: hand})

    assert not Vote.objects.exists()


def test_the_presidium_and_a_commission_are_elected_by_list() -> None:
    house = made.house()
    meeting = made.opened(house)
    commission = Commission.objects.create(
        convocation=house.seats[0].convocation,
        name_kk="Экология комиссиясы",
        formed_on=meeting.held_on,
    )
    everyone = dict.fromkeys(house.seats[:12], Hand(Choice.FOR))

    presidium = election(house, meeting, ElectedTo.PRESIDIUM, *house.seats[:4])
    adopted(house, show(house, presidium, everyone))
    head = election(
        house, meeting, ElectedTo.HEAD, house.seats[4], commission=commission
    )
    adopted(house, show(house, head, everyone))
    members = election(
        house, meeting, ElectedTo.COMMISSION, *house.seats[5:8], commission=commission
    )
    adopted(house, show(house, members, everyone))

    held = SeatOffice.objects.filter(kind=SeatOfficeKind.PRESIDIUM, to_on=None)
    assert set(held.values_list("seat", flat=True)) == {s.pk for s in house.seats[:4]}
    rows = CommissionMember.objects.filter(commission=commission, to_on=None)
    assert [row.is_head for row in rows.order_by("-is_head")] == [True, *[False] * 3]


def test_a_recusal_names_its_conflict_and_stays_in_the_quorum() -> None:
    house = made.house(people=2)
    ballot = made.voting(house, made.opened(house, 12))
    member = house.members[1]

    with pytest.raises(RuleBroken) as refused:
        ballots.cast(ballot, choice=Choice.RECUSED, by=member, at=made.AT)
    vote = ballots.cast(
        ballot, choice=Choice.RECUSED, conflict="Туысым", by=member, at=made.AT
    )
    closed = ballots.close(ballot, by=house.chair, at=made.AT)

    assert codes(refused) == ["conflict-named"]
    assert vote.conflict == "Туысым"
    assert (closed.present, closed.votes_recused, closed.needed) == (12, 1, 7)


def test_the_roll_tells_seven_standings_apart_and_is_frozen() -> None:
    house = made.house(people=1)
    meeting = made.gathered(house, 13)
    by, at = house.secretary, made.AT
    attendance.excuse(
        meeting, seat=house.seats[13], reason="Іссапар", by=by, at=made.AT
    )
    meeting = _open(house, meeting)
    ballot = made.voting(house, meeting)
    hands = [
        Hand(Choice.FOR),
        Hand(Choice.AGAINST),
        Hand(Choice.ABSTAINED),
        Hand(Choice.RECUSED, conflict="Туысым"),
    ]
    votes = dict(zip(house.seats, hands, strict=False))
    ballots.enter_show_of_hands(ballot, votes=votes, by=by, at=at)
    attendance.leave(meeting, seat=house.seats[0], by=by, at=LATER)

    closed = ballots.close(ballot, by=house.chair, at=LATER)

    told = {line.seat_id: line.standing for line in closed.roll.all()}
    assert [told[seat.pk] for seat in house.seats[:4]] == [
        "for",
        "against",
        "abstained",
        "recused",
    ]
    assert told[house.seats[4].pk] == "did_not_vote"
    assert told[house.seats[13].pk] == "excused"
    assert told[house.seats[14].pk] == "absent"
    assert len(told) == 17
    assert closed.present == 13  # who voted and left was there


def _open(house: made.House, meeting: Any) -> Any:
    return sittings.open_meeting(meeting, by=house.chair, at=made.AT)


def test_a_member_whose_seat_ended_after_the_vote_stays_on_its_roll() -> None:
    house = made.house()
    ballot = made.voted(house, made.opened(house), votes_for=7)
    seat = house.seats[2]

    Seat.objects.filter(pk=seat.pk).update(
        to_on=date(2026, 11, 24), end_ground="own_wish"
    )

    assert RollEntry.objects.get(ballot=ballot, seat=seat).standing == "for"


def test_a_member_who_leaves_during_a_ballot_votes_no_more() -> None:
    house = made.house(people=2)
    meeting = made.opened(house, 13)
    ballot = made.voting(house, meeting)
    attendance.leave(meeting, seat=house.seats[1], by=house.secretary, at=LATER)

    with pytest.raises(RuleBroken) as refused:
        ballots.cast(ballot, choice=Choice.FOR, by=house.members[1], at=LATER)

    assert codes(refused) == ["not-in-session"]
    closed = ballots.close(ballot, by=house.chair, at=LATER)
    assert closed.present == 12


def test_a_quorum_lost_between_two_ballots_stops_the_second() -> None:
    house = made.house()
    meeting = made.opened(house, 12)
    first = made.voted(house, meeting, votes_for=12)
    attendance.leave(meeting, seat=house.seats[11], by=house.secretary, at=LATER)

    with pytest.raises(RuleBroken) as refused:
        made.voting(house, meeting, at=LATER)

    assert first.carried
    assert codes(refused) == ["no-quorum"]


def test_a_recount_stands_beside_the_first_count() -> None:
    house = made.house()
    ballot = made.voted(house, made.opened(house, 12), votes_for=6)
    corrected = {house.seats[6]: Hand(Choice.FOR)}

    again = recounts.recount(
        ballot, votes=corrected, reason="Қате саналған", by=house.secretary, at=LATER
    )

    first = Ballot.objects.get(pk=ballot.pk)
    assert (first.votes_for, first.carried) == (6, False)
    assert (again.votes_for, again.carried, again.recount_of) == (7, True, first)
    assert again.roll.count() == first.roll.count()
    assert again.votes.count() == first.votes.count()
    decision = adopted(house, again)
    assert decision.ballot == again


def test_of_a_ballot_counted_anew_only_the_last_carries() -> None:
    house = made.house()
    ballot = made.voted(house, made.opened(house, 12), votes_for=7)
    recounts.recount(
        ballot,
        votes={house.seats[6]: Hand(Choice.AGAINST)},
        reason="Қате",
        by=house.secretary,
        at=LATER,
    )

    with pytest.raises(RuleBroken) as refused:
        adopted(house, Ballot.objects.get(pk=ballot.pk))

    assert codes(refused) == ["not-the-last"]


def test_nobody_is_counted_anew_who_was_not_there() -> None:
    house = made.house()
    ballot = made.voted(house, made.opened(house, 12), votes_for=7)

    with pytest.raises(RuleBroken):
        recounts.recount(
            ballot,
            votes={house.seats[14]: Hand(Choice.FOR)},
            reason="Қате",
            by=house.secretary,
            at=LATER,
        )

    assert Ballot.objects.count() == 1


def test_an_open_ballot_is_neither_repeated_nor_counted_anew() -> None:
    house = made.house()
    ballot = made.voting(house, made.opened(house))

    with pytest.raises(MoveRefused):
        ballots.repeat(ballot, by=house.chair, at=made.AT)
    with pytest.raises(MoveRefused):
        recounts.recount(ballot, votes={}, reason="x", by=house.secretary, at=made.AT)


def test_remote_members_are_on_the_roll_as_such() -> None:
    house = made.house()
    councils.settle(
        house.council,
        key="meeting.remote",
        value=True,
        source="Ереже",
        from_on=date(2026, 1, 1),
        by=house.secretary,
        at=made.AT,
    )
    meeting = made.opened(house, 12)
    remote = AttendanceStatus.REMOTE
    attendance.arrive(
        meeting, seat=house.seats[12], status=remote, by=house.secretary, at=made.AT
    )

    closed = ballots.close(made.voting(house, meeting), by=house.chair, at=LATER)

    assert reports.quorum_at(meeting, at=LATER).remote == 1
    assert closed.roll.get(seat=house.seats[12]).is_remote
