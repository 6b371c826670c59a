"""The counts of a year: right numbers from what happened, and nothing twice."""

from datetime import date, timedelta
from typing import Any

import pytest

from councils.actions import (
    agenda,
    attendance,
    ballots,
    convocations,
    meetings,
    recounts,
    sittings,
)
from councils.actions import seats as seat_acts
from councils.actions.ballots import Hand, Question
from councils.actions.draft_replies import Reply
from councils.actions.seats import Official
from councils.models import (
    Choice,
    EndGround,
    MeetingKind,
    RollEntry,
    Seat,
)
from councils.reports import year
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
TODAY = of_year.TODAY
LETTER = Reply(text="Хат", number="4-12")


@pytest.fixture
def house() -> House:
    """Return a council of six, of whom three have accounts; four are its quorum."""
    return made.house(size=6, people=3)


def counts(house: House, *, on: date = TODAY) -> dict[str, Any]:
    return year.counters(house.council, year=2026, on=on)


def member(counted: dict[str, Any], place: int) -> dict[str, Any]:
    rows: list[dict[str, Any]] = counted["attendance"]["members"]
    return rows[place]


def test_a_year_in_which_nothing_happened_counts_nothing(house: House) -> None:
    counted = counts(house)

    assert counted["meetings"]["held"] == 0
    assert counted["attendance"] == {
        "meetings": 0,
        "expected": 0,
        "present": 0,
        "remote": 0,
        "excused": 0,
        "absent": 0,
        "percent": None,
        "members": [],
    }
    assert counted["questions"]["considered"] == 0
    assert counted["late_bodies"] == []


def test_the_five_standings_of_a_member_are_told_apart(house: House) -> None:
    """Absent, excused, recused, abstained and "did not vote" are five things."""
    of_year.settled(house, "meeting.remote", value=True)
    votes, abstains, recuses, silent, excused, absent = house.seats
    meeting = of_year.opened(
        house,
        at=of_year.day(9),
        present=[votes, abstains, silent],
        remote=[recuses],
        excused=[excused],
    )
    at = of_year.day(9)
    item = meeting.agenda_items.get()
    question = Question(kk="Қабылдансын ба?")
    ballot = ballots.put_to_vote(item, question=question, by=house.chair, at=at)
    hands = {
        votes: Hand(Choice.FOR),
        abstains: Hand(Choice.ABSTAINED),
        recuses: Hand(Choice.RECUSED, conflict="Туысы"),
    }
    ballots.enter_show_of_hands(ballot, votes=hands, by=house.secretary, at=at)
    ballots.close(ballot, by=house.chair, at=at)
    sittings.close(meeting, by=house.chair, at=at)

    counted = counts(house)
    roll = {
        entry.seat_id: entry.standing
        for entry in RollEntry.objects.filter(ballot=ballot)
    }

    assert [roll[seat.pk] for seat in house.seats] == [
        *("for", "abstained", "recused", "did_not_vote", "excused", "absent")
    ]
    came = [
        (row["present"], row["remote"], row["excused"], row["absent"])
        for row in counted["attendance"]["members"]
    ]
    assert came == [
        *((1, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (1, 0, 0, 0)),
        *((0, 0, 1, 0), (0, 0, 0, 1)),
    ]
    assert counted["attendance"]["percent"] == 67  # four of six
    assert member(counted, 5)["name"] == absent.person_name


def test_a_member_who_left_has_come_and_one_entered_by_mistake_has_not(
    house: House,
) -> None:
    at = of_year.day(9)
    leaves, mistaken, *others = house.seats
    meeting = of_year.opened(house, at=at, present=[leaves, mistaken, *others])
    attendance.leave(
        meeting,
        seat=leaves,
        since=at + timedelta(minutes=30),
        by=house.secretary,
        at=at + timedelta(minutes=30),
    )
    # An entry for the very moment of an earlier one corrects it.
    attendance.leave(meeting, seat=mistaken, since=at, by=house.secretary, at=at)
    sittings.close(meeting, by=house.chair, at=at + timedelta(hours=1))

    counted = counts(house)

    assert member(counted, 0)["present"] == 1
    assert (member(counted, 1)["present"], member(counted, 1)["absent"]) == (0, 1)


def test_only_meetings_held_while_the_seat_was_in_force_count(house: House) -> None:
    leaving = house.seats[5]
    others = house.seats[:5]
    for month in (8, 9, 10):
        of_year.held(house, at=of_year.day(month), present=others)
        if month == 9:  # the seat ends on the day of the meeting, which still counts
            convocations.end_seat(
                leaving,
                ground=EndGround.OWN_WISH,
                on=of_year.day(9).date(),
                document="Өтініш",
                by=house.secretary,
                at=of_year.day(9),
            )

    counted = counts(house)

    assert [row["expected"] for row in counted["attendance"]["members"]] == [
        *(3, 3, 3, 3, 3, 2)
    ]
    assert member(counted, 5)["absent"] == 2
    assert [one["members"] for one in counted["meetings"]["list"]] == [6, 6, 5]


def test_two_spells_of_one_member_are_counted_apart(house: House) -> None:
    """Who left and came back has two seats: each has its own meetings."""
    first = house.seats[5]
    of_year.held(house, at=of_year.day(8), present=house.seats)
    convocations.end_seat(
        first,
        ground=EndGround.OWN_WISH,
        on=of_year.day(8, 20).date(),
        document="Өтініш",
        by=house.secretary,
        at=of_year.day(8, 20),
    )
    of_year.held(house, at=of_year.day(9), present=house.seats[:5])
    second = seat_acts.appoint(
        first.convocation,
        official=Official(first.person_name),
        from_on=of_year.day(10, 1).date(),
        document="№ 5",
        replaces=None,
        by=house.secretary,
        at=of_year.day(10, 1),
    )
    of_year.held(house, at=of_year.day(10), present=house.seats[:5])

    rows = counts(house)["attendance"]["members"]
    spells = [row for row in rows if row["name"] == first.person_name]

    assert second.person_name == first.person_name
    assert [(one["expected"], one["present"]) for one in spells] == [(1, 1), (1, 0)]
    assert sum(one["expected"] for one in rows) == 17  # 6 + 5 + 6


def test_who_took_a_seat_in_the_year_is_not_held_to_meetings_before(
    house: House,
) -> None:
    late = house.seats[4]
    Seat.objects.filter(pk=late.pk).update(from_on=of_year.day(9).date())
    for month in (8, 9, 10):
        of_year.held(house, at=of_year.day(month), present=house.seats[:4])

    assert member(counts(house), 4)["absent"] == 2


def test_meetings_of_organs_count_as_meetings_and_for_nobodys_attendance(
    house: House,
) -> None:
    chair = house.seats[0]
    of_year.held(house, at=of_year.day(9), present=[chair], kind=MeetingKind.PRESIDIUM)
    of_year.held(house, at=of_year.day(10), present=house.seats)

    counted = counts(house)

    assert counted["meetings"]["held"] == 2
    assert counted["attendance"]["meetings"] == 1
    assert {row["expected"] for row in counted["attendance"]["members"]} == {1}
    assert [(one["came"], one["members"]) for one in counted["meetings"]["list"]] == [
        *((1, None), (6, 6))
    ]


def test_failed_and_cancelled_meetings_are_counted_and_attended_by_nobody(
    house: House,
) -> None:
    failing = made.convened(house, at=of_year.day(9))
    for seat in house.seats[:3]:
        attendance.arrive(
            failing,
            seat=seat,
            status=made.PRESENT,
            by=house.secretary,
            at=of_year.day(9),
        )
    sittings.fail_for_want_of_quorum(failing, by=house.chair, at=of_year.day(9))
    cancelled = made.convened(house, at=of_year.day(10))
    meetings.cancel(cancelled, reason="боран", by=house.secretary, at=of_year.day(10))

    counted = counts(house)

    told = counted["meetings"]
    assert (told["held"], told["failed"], told["cancelled"]) == (0, 1, 1)
    assert told["by_kind"] == [
        {"kind": "ordinary", "held": 0, "failed": 1, "cancelled": 1}
    ]
    assert [one["came"] for one in told["failed_list"]] == [3]
    assert counted["attendance"]["expected"] == 0
    assert counted["questions"]["considered"] == 0


def test_a_matter_taken_off_the_agenda_was_not_considered(house: House) -> None:
    at = of_year.day(9)
    meeting = of_year.opened(house, at=at, present=house.seats, items=3)
    agenda.withdraw(
        meeting.agenda_items.get(position=2),
        reason="Баяндамашы келмеді",
        by=house.secretary,
        at=at,
    )
    sittings.close(meeting, by=house.chair, at=at)

    counted = counts(house)

    assert counted["questions"]["considered"] == 2
    assert counted["questions"]["reports"] == 2
    assert counted["meetings"]["list"][0]["questions"] == 2


def test_a_recount_is_no_ballot_of_its_own_and_its_result_stands(house: House) -> None:
    at = of_year.day(9)
    meeting = of_year.opened(house, at=at, present=house.seats)
    first = made.voted(house, meeting, votes_for=3, at=at)  # three of six: not carried
    assert first.carried is False
    changed = {seat: Hand(Choice.FOR) for seat in house.seats}
    recounts.recount(
        first, votes=changed, reason="Қате саналды", by=house.secretary, at=at
    )
    sittings.close(meeting, by=house.chair, at=at)

    assert counts(house)["ballots"] == {"held": 1, "carried": 1}


def test_a_repeated_ballot_is_held_twice_and_carried_once(house: House) -> None:
    at = of_year.day(9)
    meeting = of_year.opened(house, at=at, present=house.seats)
    first = made.voted(house, meeting, votes_for=6, at=at)
    again = ballots.repeat(first, by=house.chair, at=at)
    votes = {seat: Hand(Choice.FOR) for seat in house.seats}
    ballots.enter_show_of_hands(again, votes=votes, by=house.secretary, at=at)
    ballots.close(again, by=house.chair, at=at)

    assert counts(house)["ballots"] == {"held": 2, "carried": 1}
