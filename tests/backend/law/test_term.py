from datetime import date

import pytest

from backend.law import norms, term
from backend.law.calendar import (
    CalendarYear,
    DayOff,
    WorkingCalendar,
    YearNotLoaded,
    YearState,
    months_after,
)
from backend.law.in_force import InForce, NotInForce
from backend.law.norm import NoValue
from backend.law.norms import council_settings, public_control, public_councils
from backend.law.term import NotATerm
from backend.law.text import same
from backend.law.unit import Unit

PLAIN = WorkingCalendar.plain()


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -2, date(2025, 11, 15)),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_its_last(
    start: date, months: int, end: date
) -> None:
    assert months_after(start, months) == end


def test_a_deadline_in_months_moves_from_a_day_off_and_says_whose_reading_it_is() -> (
    None
):
    found = term.due(
        public_councils.ANSWER_OTHER, start=date(2026, 9, 3), calendar=PLAIN
    )

    assert found.moved_from == date(2026, 10, 3)  # a Saturday
    assert found.due_on == date(2026, 10, 5)
    assert [day.on for day in found.skipped] == [date(2026, 10, 3), date(2026, 10, 4)]
    assert "our reading" in found.explanation("en")
    assert "наше прочтение" in found.explanation("ru")
    assert "біздің түсіндіруіміз" in found.explanation("kk")


@pytest.mark.parametrize(
    ("norm_id", "start", "end"),
    [
        ("council.term", date(2026, 10, 3), date(2029, 10, 3)),
        ("control.monitoring.repeat_visit", date(2026, 4, 3), date(2026, 10, 3)),
        ("petition.repeat", date(2026, 2, 28), date(2027, 2, 28)),
    ],
)
def test_a_duration_never_moves(norm_id: str, start: date, end: date) -> None:
    found = term.due(norms.get(norm_id), start=start, calendar=PLAIN)

    assert found.due_on == end
    assert found.moved_from is None


@pytest.mark.parametrize(
    ("norm_id", "before", "latest"),
    [
        ("hearing.notice", date(2026, 10, 13), date(2026, 10, 3)),  # a Saturday
        ("council.formation.start", date(2026, 12, 3), date(2026, 10, 3)),
        ("control.hearing.notice", date(2026, 10, 5), date(2026, 9, 30)),
    ],
)
def test_a_term_that_runs_backwards_stays_where_it_falls(
    norm_id: str, before: date, latest: date
) -> None:
    found = term.latest(norms.get(norm_id), before=before, calendar=PLAIN)

    assert found.due_on == latest
    assert found.moved_from is None


def test_a_setting_is_counted_with_the_councils_own_number() -> None:
    found = term.latest(
        council_settings.MEETING_NOTICE,
        before=date(2026, 10, 13),
        calendar=PLAIN,
        value=5,
        unit=Unit.WORKING_DAYS,
    )

    assert found.due_on == date(2026, 10, 6)
    assert found.edition is None
    assert "настройка совета" in found.explanation("ru")


def test_a_setting_without_a_number_is_not_guessed() -> None:
    with pytest.raises(NoValue):
        term.latest(
            council_settings.MEETING_NOTICE, before=date(2026, 10, 13), calendar=PLAIN
        )


@pytest.mark.parametrize("norm_id", ["meeting.quorum", "council.annual_report"])
def test_what_is_no_term_is_not_counted(norm_id: str) -> None:
    with pytest.raises(NotATerm):
        term.due(norms.get(norm_id), start=date(2026, 10, 1), calendar=PLAIN)


def test_a_term_is_counted_only_the_way_it_runs() -> None:
    with pytest.raises(NotATerm):
        term.due(
            public_control.DISCUSSION_INVITED, start=date(2026, 10, 1), calendar=PLAIN
        )
    with pytest.raises(NotATerm):
        term.latest(public_control.ANSWER, before=date(2026, 10, 1), calendar=PLAIN)


def test_before_the_first_edition_there_is_no_term() -> None:
    with pytest.raises(NotInForce) as refusal:
        term.due(public_control.ANSWER, start=date(2024, 4, 4), calendar=PLAIN)

    assert refusal.value.first == date(2024, 4, 5)


def test_a_matter_keeps_the_edition_of_its_day() -> None:
    days = InForce({date(2024, 4, 5): 10, date(2031, 1, 1): 5})

    assert days.on(date(2030, 12, 31)) == 10
    assert days.on(date(2031, 1, 1)) == 5
    assert days.edition_on(date(2030, 12, 31)) == date(2024, 4, 5)


def test_a_term_that_touches_a_year_without_decrees_is_provisional() -> None:
    years = {
        2026: CalendarYear(2026),
        2027: CalendarYear(2027, YearState.BY_LAW),
    }
    calendar = WorkingCalendar(years, "trial")

    across = term.due(
        public_control.ANSWER, start=date(2026, 12, 28), calendar=calendar
    )
    within = term.due(public_control.ANSWER, start=date(2026, 12, 7), calendar=calendar)

    assert across.provisional
    assert not within.provisional


def test_years_with_a_gap_between_them_are_not_joined() -> None:
    calendar = WorkingCalendar({2024: CalendarYear(2024), 2026: CalendarYear(2026)}, "")

    with pytest.raises(YearNotLoaded) as refusal:
        calendar.working_days_after(date(2024, 12, 30), 10)

    assert refusal.value.year == 2025


def test_the_stored_form_keeps_every_reason_in_three_languages() -> None:
    day = date(2026, 12, 16)
    holiday = DayOff(day, same("Independence Day"), "the law on holidays")
    calendar = WorkingCalendar(
        {2026: CalendarYear(2026, off={day: holiday})}, "2026-trial"
    )

    kept = term.due(
        public_control.ANSWER, start=date(2026, 12, 4), calendar=calendar
    ).as_json()

    assert kept["due_on"] == "2026-12-21"
    assert kept["edition"] == "2024-04-05"
    assert kept["calendar_version"] == "2026-trial"
    assert set(kept["provision"]) == set(kept["explanation"]) == {"kk", "ru", "en"}
    assert {
        "on": "2026-12-16",
        "why": dict.fromkeys(("kk", "ru", "en"), "Independence Day"),
        "source": "the law on holidays",
        "estimated": False,
    } in kept["skipped"]


@pytest.mark.parametrize(
    ("number", "ru"),
    [(1, "1 рабочий день"), (3, "3 рабочих дня"), (11, "11 рабочих дней")],
)
def test_russian_counts_days_as_it_should(number: int, ru: str) -> None:
    found = term.due(
        public_control.ANSWER, start=date(2026, 10, 1), calendar=PLAIN, value=number
    )

    assert f"Срок: {ru} (" in found.explanation("ru")


def test_a_norm_without_a_day_gets_one_by_our_reading_which_is_said() -> None:
    found = term.by(
        public_councils.INFORM_PUBLIC,
        day=date(2026, 12, 31),
        start=date(2026, 1, 1),
        calendar=PLAIN,
    )

    assert found.due_on == date(2026, 12, 31)
    assert found.as_json()["runs"] == "by"
    assert "at least 2 times a year" in found.explanation("en")
    assert "7(2)(3)" in found.explanation("en")
    assert "our reading" in found.explanation("en")
    assert "не реже 2 раз в год" in found.explanation("ru")
    assert "наше прочтение" in found.explanation("ru")
    assert "жылына кемінде 2 рет" in found.explanation("kk")
    assert "біздің түсіндіруіміз" in found.explanation("kk")


def test_a_day_that_we_name_never_moves_out_of_its_year() -> None:
    saturday = date(2022, 12, 31)

    found = term.by(
        public_councils.INFORM_PUBLIC,
        day=saturday,
        start=date(2022, 1, 1),
        calendar=PLAIN,
    )

    assert found.due_on == saturday
    assert found.moved_from is None


@pytest.mark.parametrize(
    "norm_id", ["meeting.quorum", "council.annual_report", "hearing.notice"]
)
def test_only_a_frequency_gets_a_day_by_our_reading(norm_id: str) -> None:
    with pytest.raises(NotATerm):
        term.by(
            norms.get(norm_id),
            day=date(2026, 12, 31),
            start=date(2026, 1, 1),
            calendar=PLAIN,
        )


def test_a_named_day_never_comes_before_the_period_begins() -> None:
    with pytest.raises(NotATerm):
        term.by(
            public_councils.INFORM_PUBLIC,
            day=date(2026, 1, 1),
            start=date(2026, 7, 15),
            calendar=PLAIN,
        )
