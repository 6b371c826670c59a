"""When the author must be heard before a decision, and until when he is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.calendar import CalendarYear, DayOff, WorkingCalendar
from backend.law.text import same
from oversight.rules import hearings
from oversight.rules.hearings import Heard, NoHearing

PLAIN = WorkingCalendar.plain()
FRIDAY = date(2026, 11, 27)
TUESDAY = date(2026, 11, 24)  # the third working day before that Friday
DAY = timedelta(days=1)


def holidays(*off: date) -> WorkingCalendar:
    """Return a calendar of 2026 in which these days are off too."""
    days = {day: DayOff(day, same("мереке"), "test") for day in off}
    return WorkingCalendar({2026: CalendarYear(2026, off=days)}, "test")


@pytest.mark.parametrize(
    ("decision_on", "last"),
    [
        (FRIDAY, TUESDAY),
        (date(2026, 11, 26), date(2026, 11, 23)),
        (date(2026, 11, 25), date(2026, 11, 20)),  # over a weekend
        (date(2026, 11, 28), date(2026, 11, 25)),  # decided on a Saturday
        (date(2026, 11, 30), date(2026, 11, 25)),
    ],
)
def test_the_author_is_told_on_the_third_working_day_before_the_decision(
    decision_on: date, last: date
) -> None:
    term = hearings.last_notice(decision_on=decision_on, calendar=PLAIN)

    assert (term.norm_id, term.due_on) == ("control.hearing.notice", last)


def test_a_holiday_moves_the_last_day_of_the_notice_back() -> None:
    calendar = holidays(date(2026, 11, 25))

    term = hearings.last_notice(decision_on=FRIDAY, calendar=calendar)

    assert term.due_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("notified_on", "codes"),
    [
        (date(2026, 11, 20), []),
        (TUESDAY, []),
        (TUESDAY + DAY, ["hearing_notice_late"]),
        (FRIDAY - DAY, ["hearing_notice_late"]),
    ],
)
def test_a_day_later_the_notice_is_late(notified_on: date, codes: list[str]) -> None:
    breaches = hearings.check_invitation(
        notified_on=notified_on,
        starts_on=FRIDAY,
        decision_on=FRIDAY,
        calendar=PLAIN,
    )

    assert [breach.code for breach in breaches] == codes


@pytest.mark.parametrize(
    ("starts_on", "codes"),
    [
        (TUESDAY, []),
        (FRIDAY, []),
        (TUESDAY - DAY, ["hearing_in_the_past"]),
        (FRIDAY + DAY, ["hearing_after_decision"]),
    ],
)
def test_a_hearing_lies_between_its_notice_and_the_decision(
    starts_on: date, codes: list[str]
) -> None:
    breaches = hearings.check_invitation(
        notified_on=TUESDAY, starts_on=starts_on, decision_on=FRIDAY, calendar=PLAIN
    )

    assert [breach.code for breach in breaches] == codes


@pytest.mark.parametrize(
    ("verdict", "codes"),
    [
        ("accepted", []),
        ("redirected", []),
        ("partly", ["no_hearing"]),
        ("rejected", ["no_hearing"]),
    ],
)
def test_only_a_decision_that_is_not_positive_needs_a_hearing(
    verdict: str, codes: list[str]
) -> None:
    breaches = hearings.check_heard(
        verdict=verdict, hearings=[], decided_on=FRIDAY, because="", calendar=PLAIN
    )

    assert [breach.code for breach in breaches] == codes


@pytest.mark.parametrize(
    ("notified_on", "held_on", "codes"),
    [
        (TUESDAY, FRIDAY, []),
        (TUESDAY, TUESDAY + DAY, []),
        (TUESDAY + DAY, FRIDAY, ["hearing_notice_late"]),
        (TUESDAY, FRIDAY + DAY, ["no_hearing"]),  # held after the decision
    ],
)
def test_what_was_held_before_the_decision_counts(
    notified_on: date, held_on: date, codes: list[str]
) -> None:
    breaches = hearings.check_heard(
        verdict="rejected",
        hearings=[Heard(notified_on, held_on)],
        decided_on=FRIDAY,
        because="",
        calendar=PLAIN,
    )

    assert [breach.code for breach in breaches] == codes


def test_a_second_notice_does_not_spoil_the_first() -> None:
    breaches = hearings.check_heard(
        verdict="rejected",
        hearings=[Heard(FRIDAY, FRIDAY), Heard(TUESDAY, FRIDAY)],
        decided_on=FRIDAY,
        because="",
        calendar=PLAIN,
    )

    assert breaches == []


def test_where_the_rights_of_others_would_suffer_nobody_is_heard() -> None:
    breaches = hearings.check_heard(
        verdict="rejected",
        hearings=[],
        decided_on=FRIDAY,
        because=NoHearing.OTHERS_RIGHTS,
        calendar=PLAIN,
    )

    assert breaches == []


def test_a_refusal_that_calls_itself_positive_is_none() -> None:
    breaches = hearings.check_heard(
        verdict="rejected",
        hearings=[],
        decided_on=FRIDAY,
        because=NoHearing.POSITIVE,
        calendar=PLAIN,
    )

    assert [breach.code for breach in breaches] == ["no_hearing"]


def test_a_hearing_is_not_held_before_its_notice() -> None:
    early = hearings.check_held(notified_on=FRIDAY, held_on=TUESDAY)

    assert [breach.code for breach in early] == ["hearing_in_the_past"]
    assert hearings.check_held(notified_on=FRIDAY, held_on=FRIDAY) == []


@given(
    decision=st.dates(date(2025, 1, 1), date(2040, 12, 31)),
    before=st.integers(min_value=0, max_value=30),
)
def test_whoever_is_told_earlier_is_never_told_too_late(
    decision: date, before: int
) -> None:
    last = hearings.last_notice(decision_on=decision, calendar=PLAIN).due_on
    told = last - timedelta(days=before)

    breaches = hearings.check_invitation(
        notified_on=told, starts_on=decision, decision_on=decision, calendar=PLAIN
    )

    assert breaches == []
    assert PLAIN.working_days_between(last, decision) in (3, 2)
