"""The page of a council's year, and its attendance as a table."""

import csv
import io
from typing import Any

import pytest

from councils.pages.years import harmless
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
ODD = "=1+1 <b>Ғ</b> & {{ Қ }}"


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def year_of(house: House, language: str = "en", query: str = "") -> str:
    return f"/{language}/councils/{house.council.pk}/year/{query}"


def text_of(page: Any) -> str:
    told: str = page.content.decode()
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_shows_counts_meetings_attendance_and_duties(
    house: House, language: str
) -> None:
    of_year.owed(house)
    body, _head = of_year.headed("Жолдар басқармасы")
    of_year.recommended(house, [(body, "5(1)(1)")], at=of_year.day(9))
    of_year.held(house, at=of_year.day(10), present=house.seats[:2])

    page = client_of().get(year_of(house, language))

    text = text_of(page)
    assert page.status_code == 200
    assert "Мүше 03" in text
    assert "Жолдар басқармасы" in text
    assert "10.09.2026" in text
    assert "2 / 3" in text
    assert "31.12.2026" in text
    assert text.count('<svg class="clock') == 2  # the report has no day to count to
    assert 'class="provision' in text


def test_a_duty_without_a_day_says_that_the_law_sets_none(house: House) -> None:
    of_year.owed(house)

    text = text_of(client_of().get(year_of(house)))

    assert "No statutory term" in text
    assert "7(2)(4)" in text


def test_a_term_that_the_regulation_set_says_so(house: House) -> None:
    of_year.settled(house, "council.annual_report.by", 60)
    of_year.owed(house)

    text = text_of(client_of().get(year_of(house)))

    assert "01.03.2027" in text
    assert "setting" in text


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ("calendar", "The year is the calendar year (not law"),
        ("rolling", "The year is the last twelve months (not law"),
    ],
)
def test_the_fourth_absence_is_shown_with_its_provision_and_setting(
    house: House, window: str, said: str
) -> None:
    of_year.settled(house, "member.absence_window", window)
    for month in (8, 9, 10):
        of_year.held(house, at=of_year.day(month), present=house.seats[:2])
    before = text_of(client_of().get(year_of(house)))
    of_year.held(house, at=of_year.day(11), present=house.seats[:2])

    after = text_of(client_of().get(year_of(house)))

    assert "No member stayed away more than three times" in before
    assert "4 absences without good reason" not in before
    assert "4 absences without good reason, more than 3" in after
    assert "15(2)(5)" in after
    for text in (before, after):
        assert said in text


def test_a_year_says_what_will_stand_where_nothing_does(house: House) -> None:
    text = text_of(client_of().get(year_of(house)))

    assert "No meetings held yet" in text
    assert "No body is past its term" in text
    assert "No duties of this year are kept here" in text
    assert "There is no annual report for 2026 yet." in text


def test_a_year_that_the_council_has_not_worked_in_is_this_one(house: House) -> None:
    for query in ("?year=1999", "?year=2030", "?year=x", ""):
        assert "The year 2026" in text_of(client_of().get(year_of(house, query=query)))


def test_a_meeting_that_failed_is_told_with_who_came(house: House) -> None:
    failing = made.gathered(house, 1, at=of_year.day(9))
    of_year.failed(house, failing, at=of_year.day(9))

    text = text_of(client_of().get(year_of(house)))

    assert "Failed for want of quorum" in text
    assert "1 member came" in text


def test_the_attendance_is_taken_away_as_a_table_and_runs_nothing(
    house: House,
) -> None:
    seat = house.seats[0]
    seat.person_name = ODD
    seat.save(update_fields=["person_name"])
    of_year.held(house, at=of_year.day(9), present=house.seats[:2])

    answer = client_of().get(f"/ru/councils/{house.council.pk}/year/attendance.csv")

    rows = list(csv.reader(io.StringIO(text_of(answer).removeprefix("\ufeff"))))
    by_name = {row[0]: row[1:] for row in rows[1:]}
    assert answer["Content-Type"].startswith("text/csv")
    assert by_name[f"'{ODD}"] == ["1", "1", "0", "0", "0", "100"]
    assert by_name["Мүше 03"] == ["1", "0", "0", "0", "1", "0"]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(first: str) -> None:
    assert harmless(f"{first}A1") == f"'{first}A1"
    assert harmless(f"Ә{first}") == f"Ә{first}"


def test_secretary_and_chair_are_offered_a_report_and_nobody_else(
    house: House,
) -> None:
    door = f"/councils/{house.council.pk}/draft-report/"
    offered = [
        door in text_of(client_of(who).get(year_of(house)))
        for who in (house.secretary, house.chair, house.members[1], None)
    ]
    of_year.drafted(house)

    assert offered == [True, True, False, False]
    assert door not in text_of(client_of(house.secretary).get(year_of(house)))
