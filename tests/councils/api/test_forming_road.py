"""A council is formed through the API, every step by the right office."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from councils.models import Council
from councils.rules.eligibility import Document
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import forming_factories as forming

pytestmark = pytest.mark.django_db
API = "/api/v1"


@pytest.fixture(autouse=True)
def on_the_first_day() -> Iterator[None]:
    with clock.standing_at(forming.AT):
        yield


def client_of(user: Any = None) -> APIClient:
    client = APIClient()
    if user is not None:
        client.force_login(user)
    return client


def post(client: APIClient, address: str, body: Any = None, *, status: int) -> Any:
    answer = client.post(f"{API}/{address}/", body or {}, format="json")
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def upload(client: APIClient, name: str) -> str:
    text = f"{name} {id(client)}".encode()
    file = SimpleUploadedFile(f"{name}.txt", text, "text/plain")
    body = {"file": file, "is_public": "false"}
    answer = client.post(f"{API}/files/", body, format="multipart")
    assert answer.status_code == 201, answer.content.decode()
    found: str = answer.json()["id"]
    return found


def members(civil: int, state: int) -> list[dict[str, Any]]:
    return [
        {
            "person_name": f"Тобының мүшесі {place}",
            "constituency": "civil_society" if place < civil else "state",
        }
        for place in range(civil + state)
    ]


def test_a_council_is_formed_from_working_group_to_composition() -> None:
    council = made.council()
    head = factories.holder(Role.HEAD, council.body)
    secretary = factories.holder(Role.SECRETARY, council.organization)
    organizer, citizens = factories.person("Топ мүшесі"), people(5)
    of_head, of_secretary = client_of(head.user), client_of(secretary.user)
    of_group = client_of(organizer)

    named = members(4, 2)
    named[0]["user"] = str(organizer.pk)
    group = post(
        of_head,
        "working-groups",
        {
            "council": str(council.pk),
            "approved_by": str(council.body_id),
            "approved_on": "2026-11-23",
            "document": "№ 4",
            "size": 6,
            "members": named,
        },
        status=201,
    )
    (chosen,) = [m for m in group["members"] if m["person_name"].endswith(" 0")]
    post(
        of_group,
        f"working-groups/{group['id']}/elect-head",
        {"member": chosen["id"], "on": "2026-11-23", "document": "хаттама № 1"},
        status=200,
    )
    competition = post(of_group, "competitions", offer(group["id"]), status=201)
    address = f"competitions/{competition['id']}"
    post(of_secretary, f"{address}/announce", {"published_in": "Сайт"}, status=200)
    rows = [apply(client_of(one), competition["id"]) for one in citizens]
    with clock.standing_at(forming.CHECKED_AT):
        post(of_secretary, f"{address}/close-applications", status=200)
        for row in rows:
            post(of_group, f"applications/{row}/admit", status=200)
        post(
            of_group,
            f"{address}/decide",
            {"selected": rows[:4], "reserved": rows[4:], "document": "№ 7"},
            status=200,
        )
        convocation = post(
            of_head,
            f"councils/{council.pk}/approve-convocation",
            {
                "approved_by": str(council.body_id),
                "approved_on": "2026-12-09",
                "document": "№ 12",
                "from_on": "2026-12-09",
                "competition": competition["id"],
                "seats": [
                    *({"application": row} for row in rows[:4]),
                    {"person_name": "Мемлекет 1", "constituency": "state"},
                    {"person_name": "Мемлекет 2", "constituency": "state"},
                ],
            },
            status=201,
        )

    seats = client_of().get(f"{API}/seats/?convocation={convocation['id']}").json()
    assert len(seats["results"]) == 6
    assert {s["person_name"] for s in seats["results"]} >= {
        one.name for one in citizens[:4]
    }
    public = client_of().get(f"{API}/applications/?competition={competition['id']}")
    states = [row["state"] for row in public.json()["results"]]
    assert sorted(states) == [
        "reserved",
        "selected",
        "selected",
        "selected",
        "selected",
    ]


def people(count: int) -> list[Any]:
    return [factories.person(f"Кандидат {n}") for n in range(count)]


def offer(group: str, **change: Any) -> dict[str, Any]:
    return {
        "working_group": group,
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


def apply(client: APIClient, competition: str, **change: Any) -> str:
    papers = {one.value: upload(client, one.value) for one in Document}
    body = {
        "competition": competition,
        "born_on": "1990-05-01",
        "is_citizen": True,
        "is_resident": True,
        "is_ethnocultural": True,
        **papers,
        **change,
    }
    found: str = post(client, "applications", body, status=201)["id"]
    return found


@pytest.mark.parametrize("ground", ["supreme_court", "special_bodies"])
def test_a_body_of_the_laws_list_gets_no_council(ground: str) -> None:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Министрлік"))
    client = client_of(supervisor.user)
    body = post(
        client,
        "organizations",
        {
            "kind": "central_body",
            "name_kk": "Жоғарғы Сот",
            "paper": "№ 1",
            "no_council_ground": ground,
        },
        status=201,
    )

    refused = post(
        client,
        "councils",
        {
            "name_kk": "Кеңес",
            "level": "republican",
            "kind": "state_body",
            "body": body["id"],
        },
        status=409,
    )

    assert refused["breaches"][0]["code"] == "no-council-here"
    assert (
        "1(1)" in refused["breaches"][0]["provision"]
        or "1-бап" in (refused["breaches"][0]["provision"])
    )
    assert not Council.objects.filter(body=body["id"]).exists()
