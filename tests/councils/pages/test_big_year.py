"""A year of 12 meetings, 30 members, 100 matters, 400 ballots costs as much as one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from councils.actions import annual_reports
from councils.models import AgendaItem, Attendance, Ballot, Meeting, Seat
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
Most = Callable[[int], AbstractContextManager[Any]]
UNDER_FIFTEEN = 14
PAGES = ("councils/{}/", "councils/{}/year/?year=2026")


@pytest.fixture
def house() -> House:
    """Return a council after its big year."""
    house = made.house(size=30, people=2)
    of_year.owed(house)
    of_year.busy(house, meetings_held=12, items=100, polls=400)
    return house


def visited(house: House, page: str, client: Client) -> Any:
    return client.get(f"/kk/{page.format(house.council.pk)}")


def test_the_year_is_as_big_as_it_is_said_to_be(house: House) -> None:
    council = house.council

    assert Meeting.objects.filter(council=council).count() == 12
    assert Seat.objects.filter(convocation__council=council).count() == 30
    assert AgendaItem.objects.filter(meeting__council=council).count() == 100
    assert Ballot.objects.filter(meeting__council=council).count() == 400
    assert Attendance.objects.filter(meeting__council=council).count() == 12 * 29


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["visitor", "secretary"])
def test_its_pages_take_under_fifteen_queries(
    house: House, page: str, who: str, django_assert_max_num_queries: Most
) -> None:
    client = Client()
    if who == "secretary":
        client.force_login(house.secretary.user)

    with django_assert_max_num_queries(UNDER_FIFTEEN):
        answer = visited(house, page, client)

    assert answer.status_code == 200
    assert house.council.organization.name_kk in answer.content.decode()


def test_its_report_is_drafted_in_under_fifteen_queries_and_counts_exactly(
    house: House,
) -> None:
    with CaptureQueriesContext(connection) as captured:
        report = of_year.drafted(house)

    # A transaction's own marks ask nothing of the tables.
    marks = ("SAVEPOINT", "RELEASE SAVEPOINT")
    asked = [q for q in captured.captured_queries if not q["sql"].startswith(marks)]
    assert len(asked) <= UNDER_FIFTEEN
    counted = report.counters
    assert counted["meetings"]["held"] == 12
    assert counted["questions"] == {
        "considered": 100,
        "planned": 0,
        "draft_acts": 0,
        "reports": 50,
        "appeals": 0,
    }
    assert counted["ballots"] == {"held": 400, "carried": 200}
    assert counted["decisions"] == 40
    attendance = {name: counted["attendance"][name] for name in ("meetings", "percent")}
    assert attendance == {"meetings": 12, "percent": 93}
    assert counted["attendance"]["expected"] == 12 * 30
    members = counted["attendance"]["members"]
    assert [(one["present"], one["excused"], one["absent"]) for one in members] == [
        *[(12, 0, 0)] * 28,
        (0, 12, 0),
        (0, 0, 12),
    ]
    listed = counted["meetings"]["list"]
    assert sum(one["questions"] for one in listed) == 100
    assert sum(one["ballots"] for one in listed) == 400
    assert {(one["came"], one["members"]) for one in listed} == {(28, 30)}


def test_the_page_of_its_report_takes_under_fifteen_queries(
    house: House, django_assert_max_num_queries: Most
) -> None:
    report = annual_reports.publish(of_year.drafted(house), by=house.chair, at=made.AT)

    with django_assert_max_num_queries(UNDER_FIFTEEN):
        answer = Client().get(f"/ru/annual-reports/{report.pk}/")

    assert answer.status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_big_year_takes_as_many_queries_as_a_small_one(
    house: House, page: str
) -> None:
    small = made.house(size=3, people=2)
    of_year.owed(small)
    of_year.busy(small, meetings_held=1, items=1, polls=1)
    visited(small, page, Client())

    with CaptureQueriesContext(connection) as few:
        visited(small, page, Client())
    with CaptureQueriesContext(connection) as many:
        visited(house, page, Client())

    assert len(few) == len(many)


def test_a_year_counted_by_the_last_twelve_months_costs_no_more(
    house: House, django_assert_max_num_queries: Most
) -> None:
    of_year.settled(house, "member.absence_window", "rolling")
    client = Client()
    client.force_login(house.secretary.user)

    with django_assert_max_num_queries(UNDER_FIFTEEN):
        answer = visited(house, PAGES[1], client)

    assert answer.status_code == 200
    assert "24.11.2025" in answer.content.decode()
