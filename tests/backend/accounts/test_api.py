"""Accounts through their doors: who makes whom, and how rights end."""

from datetime import date, timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend import clock
from backend.accounts.actions import organizations, people
from backend.accounts.models import Office, OrganizationKind, User
from backend.accounts.roles import Role
from tests import factories
from tests.factories import number

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> APIClient:
    client = APIClient()
    client.force_login(user)
    return client


def with_key(text: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")
    return client


@pytest.fixture
def head() -> Any:
    return factories.holder(Role.HEAD, factories.body())


def key_of(head: Any, *scopes: str) -> dict[str, Any]:
    wanted = {
        "office": str(head.offices[0].pk),
        "name": "portal",
        "scopes": list(scopes or ("read", "answers:write")),
        "expires_at": (clock.now() + timedelta(days=30)).isoformat(),
    }
    answer = signed_in(head.user).post("/api/v1/api-keys/", wanted, format="json")
    assert answer.status_code == 201, answer.content.decode()
    made: dict[str, Any] = answer.json()
    return made


def test_an_administrator_makes_an_account_and_the_supervisor_confirms_it() -> None:
    ministry = factories.body("Министрлік")
    administrator = factories.holder(Role.ADMINISTRATOR, ministry).user
    supervisor = factories.holder(Role.SUPERVISOR, ministry).user
    wanted = {"email": "Aigul@Example.kz", "name": "Айгүл", "language": "kk"}

    made = signed_in(administrator).post("/api/v1/people/", wanted, format="json")
    path = f"/api/v1/people/{made.json()['id']}/confirm/"
    paper = {"iin": number(7), "born_on": "1990-01-01", "paper": "№ 1 куәлік"}
    refused = signed_in(administrator).post(path, paper, format="json")
    confirmed = signed_in(supervisor).post(path, paper, format="json")

    assert (made.status_code, refused.status_code) == (201, 403)
    assert confirmed.json()["confirmed_at"]
    person = User.objects.get(email="aigul@example.kz")
    assert person.is_confirmed_citizen
    assert not person.has_usable_password()


def test_one_iin_confirms_one_person() -> None:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body()).user
    paper = {"iin": number(9), "born_on": "1990-01-01", "paper": "№ 1"}
    paths = [f"/api/v1/people/{factories.person().pk}/confirm/" for _ in "12"]

    answers = [signed_in(supervisor).post(path, paper, format="json") for path in paths]

    assert [answer.status_code for answer in answers] == [200, 409]


def test_people_see_themselves_and_no_others() -> None:
    person, other = factories.person(), factories.person()

    rows = signed_in(person).get("/api/v1/people/").json()["results"]

    assert [row["id"] for row in rows] == [str(person.pk)]
    assert signed_in(person).get(f"/api/v1/people/{other.pk}/").status_code == 404
    assert APIClient().get("/api/v1/people/").json()["results"] == []


def test_a_key_reads_as_its_office_and_is_shown_once(head: Any) -> None:
    made = key_of(head)

    me = with_key(made["key"]).get("/api/v1/me/")

    assert me.json()["offices"][0]["role"] == "head"
    shown = signed_in(head.user).get(f"/api/v1/api-keys/{made['id']}/").json()
    assert "key" not in shown


def test_a_revoked_key_and_an_ended_office_end_every_right_at_once(head: Any) -> None:
    made, second = key_of(head), key_of(head)
    path = f"/api/v1/api-keys/{made['id']}/revoke/"

    assert signed_in(head.user).post(path).status_code == 200
    assert with_key(made["key"]).get("/api/v1/me/").status_code == 401

    Office.objects.filter(pk=head.offices[0].pk).update(to_on=factories.LONG_AGO)
    assert with_key(second["key"]).get("/api/v1/me/").json()["offices"] == []


def test_a_key_makes_no_keys(head: Any) -> None:
    made = key_of(head)
    wanted = {
        "office": str(head.offices[0].pk),
        "name": "again",
        "scopes": ["read"],
        "expires_at": (clock.now() + timedelta(days=1)).isoformat(),
    }

    refused = with_key(made["key"]).post("/api/v1/api-keys/", wanted, format="json")

    assert refused.status_code == 403
    assert refused.json()["type"] == "/problems/key-refused"


@pytest.mark.parametrize("text", ["", "kns_", "kns_0_0", "kns_" + "0" * 60, "x" * 5000])
def test_what_is_no_key_is_refused_with_a_challenge(text: str) -> None:
    answer = with_key(text).get("/api/v1/me/")

    assert answer.status_code == 401
    assert "Bearer" in answer["WWW-Authenticate"]


def test_one_of_two_offices_is_named_by_the_header() -> None:
    user = factories.person()
    bodies = [factories.body(), factories.body()]
    held = [factories.office(user, body, Role.SUPERVISOR) for body in bodies]
    wanted = {"kind": "npo", "name_kk": "Қор", "paper": "№ 1"}
    client = signed_in(user)

    unnamed = client.post("/api/v1/organizations/", wanted, format="json")
    named = client.post(
        "/api/v1/organizations/",
        wanted,
        format="json",
        headers={"Kenes-Office": str(held[0].pk)},
    )
    foreign = client.post(
        "/api/v1/organizations/",
        wanted,
        format="json",
        headers={
            "Kenes-Office": str(factories.holder(Role.HEAD, bodies[0]).offices[0].pk)
        },
    )

    assert (unnamed.status_code, named.status_code, foreign.status_code) == (
        400,
        201,
        400,
    )


def test_a_bin_with_a_wrong_control_digit_is_refused() -> None:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body()).user
    wrong = number(5)[:11] + str((int(number(5)[11]) + 1) % 10)
    wanted = {"kind": "akimat", "name_kk": "Әкімдік", "paper": "№ 1", "bin": wrong}

    answer = signed_in(supervisor).post("/api/v1/organizations/", wanted, format="json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/bin"


def test_a_key_sees_and_does_no_more_than_its_office(head: Any) -> None:
    keyed = with_key(key_of(head, "read", "oversight:write")["key"])
    group = organizations.register(
        kind=OrganizationKind.GROUP, names=("Топ", "", ""), by=None, at=factories.AT
    )
    elsewhere = factories.holder(Role.COORDINATOR, group).offices[0]
    office = factories.office(head.user, elsewhere.organization, Role.COORDINATOR)
    people.confirm_identity(
        head.user,
        iin=number(77),
        born_on=date(1980, 1, 1),
        paper="№ 1",
        by=head,
        at=factories.AT,
    )
    body = str(factories.body().pk)
    wanted = {"theme": "Су", "language": "kk", "bodies": [body]}
    of_group = {**wanted, "initiator": str(office.organization_id)}
    draft = signed_in(head.user).post("/api/v1/cases/", of_group, format="json")

    seen = signed_in(head.user).get(f"/api/v1/cases/{draft.json()['id']}/")
    hidden = keyed.get(f"/api/v1/cases/{draft.json()['id']}/")
    alone = keyed.post("/api/v1/cases/", wanted, format="json")
    for_group = keyed.post("/api/v1/cases/", of_group, format="json")

    assert (draft.status_code, seen.status_code) == (201, 200)
    assert hidden.status_code == 404
    assert (alone.status_code, for_group.status_code) == (403, 403)
