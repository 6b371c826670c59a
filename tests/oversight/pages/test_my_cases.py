"""The watchdog's desk: his matters, what is next in each, and by when."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from backend.accounts.roles import Role
from oversight.actions import handovers
from oversight.models import Case
from tests import factories
from tests.councils.pages.browsing import LANGUAGES, client_of, text_of
from tests.oversight import matter_roads, roads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=40)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_watchdog_sees_what_is_next_in_each_of_his_cases(language: str) -> None:
    body = factories.body()
    factories.holder(Role.OFFICER, body)
    road = roads.sent(at=LONG_AGO, body=body)

    shown = client_of(road.author).get(f"/{language}/cases/mine/")

    assert shown.status_code == 200
    assert str(road.case.number) in shown.content.decode()


def test_the_most_urgent_of_ones_cases_comes_first() -> None:
    group, lead = matter_roads.group(at=LONG_AGO)
    calm = roads.sent(at=NOW, body=factories.body("Тыныш"))
    late = roads.sent(at=LONG_AGO, body=_with_an_officer("Кешіккен"))
    owing = roads.under_way(at=NOW, body=factories.body("Жолда"))
    for road in (calm, late, owing):
        Case.objects.filter(pk=road.case.pk).update(initiator=group)

    shown = text_of(client_of(lead).get("/en/cases/mine/"))

    places = [shown.index(str(road.case.number)) for road in (late, owing, calm)]
    assert places == sorted(places)
    assert "Your move: You write down what you find" in shown


def test_an_offer_waits_on_the_desk_of_him_who_may_accept_it() -> None:
    road = roads.registered(at=NOW)
    group, successor = matter_roads.group(at=NOW)
    handovers.offer(
        road.case, to_org=group, reason="Топ тарады", by=road.author, at=NOW
    )

    theirs = text_of(client_of(successor).get("/en/cases/mine/"))
    own = text_of(client_of(road.author).get("/en/cases/mine/"))

    assert "Offered to you" in theirs
    assert "Топ тарады" in theirs
    assert "Offered to you" not in own


def test_who_leads_nothing_is_told_what_will_appear() -> None:
    client = Client()
    client.force_login(factories.citizen())

    shown = text_of(client.get("/en/cases/mine/"))

    assert "No case of yours is going on" in shown
    assert Client().get("/en/cases/mine/").status_code == 302


def test_ones_desk_takes_as_many_queries_for_many_cases_as_for_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    group, lead = matter_roads.group(at=LONG_AGO)
    client = client_of(lead)
    Case.objects.filter(pk=roads.sent(at=NOW).case.pk).update(initiator=group)
    client.get("/en/cases/mine/")
    with django_assert_max_num_queries(40) as one:
        client.get("/en/cases/mine/")
    for number in range(4):
        road = roads.sent(at=NOW, body=factories.body(f"Орган {number}"))
        Case.objects.filter(pk=road.case.pk).update(initiator=group)

    with django_assert_max_num_queries(40) as many:
        client.get("/en/cases/mine/")

    assert len(many.captured_queries) <= len(one.captured_queries)


def _with_an_officer(name: str) -> Any:
    body = factories.body(name)
    factories.holder(Role.OFFICER, body)
    return body
