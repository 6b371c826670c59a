"""Who sees which page of oversight, in which language, by how many queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from backend.accounts.roles import Role
from tests import factories
from tests.oversight import roads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=40)
LANGUAGES = ("kk", "ru", "en")


def address(name: str, *args: object, language: str = "kk") -> str:
    with translation.override(language):
        return reverse(f"page:{name}", args=args)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_answers_in_three_languages(
    client: Client, language: str
) -> None:
    head = factories.holder(Role.HEAD, factories.body())
    road = roads.sent(at=LONG_AGO, body=head.offices[0].organization)
    roads.answer(road, head, at=NOW)

    for page in (
        address("case-list", language=language),
        address("case", road.case.pk, language=language),
        address("recommendation-list", language=language),
        address("body-list", language=language),
        address("body", road.body.pk, language=language),
        address("home", language=language),
    ):
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert f'<html lang="{language}">' in answer.content.decode()


def test_a_draft_is_hidden_from_strangers_and_shown_to_its_author(
    client: Client,
) -> None:
    road = roads.draft(at=NOW)
    page = address("case", road.case.pk)

    assert client.get(page).status_code == 404
    client.force_login(factories.citizen("Бөтен"))
    assert client.get(page).status_code == 404
    client.force_login(road.author.user)
    assert client.get(page).status_code == 200


def test_a_private_finding_is_for_the_author_and_the_body_alone(
    client: Client,
) -> None:
    officer = factories.holder(Role.OFFICER, factories.body())
    road = roads.sent(at=LONG_AGO, body=officer.offices[0].organization)
    page = address("case", road.case.pk)

    assert "Жеке факт" not in client.get(page).content.decode()
    client.force_login(officer.user)
    assert "Жеке факт" in client.get(page).content.decode()


def test_silence_is_shown_with_the_days_it_has_lasted(client: Client) -> None:
    officer = factories.holder(Role.OFFICER, factories.body())
    road = roads.sent(at=LONG_AGO, body=officer.offices[0].organization)

    said = client.get(address("case", road.case.pk)).content.decode()

    assert 'class="pair silent"' in said
    assert 'class="day-strip"' in said


@pytest.mark.parametrize("name", ["case-list", "recommendation-list", "body-list"])
def test_a_list_takes_as_many_queries_for_many_rows_as_for_one(
    client: Client,
    name: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    head = factories.holder(Role.HEAD, factories.body())
    first = roads.sent(at=LONG_AGO, body=head.offices[0].organization)
    roads.answer(first, head, at=NOW)
    page = address(name)
    client.get(page)
    with django_assert_max_num_queries(20) as one:
        client.get(page)
    for number in range(6):
        roads.sent(at=LONG_AGO, body=factories.body(f"Басқарма {number}"))

    with django_assert_max_num_queries(20) as many:
        client.get(page)

    assert len(many.captured_queries) <= len(one.captured_queries)


def test_what_people_write_is_never_markup(client: Client) -> None:
    attack = '<img src=x onerror="alert(1)">'
    road = roads.sent(at=LONG_AGO, theme=attack)

    for page in (
        address("case-list"),
        address("case", road.case.pk),
        f"{address('case-list')}?q={attack}",
        f"{address('body-list')}?q={attack}",
    ):
        answer = client.get(page)
        assert attack not in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=Асхана", 200),
        ("overdue=true", 200),
        ("overdue=perhaps", 400),
        ("state=nowhere", 400),
        ("region=x", 400),
        ("q=%00", 400),
        ("cursor=broken", 400),
        ("fbclid=tail", 200),
    ],
)
def test_a_filter_is_understood_or_refused(
    client: Client, query: str, status: int
) -> None:
    roads.registered(at=NOW)

    assert client.get(f"{address('case-list')}?{query}").status_code == status


def test_an_unknown_case_and_a_broken_id_are_both_absent(client: Client) -> None:
    assert client.get("/kk/cases/not-an-id/").status_code == 404
    missing = address("case", "0199a0a0-0000-7000-8000-000000000000")
    assert client.get(missing).status_code == 404
