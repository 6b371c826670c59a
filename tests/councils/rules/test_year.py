from datetime import date

import pytest

from backend.law import norms
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Read
from councils.rules import year

CALENDAR = WorkingCalendar.plain()
SINCE_LONG_AGO = date(2019, 3, 1)


@pytest.mark.parametrize(
    ("in_office_from", "first"),
    [
        (SINCE_LONG_AGO, date(2026, 1, 1)),
        (date(2025, 12, 31), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 7, 15), date(2026, 7, 15)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_council_owes_a_year_from_its_first_day_in_office(
    in_office_from: date, first: date
) -> None:
    assert year.first_day(year=2026, in_office_from=in_office_from) == first


@pytest.mark.parametrize("in_office_from", [SINCE_LONG_AGO, date(2026, 7, 15)])
def test_the_population_is_informed_by_the_last_day_of_the_year(
    in_office_from: date,
) -> None:
    term = year.informing_due(
        year=2026, in_office_from=in_office_from, calendar=CALENDAR
    )

    assert term.due_on == date(2026, 12, 31)
    assert term.started_on == max(in_office_from, date(2026, 1, 1))
    assert "7(2)(3)" in term.citation.in_("en")


def test_the_law_asks_to_inform_at_least_twice() -> None:
    assert year.INFORM.on(date(2026, 1, 1)) == 2


@pytest.mark.parametrize(
    ("of_year", "days", "due"),
    [
        (2026, 0, date(2026, 12, 31)),
        (2026, 29, date(2027, 1, 29)),
        (2026, 30, date(2027, 2, 1)),  # the thirtieth day is a Saturday
        (2026, 31, date(2027, 2, 1)),
        (2026, 60, date(2027, 3, 1)),
        (2027, 60, date(2028, 2, 29)),
    ],
)
def test_the_report_is_due_as_the_regulation_settles(
    of_year: int, days: int, due: date
) -> None:
    term = year.report_due(year=of_year, days=days, calendar=CALENDAR)

    assert term is not None
    assert (term.started_on, term.due_on) == (date(of_year, 12, 31), due)
    assert term.norm_id == "council.annual_report.by"
    assert term.citation.read is Read.SETTING


def test_where_nothing_is_settled_the_report_has_no_day() -> None:
    assert year.report_due(year=2026, days=None, calendar=CALENDAR) is None


@pytest.mark.parametrize(
    ("first", "of_year", "codes"),
    [
        (2024, 2024, []),
        (2024, 2026, []),
        (2026, 2026, []),
        (2026, 2025, ["no-such-year"]),
        (2024, 2027, ["no-such-year"]),
        (None, 2026, ["no-such-year"]),
    ],
)
def test_a_report_is_on_a_year_that_the_council_has_worked_in(
    first: int | None, of_year: int, codes: list[str]
) -> None:
    found = year.check_year(year=of_year, first=first, today=date(2026, 11, 23))

    assert [breach.code for breach in found] == codes
    assert all(str(of_year) in breach.text.in_("kk") for breach in found)


@pytest.mark.parametrize(
    ("versions", "codes"), [(0, []), (1, ["report-exists"]), (3, ["report-exists"])]
)
def test_there_is_one_report_on_a_year(versions: int, codes: list[str]) -> None:
    assert [breach.code for breach in year.check_only(versions=versions)] == codes


def test_only_the_latest_version_is_corrected() -> None:
    assert year.check_latest(is_latest=True) == []
    assert [one.code for one in year.check_latest(is_latest=False)] == [
        "not-the-latest"
    ]


def test_conflicts_are_declared_only_where_the_regulation_asks() -> None:
    assert year.check_asked(is_asked=True) == []
    [breach] = year.check_asked(is_asked=False)

    assert breach.citation == norms.get("member.conflict_declaration").citation


@pytest.mark.parametrize(
    ("ended_on", "on", "codes"),
    [
        (None, date(2026, 5, 1), []),
        (None, date(2026, 5, 2), []),
        (None, date(2026, 4, 30), ["not-in-force"]),
        (date(2026, 5, 3), date(2026, 5, 4), ["not-in-force"]),
    ],
)
def test_a_conflict_ends_once_and_not_before_it_was_declared(
    ended_on: date | None, on: date, codes: list[str]
) -> None:
    found = year.check_end(declared_on=date(2026, 5, 1), ended_on=ended_on, on=on)

    assert [breach.code for breach in found] == codes
