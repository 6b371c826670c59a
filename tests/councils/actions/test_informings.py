"""Informing the public: two duties a year, opened by night, discharged in turn."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from backend.accounts.roles import Role
from backend.celery import app
from backend.files.models import File
from councils import tasks
from councils.actions import convocations, councils, informings, years
from councils.actions.convocations import Approval
from councils.models import Council, CouncilYear, Informing
from councils.rules.composition import CouncilKind
from oversight.models import Obligation, ObligationKind
from oversight.states import ObligationState
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
TODAY = AT.date()
NEW_YEAR = datetime(2027, 1, 1, 0, 5, tzinfo=UTC) - timedelta(hours=5)


@pytest.fixture
def house() -> House:
    """Return a council of three, in office since 15 July 2026."""
    return made.house(size=3, people=1)


def told(house: House, on: date = TODAY, *, at: datetime = AT) -> Informing:
    return informings.record_informing(
        house.council,
        on=on,
        channel="«Бөрлі жаршысы» газеті",
        title_kk="Кеңестің жартыжылдығы",
        title_ru="",
        url="https://example.kz/1",
        file=None,
        by=house.secretary,
        at=at,
    )


def duties(council: Council, year: int = 2026) -> list[Obligation]:
    row = CouncilYear.objects.get(council=council, year=year)
    return [row.first_informing, row.second_informing]


def stand(council: Council, year: int = 2026) -> list[tuple[str, Any]]:
    return [(one.state, one.discharged_on) for one in duties(council, year)]


OPEN = (ObligationState.OPEN, None)


def test_a_year_owes_to_inform_twice_by_its_last_day(house: House) -> None:
    of_year.owed(house)

    for duty in duties(house.council):
        assert (duty.kind, duty.basis) == (ObligationKind.INFORM_PUBLIC, "law")
        assert (duty.started_on, duty.due_on) == (
            date(2026, 7, 15),  # in office since then
            date(2026, 12, 31),
        )
        assert duty.norm == "council.inform_public.min"
        assert duty.is_public
    assert not Obligation.objects.overdue(date(2026, 12, 31)).exists()
    late = Obligation.objects.overdue(date(2027, 1, 1))
    assert set(duties(house.council)) <= set(late)


def test_informings_discharge_the_duties_in_turn_and_a_third_is_only_recorded(
    house: House,
) -> None:
    of_year.owed(house)

    told(house, date(2026, 10, 1))
    first = stand(house.council)
    told(house, date(2026, 11, 20))
    second = stand(house.council)
    told(house, TODAY)

    assert first == [(ObligationState.DISCHARGED, date(2026, 10, 1)), OPEN]
    assert second == [
        (ObligationState.DISCHARGED, date(2026, 10, 1)),
        (ObligationState.DISCHARGED, date(2026, 11, 20)),
    ]
    assert stand(house.council) == second
    assert Informing.objects.filter(council=house.council).count() == 3


def test_informing_opens_the_year_where_the_night_has_not_come_yet(
    house: House,
) -> None:
    told(house)

    assert stand(house.council) == [(ObligationState.DISCHARGED, TODAY), OPEN]


def test_what_was_told_before_taking_office_discharges_nothing(house: House) -> None:
    of_year.owed(house)

    told(house, date(2026, 7, 14))

    assert stand(house.council) == [OPEN, OPEN]


def test_last_years_informing_entered_in_january_counts_for_last_year(
    house: House,
) -> None:
    of_year.owed(house)
    years.open_years(on=date(2027, 1, 1), at=NEW_YEAR)

    told(house, date(2026, 12, 30), at=NEW_YEAR + timedelta(days=5))

    first, second = duties(house.council)
    assert first.was_in_time
    assert second.state == ObligationState.OPEN
    assert stand(house.council, 2027) == [OPEN, OPEN]


def test_a_year_that_nobody_opened_is_only_recorded(house: House) -> None:
    told(house, date(2025, 12, 30))

    assert not CouncilYear.objects.filter(council=house.council).exists()


def test_the_night_opens_the_year_of_every_council_once(house: House) -> None:
    other = made.house(size=3)
    with clock.standing_at(NEW_YEAR):
        first, second = tasks.open_years(), tasks.open_years()

    assert (first, second) == (2, 0)
    for one in (house, other):
        row = CouncilYear.objects.get(council=one.council)
        assert row.year == 2027
        assert row.first_informing.started_on == date(2027, 1, 1)
        assert row.report.due_on is None  # nothing is settled
    assert not Obligation.objects.overdue(date(2027, 12, 31)).exists()


def test_the_timetable_opens_years_every_night() -> None:
    called = {entry["task"] for entry in app.conf.beat_schedule.values()}

    assert tasks.open_years.name in called
    assert tasks.count_terms_of_reports.name in called


def test_councils_without_members_and_assemblies_owe_nothing() -> None:
    empty, assembly = made.council(), made.house(size=3)
    Council.objects.filter(pk=assembly.council.pk).update(kind=CouncilKind.ASSEMBLY)

    opened = years.open_years(on=TODAY, at=AT)

    assert opened == 0
    assert not CouncilYear.objects.filter(
        council__in=[empty.pk, assembly.council.pk]
    ).exists()


def test_an_ended_composition_owes_no_new_year(house: House) -> None:
    house.council.convocations.update(to_on=date(2026, 12, 31))

    assert years.open_years(on=date(2027, 1, 1), at=NEW_YEAR) == 0


def test_a_new_composition_owes_from_the_first_day_of_the_council(
    house: House,
) -> None:
    house.council.convocations.update(to_on=date(2027, 2, 1))
    on = date(2027, 3, 1)
    convocations.approve(
        house.council,
        approval=Approval(house.body, on, "№ 3", on),
        seats=made.given_seats(3),
        by=factories.holder(Role.SUPERVISOR, factories.body("Министрлік")),
        at=AT.replace(year=2027, month=3, day=1),
    )

    years.open_years(on=on, at=AT.replace(year=2027, month=3, day=1))

    first, _second = duties(house.council, 2027)
    assert (first.started_on, first.due_on) == (date(2027, 1, 1), date(2027, 12, 31))


def test_a_report_settled_later_gets_its_term_by_night(house: House) -> None:
    row = of_year.owed(house)
    councils.settle(
        house.council,
        key="council.annual_report.by",
        value=60,
        source="Ереже, 9-тармақ",
        from_on=TODAY,
        by=house.secretary,
        at=AT,
    )

    with clock.standing_at(AT):
        first, second = tasks.count_terms_of_reports(), tasks.count_terms_of_reports()

    before = row.report
    row.refresh_from_db()
    before.refresh_from_db()
    assert (first, second) == (1, 0)
    assert before.state == ObligationState.ENDED
    assert (row.report.state, row.report.basis) == (ObligationState.OPEN, "setting")
    assert row.report.due_on == date(2027, 3, 1)
    assert row.report.started_on == before.started_on


def test_a_report_due_in_a_year_nobody_knows_yet_stops_no_night(house: House) -> None:
    of_year.settled(house, "council.annual_report.by", 60)

    opened = years.open_years(on=date(2027, 1, 1), at=NEW_YEAR)
    counted = years.count_reports(at=NEW_YEAR)

    row = CouncilYear.objects.get(council=house.council, year=2027)
    assert (opened, counted) == (1, 0)
    assert row.first_informing.due_on == date(2027, 12, 31)
    assert row.report.due_on is None  # the calendar of 2028 is not here


def test_a_file_is_a_proof_as_good_as_an_address(house: House) -> None:
    file = File.objects.create(
        name="gazet.pdf",
        media_type="application/pdf",
        size=10,
        sha256="0" * 64,
        is_public=True,
        uploaded_by=house.secretary.user,
        uploaded_at=AT,
    )

    informing = informings.record_informing(
        house.council,
        on=TODAY,
        channel="Газет",
        title_kk="",
        title_ru="Полугодие совета",
        url="",
        file=file,
        by=house.secretary,
        at=AT,
    )

    assert str(informing) == "Полугодие совета"
    assert informing.file == file
