"""The counts of a year: right numbers from what happened, and nothing twice."""

from datetime import date, timedelta
from typing import Any

import pytest

from councils.actions import (
    agenda,
    appeals,
    attendance,
    ballots,
    convocations,
    draft_acts,
    draft_replies,
    informings,
    meetings,
    recounts,
    sittings,
)
from councils.actions import seats as seat_acts
from councils.actions.appeals import Letter
from councils.actions.ballots import Hand, Question
from councils.actions.draft_acts import Notice
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
from councils.rules.draft_acts import Sort
from oversight.actions import recommendations
from oversight.models import Verdict
from tests import factories
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


def test_recommendations_are_counted_by_what_became_of_them(house: House) -> None:
    schools, head = of_year.headed("Ә Білім басқармасы")
    roads, _head = of_year.headed("Ө Жолдар басқармасы")
    in_time, late, silent, free, waiting = of_year.recommended(
        house,
        [
            (schools, "5(1)(1)"),
            (schools, "5(1)(1)"),
            (roads, "5(1)(1)"),
            (schools, "5(1)(3-1)"),
            (roads, "5(1)(3-1)"),
        ],
        at=of_year.day(9),
    )
    of_year.answered(in_time, Verdict.ACCEPTED, by=head, at=of_year.day(9, 24))
    of_year.answered(late, Verdict.PARTLY, by=head, at=of_year.day(9, 25))
    of_year.answered(free, Verdict.REJECTED, by=head, at=of_year.day(11))
    recommendations.report_progress(
        in_time, note="Жөнделді", by=head, at=of_year.day(10)
    )
    recommendations.confirm_fulfilment(in_time, by=house.chair, at=of_year.day(11))
    assert in_time.answer_obligation is not None
    assert in_time.answer_obligation.due_on == date(2026, 9, 24)
    assert waiting.answer_obligation is not None
    assert waiting.answer_obligation.due_on is None

    counted = counts(house)

    assert counted["recommendations"] == {
        "sent": 5,
        "answered": 3,
        "in_time": 1,
        "late": 1,
        "without_term": 1,
        "unanswered": 2,
        "overdue": 1,
        "accepted": 1,
        "partly": 1,
        "rejected": 1,
        "fulfilled": 1,
    }
    assert [
        (one["id"], one["name_kk"], one["late"], one["overdue"])
        for one in counted["late_bodies"]
    ] == [
        (str(schools.pk), "Ә Білім басқармасы", 1, 0),
        (str(roads.pk), "Ө Жолдар басқармасы", 0, 1),
    ]
    assert silent.body == roads


@pytest.mark.parametrize(
    ("on", "overdue"), [(date(2026, 9, 24), 0), (date(2026, 9, 25), 1)]
)
def test_an_answer_is_overdue_from_the_day_after_its_last(
    house: House, on: date, overdue: int
) -> None:
    body, _head = of_year.headed("Білім басқармасы")
    of_year.recommended(house, [(body, "5(1)(1)")], at=of_year.day(9))

    counted = counts(house, on=on)

    assert counted["recommendations"]["overdue"] == overdue
    assert len(counted["late_bodies"]) == overdue


def test_what_another_council_did_is_not_counted(house: House) -> None:
    other = made.house(size=6, people=1)
    of_year.held(other, at=of_year.day(9), present=other.seats)
    informings.record_informing(
        other.council,
        on=TODAY,
        channel="Сайт",
        title_kk="Есеп",
        title_ru="",
        url="https://example.kz/1",
        file=None,
        by=other.secretary,
        at=made.AT,
    )

    counted = counts(house)

    assert counted["meetings"]["held"] == 0
    assert counted["informings"] == 0
    assert counts(other)["informings"] == 1


def test_what_happened_in_another_year_is_not_counted(house: House) -> None:
    of_year.held(house, at=of_year.day(12, 31), present=house.seats)

    assert counts(house)["meetings"]["held"] == 1
    later = year.counters(house.council, year=2027, on=date(2027, 1, 1))
    assert later["meetings"]["held"] == 0


def test_draft_acts_are_counted_by_what_became_of_them(house: House) -> None:
    body, officer = of_year.headed("Қаржы басқармасы")
    agreed, disagreed, unheard = (
        draft_acts.notify(
            house.council,
            body=body,
            notice=Notice(Sort.ACT, title_kk=f"Жоба {place}", term_set=term),
            received_on=None,
            by=officer,
            at=of_year.day(9),
        )
        for place, term in enumerate((10, 10, 5))
    )
    for draft in (agreed, disagreed):
        draft_acts.write_opinion(
            draft,
            opinion_kk="Ескерту",
            opinion_ru="Замечание",
            by=house.secretary,
            at=of_year.day(9, 11),
        )
        draft_acts.send_opinion(draft, by=house.chair, at=of_year.day(9, 11))
    draft_replies.agree(agreed, reply=LETTER, by=officer, at=of_year.day(9, 15))
    draft_replies.disagree(disagreed, reply=LETTER, by=officer, at=of_year.day(9, 15))
    draft_acts.fall_silent(on=of_year.day(11).date(), at=of_year.day(11))

    counted = counts(house)

    assert counted["draft_acts"] == {
        "received": 3,
        "opinions": 2,
        "deemed_agreed": 1,
        "agreed": 1,
        "disagreed": 1,
        "short_terms": 1,
    }
    unheard.refresh_from_db()
    assert unheard.is_term_short


def test_appeals_are_counted_by_what_became_of_them(house: House) -> None:
    letter = Letter(theme="Жол", text="Жол нашар", language="kk")
    answered, sent_on, _waiting = (
        appeals.file(
            house.council,
            letter=letter,
            by=factories.actor(factories.person()),
            at=of_year.day(9),
        )
        for _place in range(3)
    )
    appeals.answer(
        answered, answer="Қаралды", by=house.secretary, at=of_year.day(9, 11)
    )
    appeals.redirect(
        sent_on, body=house.body, by=house.secretary, at=of_year.day(9, 11)
    )

    assert counts(house)["appeals"] == {"received": 3, "answered": 1, "redirected": 1}
