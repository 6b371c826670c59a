"""The first page, and the choice of its language."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from backend import clock
from backend.accounts.roles import Role
from tests import factories
from tests.oversight import roads

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "language"),
    [("ru-RU,ru;q=0.9", "ru"), ("en", "en"), ("kk", "kk"), ("de", "kk"), ("", "kk")],
)
def test_the_bare_address_leads_to_the_language_of_the_browser(
    client: Client, asked: str, language: str
) -> None:
    answer = client.get("/", headers={"accept-language": asked})

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/{language}/"
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_page_answers_with_nothing_in_it(
    client: Client, language: str
) -> None:
    assert client.get(f"/{language}/").status_code == 200


def test_silence_and_answers_stand_beside_each_other(client: Client) -> None:
    head = factories.holder(Role.HEAD, factories.body())
    now = clock.now()
    road = roads.sent(
        at=now - timedelta(days=60), body=head.offices[0].organization, lines=2
    )
    roads.answer(road, head, at=now)

    shown = client.get("/kk/").content.decode()

    assert "2. Ыстық су жеткізу" in shown
    assert "Су жылытқыш орнатылады." in shown
    assert timezone.localdate(now).strftime("%d.%m.%Y") in shown


def test_drafts_are_not_on_the_first_page_of_a_stranger(client: Client) -> None:
    roads.draft(at=datetime(2026, 11, 20, tzinfo=UTC), theme="Құпия жоба")

    assert "Құпия жоба" not in client.get("/kk/").content.decode()


def test_the_first_page_costs_the_same_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    roads.sent(at=clock.now() - timedelta(days=3))
    client.get("/kk/")
    with django_assert_max_num_queries(20) as few:
        client.get("/kk/")
    for _more in range(4):
        roads.sent(at=clock.now() - timedelta(days=3))

    with django_assert_max_num_queries(20) as many:
        client.get("/kk/")

    assert len(many.captured_queries) <= len(few.captured_queries) + 1
