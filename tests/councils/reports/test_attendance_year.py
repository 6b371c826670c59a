"""Who stayed away too often: by the calendar year, or by the last twelve months."""

from datetime import UTC, date, datetime, timedelta

import pytest

from councils import reports
from councils.actions import absences as proposals
from councils.actions import attendance, convocations, sittings
from councils.models import AgendaProposal, EndGround
from councils.rules.absences import Year
from councils.rules.regulation import Window
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
JANUARY = datetime(2027, 1, 10, 5, 0, tzinfo=UTC)


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts; two are its quorum."""
    return made.house(size=3, people=3)


def away(house: House, year: int, today: date) -> list[tuple[str, int]]:
    seen = reports.year_seen(house.council, year=year, today=today)
    return [(one.seat.person_name, one.absences) for one in seen.away.members]


def absent_in(house: House, *months: int) -> None:
    """Hold a meeting in each of these months of 2026; the last member stays away."""
    for month in months:
        of_year.held(house, at=of_year.day(month), present=house.seats[:2])


def test_the_fourth_absence_is_the_first_that_counts(house: House) -> None:
    absent_in(house, 8, 9, 10)
    before = away(house, 2026, of_year.TODAY)
    absent_in(house, 11)

    assert before == []
    assert away(house, 2026, of_year.TODAY) == [("Мүше 03", 4)]


def test_a_reason_given_is_no_absence(house: House) -> None:
    absent_in(house, 8, 9, 10)
    of_year.held(
        house,
        at=of_year.day(11),
        present=house.seats[:2],
        excused=house.seats[2:],
    )

    assert away(house, 2026, of_year.TODAY) == []


@pytest.mark.parametrize(
    ("window", "over"), [("calendar", []), ("rolling", [("Мүше 03", 4)])]
)
def test_absences_of_two_calendar_years_add_up_by_the_rolling_one_alone(
    house: House, window: str, over: list[tuple[str, int]]
) -> None:
    of_year.settled(house, "member.absence_window", window)
    absent_in(house, 10, 11, 12)
    of_year.held(house, at=JANUARY, present=house.seats[:2])

    assert away(house, 2027, JANUARY.date()) == over
    assert away(house, 2026, JANUARY.date()) == []


@pytest.mark.parametrize("window", list(Window))
def test_the_year_on_the_page_counts_as_the_check_of_every_meeting_does(
    house: House, window: Window
) -> None:
    of_year.settled(house, "member.absence_window", window.value)
    absent_in(house, 8, 9, 10, 11)
    on = of_year.TODAY
    year = reports.year_of_absences(house.council, on=on)

    counted = reports.attended_in(house.council, house.seats, year=year)

    assert year.window is window
    over = {seat.person_name: one.absent for seat, one in counted.items() if one.absent}
    assert dict(away(house, 2026, on)) == over == {"Мүше 03": 4}
    assert [one.held_on.month for one in reports.held_in(house.council, year=year)] == [
        *(8, 9, 10, 11)
    ]
    proposed = AgendaProposal.objects.get(about_seat=house.seats[2])
    assert proposed.proposed_by is None


def test_who_has_left_the_council_is_not_named(house: House) -> None:
    absent_in(house, 8, 9, 10, 11)
    convocations.end_seat(
        house.seats[2],
        ground=EndGround.OWN_WISH,
        on=of_year.day(11, 15).date(),
        document="Өтініш",
        by=house.secretary,
        at=of_year.day(11, 15),
    )

    assert away(house, 2026, of_year.TODAY) == []
    assert away(house, 2026, of_year.day(11, 15).date()) == [("Мүше 03", 4)]


def test_a_meeting_on_the_first_and_the_last_day_of_a_year_belongs_to_it(
    house: House,
) -> None:
    year = Year(date(2026, 9, 10), date(2026, 11, 10), Window.ROLLING)
    absent_in(house, 8, 9, 10, 11, 12)

    counted = reports.attended_in(house.council, house.seats, year=year)

    assert counted[house.seats[2]].absent == 3
    assert counted[house.seats[0]].present == 3


def test_who_was_entered_by_mistake_and_put_right_is_absent_everywhere(
    house: House,
) -> None:
    at = of_year.day(9)
    meeting = of_year.opened(house, at=at, present=house.seats)
    attendance.leave(meeting, seat=house.seats[2], since=at, by=house.secretary, at=at)
    meeting = sittings.close(meeting, by=house.chair, at=at + timedelta(hours=1))

    year = reports.year_of_absences(house.council, on=at.date())
    counted = reports.attended_in(house.council, house.seats, year=year)

    assert counted[house.seats[2]].absent == 1
    assert list(reports.unexcused(meeting)) == [house.seats[2]]
    assert proposals.propose_exclusions(meeting, at=at) == []


def test_a_year_before_the_rule_was_rewritten_names_nobody(house: House) -> None:
    assert away(house, 2020, date(2020, 12, 31)) == []


@pytest.mark.parametrize(
    ("came", "expected", "percent"),
    [(0, 0, None), (0, 3, 0), (3, 3, 100), (1, 3, 33), (2, 3, 67), (5, 8, 63)],
)
def test_the_share_is_in_whole_per_cent_and_halves_go_up(
    came: int, expected: int, percent: int | None
) -> None:
    found = reports.Presence(present=came, absent=expected - came)

    assert found.percent == percent
