"""The way in: e-mail in any case, guesses limited, nobody told who has an account."""

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from backend.accounts.actions import people
from backend.accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "төрт түлік мал 4"
SIGN_IN = "/kk/sign-in/"


@pytest.fixture
def user() -> User:
    cache.clear()
    made = factories.person()
    made.set_password(PASSWORD)
    made.save()
    return made


def enter(client: Client, email: str, password: str) -> int:
    return client.post(SIGN_IN, {"login": email, "password": password}).status_code


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_of_sign_in_answers_in_three_languages(
    client: Client, language: str
) -> None:
    answer = client.get(f"/{language}/sign-in/")

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


def test_an_e_mail_signs_in_whatever_the_case_of_its_letters(
    client: Client, user: User
) -> None:
    assert enter(client, user.email.upper(), PASSWORD) == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_sign_in_leads_on_to_where_the_person_was_going(
    client: Client, user: User
) -> None:
    said = {"login": user.email, "password": PASSWORD}

    inside = client.post(f"{SIGN_IN}?next=/kk/groups/", {**said, "next": "/kk/groups/"})
    client.post("/kk/sign-out/")
    outside = client.post(SIGN_IN, {**said, "next": "https://evil.example/"})

    assert inside.headers["Location"] == "/kk/groups/"
    assert "evil" not in outside.headers["Location"]


def test_a_wrong_password_and_an_unknown_person_read_alike(
    client: Client, user: User
) -> None:
    known = client.post(SIGN_IN, {"login": user.email, "password": "wrong"})
    unknown = client.post(SIGN_IN, {"login": "nobody@example.kz", "password": "wrong"})

    def said(answer: object) -> str:
        text = answer.content.decode()  # type: ignore[attr-defined]
        told = text[text.index("<main") : text.index("<label")]
        return re.sub('name="csrfmiddlewaretoken" value="[^"]*"', "", told)

    assert known.status_code == unknown.status_code == 200
    assert said(known) == said(unknown)


def test_the_sixth_guess_is_not_even_tried(client: Client, user: User) -> None:
    for _guess in range(5):
        assert enter(client, user.email, "wrong") == 200

    assert enter(client, user.email, PASSWORD) == 200
    assert "_auth_user_id" not in client.session


def test_a_disabled_person_stays_outside(client: Client, user: User) -> None:
    administrator = factories.actor(factories.person("Әкімші"))
    people.disable(user, by=administrator, at=timezone.now())

    enter(client, user.email, PASSWORD)

    assert "_auth_user_id" not in client.session


def test_nobody_signs_himself_up(client: Client) -> None:
    for path in ("sign-up", "signup", "password/reset"):
        assert client.get(f"/kk/{path}/").status_code == 404


def test_the_link_in_the_letter_sets_a_password_once(client: Client) -> None:
    cache.clear()
    new = factories.person()
    link = people.first_sign_in(new).removeprefix(settings.PUBLIC_URL)

    page = client.get(link, follow=True)
    form = page.redirect_chain[-1][0]
    weak = client.post(form, {"new_password1": "short", "new_password2": "short"})
    done = client.post(form, {"new_password1": PASSWORD, "new_password2": PASSWORD})

    assert link not in form
    assert weak.status_code == 200
    assert done.status_code == 302
    assert enter(client, new.email, PASSWORD) == 302
    again = Client().get(link, follow=True).content.decode()
    assert "new_password1" not in again


def test_signing_out_needs_a_post(client: Client, user: User) -> None:
    client.force_login(user)

    asked = client.get("/kk/sign-out/")
    client.post("/kk/sign-out/")

    assert asked.status_code == 200
    assert "_auth_user_id" not in client.session
