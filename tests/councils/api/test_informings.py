"""Informing the public and conflicts of interest by the API."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.files.models import File
from councils.models import ConflictDeclaration, CouncilYear, Informing
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.api.calling import client_of
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
INFORMINGS, CONFLICTS = "/api/v1/informings/", "/api/v1/conflict-declarations/"
KEY = "member.conflict_declaration"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with clock.standing_at(AT):
        yield


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def post(who: Actor | None, address: str, body: Any) -> Any:
    return client_of(who).post(address, body, format="json")


def informing(house: House, **change: Any) -> dict[str, Any]:
    return {
        "council": str(house.council.pk),
        "on": "2026-11-20",
        "channel": "«Бөрлі жаршысы» газеті",
        "title_kk": "Кеңестің жартыжылдығы",
        "url": "https://example.kz/1",
        **change,
    }


def file_of(house: House, *, is_public: bool) -> File:
    return File.objects.create(
        name="gazet.pdf",
        media_type="application/pdf",
        size=10,
        sha256="0" * 64,
        is_public=is_public,
        uploaded_by=house.secretary.user,
        uploaded_at=AT,
    )


def conflict(house: House, **change: Any) -> dict[str, Any]:
    return {
        "council": str(house.council.pk),
        "matter": "Інім мердігер ұйымның басшысы.",
        **change,
    }


def test_the_secretary_records_how_the_public_was_informed(house: House) -> None:
    other, stranger = made.house(size=3).secretary, factories.actor(factories.person())
    people = (None, stranger, house.chair, other, house.secretary)

    answers = [post(one, INFORMINGS, informing(house)) for one in people]

    assert [one.status_code for one in answers] == [401, 403, 403, 403, 201]
    told = answers[-1].json()
    assert told["links"]["page"].endswith(f"councils/{house.council.pk}/informing/")
    assert client_of().get(f"{INFORMINGS}{told['id']}/").status_code == 200


def test_informings_discharge_the_years_duties_in_turn(house: House) -> None:
    of_year.owed(house)

    for _time in range(3):
        assert post(house.secretary, INFORMINGS, informing(house)).status_code == 201

    row = CouncilYear.objects.get(council=house.council)
    assert row.first_informing.state == row.second_informing.state == "discharged"
    owed = client_of().get("/api/v1/obligations/?kind=inform_public").json()["results"]
    assert [one["in_time"] for one in owed] == [True, True]
    assert Informing.objects.count() == 3


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"on": "2026-11-24"}, "/on"),
        ({"on": "20.11.2026"}, "/on"),
        ({"channel": ""}, "/channel"),
        ({"title_kk": ""}, "/title_kk"),
        ({"title_kk": "x" * 501}, "/title_kk"),
        ({"url": ""}, "/url"),
        ({"url": "javascript:alert(1)"}, "/url"),
        ({"council": "x"}, "/council"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_what_is_wrong_with_an_informing_is_named(
    house: House, change: Any, pointer: str
) -> None:
    answer = post(house.secretary, INFORMINGS, informing(house, **change))

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert not Informing.objects.exists()


def test_a_proof_is_a_public_file(house: House) -> None:
    hidden, shown = file_of(house, is_public=False), file_of(house, is_public=True)

    refused = post(
        house.secretary, INFORMINGS, informing(house, url="", file=str(hidden.pk))
    )
    taken = post(
        house.secretary, INFORMINGS, informing(house, url="", file=str(shown.pk))
    )

    assert refused.json()["errors"][0]["pointer"] == "/file"
    assert taken.status_code == 201
    assert taken.json()["links"]["file"] == f"/api/v1/files/{shown.pk}/content/"


def test_informings_are_sought_by_council_and_day(house: House) -> None:
    for on in ("2026-09-01", "2026-11-20"):
        post(house.secretary, INFORMINGS, informing(house, on=on))
    other = made.house(size=3)

    def found(query: str) -> list[str]:
        rows = client_of().get(f"{INFORMINGS}?{query}").json()["results"]
        return [row["on"] for row in rows]

    own = f"council={house.council.pk}"
    assert len(found(own)) == 2
    assert found(f"{own}&on_after=2026-10-01") == ["2026-11-20"]
    assert found(f"{own}&on_before=2026-10-01") == ["2026-09-01"]
    assert found(f"council={other.council.pk}") == []


def test_a_conflict_is_declared_by_a_member_where_the_council_asks(
    house: House,
) -> None:
    silent = made.house(size=3, people=3)
    of_year.settled(house, KEY, value=True)
    body = factories.body("Мердігер")

    refused = [
        post(one, CONFLICTS, conflict(house)).status_code
        for one in (None, factories.actor(factories.person()), house.secretary)
    ]
    unasked = post(silent.members[1], CONFLICTS, conflict(silent))
    made_one = post(
        house.members[1], CONFLICTS, conflict(house, organization=str(body.pk))
    )

    assert refused == [401, 403, 403]
    assert unasked.status_code == 409
    assert unasked.json()["breaches"][0]["code"] == "not-asked"
    assert made_one.status_code == 201
    assert made_one.json()["organization"]["id"] == str(body.pk)
    assert made_one.json()["seat"]["person_name"] == "Мүше 02"


def test_a_declaration_is_seen_by_the_council_alone(house: House) -> None:
    of_year.settled(house, KEY, value=True)
    made_id = post(house.members[1], CONFLICTS, conflict(house)).json()["id"]
    people: tuple[Actor | None, ...] = (
        *house.members,
        house.secretary,
        None,
        factories.actor(factories.person()),
        made.house(size=3).secretary,
    )

    seen = [client_of(one).get(f"{CONFLICTS}{made_id}/").status_code for one in people]
    listed = [len(client_of(one).get(CONFLICTS).json()["results"]) for one in people]

    assert seen == [200, 200, 200, 200, 404, 404, 404]
    assert listed == [1, 1, 1, 1, 0, 0, 0]


def test_who_declared_ends_it_and_nobody_else(house: House) -> None:
    of_year.settled(house, KEY, value=True)
    made_id = post(house.members[1], CONFLICTS, conflict(house)).json()["id"]
    address, today = f"{CONFLICTS}{made_id}/end/", {"on": "2026-11-23"}

    refused = [
        post(one, address, today).status_code
        for one in (None, house.secretary, house.members[2])
    ]
    hidden = post(factories.actor(factories.person()), address, today).status_code
    future = post(house.members[1], address, {"on": "2026-11-24"}).status_code
    early = post(house.members[1], address, {"on": "2026-11-22"}).status_code
    ended = post(house.members[1], address, today)
    again = post(house.members[1], address, today).status_code

    assert refused == [401, 403, 403]
    assert (hidden, future, early, again) == (404, 400, 409, 409)
    assert ended.json()["ended_on"] == "2026-11-23"
    assert ConflictDeclaration.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"matter": ""}, "/matter"),
        ({"matter": "x" * 1001}, "/matter"),
        ({"seat": "x"}, "/seat"),
        ({"organization": 7}, "/organization"),
    ],
)
def test_what_is_wrong_with_a_declaration_is_named(
    house: House, change: Any, pointer: str
) -> None:
    of_year.settled(house, KEY, value=True)

    answer = post(house.members[1], CONFLICTS, conflict(house, **change))

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert not ConflictDeclaration.objects.exists()


def test_the_lists_take_as_many_queries_for_many_rows_as_for_one(house: House) -> None:
    of_year.settled(house, KEY, value=True)
    client = client_of(house.chair)

    def grow() -> None:
        post(house.secretary, INFORMINGS, informing(house))
        post(house.members[1], CONFLICTS, conflict(house))

    def asked() -> list[int]:
        counts = []
        for address in (INFORMINGS, CONFLICTS):
            with CaptureQueriesContext(connection) as caught:
                assert client.get(address).status_code == 200
            counts.append(len(caught))
        return counts

    grow()
    asked()
    few = asked()
    for _time in range(3):
        grow()

    assert asked() == few
