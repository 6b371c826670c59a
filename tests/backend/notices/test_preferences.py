"""How a person wants to be written to: his own choice, by the API and by a page."""

from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.notices.models import Preference
from tests import factories

pytestmark = pytest.mark.django_db
API = "/api/v1/me/notices/"
DEFAULT = {
    "rhythm": "at_once",
    "digest_hour": 9,
    "quiet_from": None,
    "quiet_until": None,
}
CHOICE = {"rhythm": "daily", "digest_hour": 10, "quiet_from": 22, "quiet_until": 8}


def caller(person: User) -> APIClient:
    client = APIClient()
    client.force_login(person)
    return client


def reader(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_stranger_has_no_letters() -> None:
    assert APIClient().get(API).status_code == 401
    assert APIClient().post(API, CHOICE, format="json").status_code == 401
    assert Client().get("/kk/notices/").status_code == 302


def test_whoever_chose_nothing_gets_each_letter_at_once() -> None:
    assert caller(factories.person()).get(API).json() == DEFAULT


def test_a_choice_is_kept_and_is_ones_own() -> None:
    person, other = factories.person(), factories.person()

    answer = caller(person).post(API, CHOICE, format="json")

    assert (answer.status_code, answer.json()) == (200, CHOICE)
    assert caller(person).get(API).json() == CHOICE
    assert caller(other).get(API).json() == DEFAULT


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"rhythm": "hourly"}, "/rhythm"),
        ({"digest_hour": 24}, "/digest_hour"),
        ({"quiet_from": -1}, "/quiet_from"),
        ({"quiet_from": None}, "/quiet_until"),
        ({"unknown": 1}, "/unknown"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_nothing_is_lost(
    change: dict[str, Any], pointer: str
) -> None:
    client = caller(factories.person())
    client.post(API, CHOICE, format="json")

    answer = client.post(API, {**CHOICE, **change}, format="json")

    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert client.get(API).json() == CHOICE


@pytest.mark.parametrize(
    ("language", "title"),
    [("kk", None), ("ru", None), ("en", "Letters to me")],
)
def test_the_page_shows_the_choice_in_each_language(
    language: str, title: str | None
) -> None:
    person = factories.person()
    caller(person).post(API, CHOICE, format="json")

    page = reader(person).get(f"/{language}/notices/")

    assert page.status_code == 200
    words = page.content.decode()
    assert 'value="daily"' in words
    assert "22:00" in words
    assert title is None or title in words


def test_the_choice_is_made_by_the_form() -> None:
    person = factories.person()
    client = reader(person)

    answer = client.post("/en/notices/", {key: str(CHOICE[key]) for key in CHOICE})

    assert answer.status_code == 302
    assert Preference.objects.get(user=person).quiet_from == 22
    assert "Your choice is kept." in client.get("/en/notices/").content.decode()


def test_one_end_of_the_quiet_hours_is_refused_beside_its_field() -> None:
    person = factories.person()

    answer = reader(person).post(
        "/en/notices/", {"rhythm": "at_once", "digest_hour": "9", "quiet_from": "22"}
    )

    assert answer.status_code == 400
    assert "Quiet hours have a beginning and an end." in answer.content.decode()
    assert not Preference.objects.filter(user=person).exists()


def test_the_menu_leads_to_it() -> None:
    page = reader(factories.person()).get("/en/")

    assert 'href="/en/notices/"' in page.content.decode()
