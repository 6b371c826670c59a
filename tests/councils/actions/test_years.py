"""What councils owe the public in a year: opened once, whoever asks first."""

from datetime import UTC, date, datetime

import pytest

from councils.actions import informings, years
from councils.models import Council, CouncilYear
from councils.rules.composition import CouncilKind
from oversight.models import Basis, Obligation
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
TODAY = of_year.TODAY
NEW_YEAR = datetime(2027, 1, 1, 0, 10, tzinfo=UTC)


@pytest.fixture
def house() -> House:
    """Return a council of three, in office since 15 July 2026."""
    return made.house(size=3, people=1)


def duties(council: Council) -> list[Obligation]:
    rows = Obligation.objects.filter(debtor=council.organization)
    kinds = ("inform_public", "annual_report")
    return list(rows.filter(kind__in=kinds).order_by("id"))


def informed(of: House, on: date) -> None:
    informings.record_informing(
        of.council,
        on=on,
        channel="Сайт",
        title_kk="Есеп",
        title_ru="",
        url="https://example.kz/1",
        file=None,
        by=of.secretary,
        at=made.AT,
    )


def test_the_year_opens_two_duties_to_inform_and_one_to_report(house: House) -> None:
    assert years.open_years(on=TODAY, at=made.AT) >= 1

    first, second, report = duties(house.council)
    assert {first.kind, second.kind} == {"inform_public"}
    assert (first.due_on, first.started_on) == (date(2026, 12, 31), date(2026, 7, 15))
    assert (report.kind, report.due_on, report.basis) == (
        *("annual_report", None, Basis.LAW),
    )
    assert report.norm == "council.annual_report"
    assert all(duty.is_public for duty in (first, second, report))


def test_opening_the_years_twice_opens_nothing_more(house: House) -> None:
    years.open_years(on=TODAY, at=made.AT)

    again = years.open_years(on=TODAY, at=made.AT)

    assert again == 0
    assert len(duties(house.council)) == 3
    assert CouncilYear.objects.filter(council=house.council).count() == 1


def test_the_next_year_is_another_year(house: House) -> None:
    years.open_years(on=TODAY, at=made.AT)

    years.open_years(on=date(2027, 1, 1), at=NEW_YEAR)

    assert len(duties(house.council)) == 6
    last = CouncilYear.objects.get(council=house.council, year=2027)
    assert last.first_informing.started_on == date(2027, 1, 1)


def test_the_report_is_due_as_the_regulation_settles_and_says_so(house: House) -> None:
    of_year.settled(house, "council.annual_report.by", 60)

    years.open_years(on=TODAY, at=made.AT)

    report = duties(house.council)[2]
    assert (report.due_on, report.basis) == (date(2027, 3, 1), Basis.SETTING)
    assert report.norm == "council.annual_report.by"
    assert report.explanation is not None


def test_an_assembly_owes_nothing_of_the_kind(house: House) -> None:
    Council.objects.filter(pk=house.council.pk).update(kind=CouncilKind.ASSEMBLY)
    house.council.refresh_from_db()

    years.open_years(on=TODAY, at=made.AT)

    assert years.open_year(house.council, on=TODAY, by=None, at=made.AT) is None
    assert duties(house.council) == []


def test_a_council_that_nobody_sits_in_owes_nothing() -> None:
    empty = made.council()

    years.open_years(on=TODAY, at=made.AT)

    assert years.open_year(empty, on=TODAY, by=None, at=made.AT) is None
    assert duties(empty) == []


def test_each_informing_discharges_one_duty_and_a_third_none(house: House) -> None:
    of_year.owed(house)

    informed(house, date(2026, 9, 1))
    done = [duty.state for duty in duties(house.council)]
    informed(house, date(2026, 10, 1))
    informed(house, date(2026, 11, 1))

    assert done == ["discharged", "open", "open"]
    first, second, report = duties(house.council)
    assert (first.discharged_on, second.discharged_on) == (
        *(date(2026, 9, 1), date(2026, 10, 1)),
    )
    assert report.state == "open"


def test_what_was_done_before_the_council_took_office_discharges_nothing(
    house: House,
) -> None:
    of_year.owed(house)

    informed(house, date(2026, 7, 1))

    assert [duty.state for duty in duties(house.council)] == ["open"] * 3


def test_an_informing_opens_the_year_where_no_sweep_has_yet(house: House) -> None:
    informed(house, TODAY)

    assert [duty.state for duty in duties(house.council)] == [
        *("discharged", "open", "open")
    ]


def test_duties_of_two_councils_do_not_touch(house: House) -> None:
    other = made.house(size=3, people=1)
    of_year.owed(house)
    of_year.owed(other)

    informed(house, TODAY)

    assert {duty.state for duty in duties(other.council)} == {"open"}
