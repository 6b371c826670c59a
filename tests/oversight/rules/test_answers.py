"""An answer's last day to the minute, and to whom a recommendation may be passed on."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from backend.law.calendar import CalendarYear, DayOff, WorkingCalendar
from backend.law.text import same
from oversight.rules import answers, deadlines

PLAIN = WorkingCalendar.plain()
RECEIVED = date(2026, 11, 9)  # a Monday: the tenth working day is Monday the 23rd
HERE, THERE = uuid4(), uuid4()


def moment(day: int, hour: int, minute: int) -> datetime:
    """Return a moment of November 2026 in UTC, as clocks of Almaty show it."""
    local = datetime(
        2026, 11, day, hour, minute, tzinfo=timezone.get_default_timezone()
    )
    return local.astimezone(UTC)


@pytest.mark.parametrize(
    ("given_at", "codes"),
    [
        (moment(23, 0, 1), []),
        (moment(23, 23, 59), []),
        (moment(24, 0, 1), ["answer_late"]),
        (moment(9, 23, 59), []),
    ],
)
def test_an_answer_is_in_time_until_the_last_minute_of_the_tenth_working_day(
    given_at: datetime, codes: list[str]
) -> None:
    term = deadlines.answer(received_on=RECEIVED, calendar=PLAIN)

    breaches = answers.check_day(term=term, answered_on=timezone.localdate(given_at))

    assert [breach.code for breach in breaches] == codes


def test_the_day_of_utc_is_not_the_day_of_the_law() -> None:
    at = moment(24, 0, 1)

    assert at.date() == date(2026, 11, 23)
    assert timezone.localdate(at) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2026, 11, 6), date(2026, 11, 20)),  # a Friday
        (date(2026, 11, 7), date(2026, 11, 20)),  # received on a Saturday
        (date(2026, 11, 8), date(2026, 11, 20)),  # received on a Sunday
        (date(2026, 11, 9), date(2026, 11, 23)),
    ],
)
def test_received_on_a_day_off_the_term_begins_with_the_next_working_day(
    received_on: date, due_on: date
) -> None:
    assert deadlines.answer(received_on=received_on, calendar=PLAIN).due_on == due_on


def test_a_long_holiday_in_the_middle_is_not_counted() -> None:
    off = [date(2026, 11, day) for day in (16, 17, 18)]
    days = {day: DayOff(day, same("мереке"), "test") for day in off}
    calendar = WorkingCalendar({2026: CalendarYear(2026, off=days)}, "test")

    term = deadlines.answer(received_on=RECEIVED, calendar=calendar)

    assert term.due_on == date(2026, 11, 26)
    assert set(off) <= {day.on for day in term.skipped}


@pytest.mark.parametrize(
    ("to", "is_object", "already_with", "codes"),
    [
        (THERE, True, frozenset({HERE}), []),
        (None, False, frozenset({HERE}), ["no_other_body"]),
        (THERE, False, frozenset({HERE}), ["not_an_object"]),
        (HERE, True, frozenset({HERE}), ["already_addressed"]),
        (THERE, True, frozenset({HERE, THERE}), ["already_addressed"]),
        (HERE, False, frozenset({HERE}), ["not_an_object", "already_addressed"]),
    ],
)
def test_a_recommendation_is_passed_on_to_a_body_that_has_not_had_it(
    to: UUID | None,
    is_object: bool,  # noqa: FBT001
    already_with: frozenset[UUID],
    codes: list[str],
) -> None:
    breaches = answers.check_redirection(
        to=to, is_object=is_object, already_with=already_with
    )

    assert [breach.code for breach in breaches] == codes


@pytest.mark.parametrize(
    ("reason", "codes"),
    [("Сома қате жазылған", []), ("", ["no_correction_reason"]), (" \n", None)],
)
def test_a_correction_says_why(reason: str, codes: list[str] | None) -> None:
    found = [breach.code for breach in answers.check_correction(reason=reason)]

    assert found == (["no_correction_reason"] if codes is None else codes)


@given(
    received=st.dates(date(2025, 1, 1), date(2040, 12, 31)),
    later=st.integers(min_value=0, max_value=40),
)
def test_who_receives_later_never_answers_earlier(received: date, later: int) -> None:
    first = deadlines.answer(received_on=received, calendar=PLAIN).due_on
    after = date.fromordinal(received.toordinal() + later)
    second = deadlines.answer(received_on=after, calendar=PLAIN).due_on

    assert first <= second
