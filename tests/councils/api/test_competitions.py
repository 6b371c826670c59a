"""Working groups and competitions: who sees, who may, what is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from councils.actions import regulations
from councils.models import Competition
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils.api.calling import client_of

pytestmark = pytest.mark.django_db
API = "/api/v1"
LISTS = ("working-groups", "competitions", "applications", "regulations")


@pytest.fixture(autouse=True)
def on_the_first_day() -> Iterator[None]:
    with clock.standing_at(forming.AT):
        yield


@pytest.fixture
def site() -> forming.Site:
    return forming.site()


def stranger() -> APIClient:
    return client_of(factories.actor(factories.person()))


def test_a_draft_is_seen_by_those_who_form_the_council(site: forming.Site) -> None:
    address = f"{API}/competitions/{forming.drafted(site).pk}/"

    seen = [
        client_of(who).get(address).status_code
        for who in (site.secretary, site.member, site.approver, None)
    ]

    assert seen == [200, 200, 404, 404]
    assert stranger().get(address).status_code == 404


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("announce", {"published_in": "Сайт"}),
        ("close-applications", {}),
        ("cancel", {"reason": "Қате"}),
    ],
)
def test_only_those_who_form_the_council_lead_its_competition(
    site: forming.Site, verb: str, body: Any
) -> None:
    competition = forming.announced(site)
    address = f"{API}/competitions/{competition.pk}/{verb}/"

    refused = [
        client_of(who).post(address, body, format="json").status_code
        for who in (site.approver, forming.site().secretary, None)
    ]
    before = Competition.objects.get(pk=competition.pk).state

    assert refused == [403, 403, 401]
    assert before == "announced"


def test_a_working_group_is_approved_by_the_head_or_the_supervisor() -> None:
    council = made.council()
    body = {
        "council": str(council.pk),
        "approved_by": str(council.body_id),
        "approved_on": "2026-11-23",
        "document": "№ 4",
        "size": 3,
        "members": [
            {"person_name": f"Мүше {n}", "constituency": "civil_society"}
            for n in range(3)
        ],
    }

    def ask(who: Any) -> int:
        client = client_of(who)
        return client.post(f"{API}/working-groups/", body, format="json").status_code

    secretary = factories.holder(Role.SECRETARY, council.organization)
    elsewhere = factories.holder(Role.HEAD, factories.body())
    assert [ask(None), ask(secretary), ask(elsewhere)] == [401, 403, 403]
    assert ask(factories.holder(Role.HEAD, council.body)) == 201
    assert ask(factories.holder(Role.HEAD, council.body)) == 409


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"civil_seats": 7}, "/civil_seats"),
        ({"ethnocultural_seats": 5}, "/ethnocultural_seats"),
        ({"documents_until_on": "2026-11-22"}, "/documents_until_on"),
        ({"email": "konkurs"}, "/email"),
        ({"postal_address": ""}, "/postal_address"),
        ({"council_size": 0}, "/council_size"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_what_is_wrong_with_a_competition_is_named(
    site: forming.Site, change: Any, pointer: str
) -> None:
    body = {
        "working_group": str(site.group.pk),
        "council_size": 6,
        "civil_seats": 4,
        "ethnocultural_seats": 1,
        "postal_address": "090400, Ақсай",
        "email": "konkurs@example.kz",
        "text_kk": "Талаптар",
        "documents_from_on": "2026-11-23",
        "documents_until_on": "2026-12-08",
        **change,
    }

    answer = client_of(site.secretary).post(f"{API}/competitions/", body, format="json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert not site.council.competitions.exists()


def test_a_refusal_names_its_provision(site: forming.Site) -> None:
    competition = forming.announced(site)

    answer = client_of(site.secretary).post(
        f"{API}/competitions/{competition.pk}/close-applications/",
        headers={"accept-language": "en"},
    )

    assert answer.status_code == 409
    (breach,) = answer.json()["breaches"]
    assert breach["code"] == "period-not-over"
    assert "9(6)" in breach["provision"]


def test_lists_take_as_many_queries_for_many_rows_as_for_one() -> None:
    def grow() -> None:
        site = forming.site()
        forming.admitted(site, forming.announced(site), ["Бір", "Екі"])
        regulations.enter(
            site.council,
            number="№ 1",
            adopted_on=forming.ON,
            url="https://example.kz/",
            file=None,
            by=site.secretary,
            at=forming.AT,
        )

    def asked(name: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as caught:
            answer = client_of().get(f"{API}/{name}/?page_size=200")
        return len(caught), len(answer.json()["results"])

    grow()
    few = {name: asked(name) for name in LISTS}
    for _time in range(3):
        grow()
    many = {name: asked(name) for name in LISTS}

    assert {n: q for n, (q, _rows) in few.items()} == {
        n: q for n, (q, _rows) in many.items()
    }
    assert all(many[name][1] == 4 * few[name][1] for name in LISTS)


def test_moves_tell_which_acts_are_open(site: forming.Site) -> None:
    competition = forming.announced(site)
    row = forming.applied(competition)

    of_competition = client_of(site.secretary).get(
        f"{API}/competitions/{competition.pk}/"
    )
    of_row = client_of(site.member).get(f"{API}/applications/{row.pk}/")

    moves = {m["act"]: m for m in of_competition.json()["moves"]}
    assert moves["cancel"]["open"] is True
    assert moves["decide"]["reasons"][0]["code"] == "wrong-state"
    moves = {m["act"]: m for m in of_row.json()["moves"]}
    assert moves["withdraw"]["reasons"][0]["code"] == "not-yours"
    assert moves["admit"]["open"] is True
