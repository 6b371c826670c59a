"""Commissions by the API: who orders them, what is refused, what is told."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.roles import Role
from councils.models import Commission
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils.api.calling import client_of
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
API = "/api/v1"
ON = "2026-11-23"


@pytest.fixture(autouse=True)
def on_the_day_of_the_house() -> Any:
    with clock.standing_at(made.AT):
        yield


@pytest.fixture
def house() -> House:
    return made.house(size=6, people=2)


def formed(who: Any, house: House, **change: Any) -> Any:
    body = {
        "convocation": str(house.council.convocations.get().pk),
        "name_kk": "Экология комиссиясы",
        "formed_on": ON,
        "members": [str(house.seats[2].pk)],
        "head": str(house.seats[1].pk),
        **change,
    }
    return client_of(who).post(f"{API}/commissions/", body, format="json")


def acted(who: Any, commission: Any, act: str, **body: Any) -> Any:
    address = f"{API}/commissions/{commission}/{act}/"
    return client_of(who).post(address, body, format="json")


def members(told: Any) -> dict[str, bool]:
    return {one["seat"]["person_name"]: one["is_head"] for one in told["members"]}


def test_a_commission_is_formed_with_its_members_and_head(house: House) -> None:
    answer = formed(house.secretary, house)

    assert answer.status_code == 201
    assert members(answer.json()) == {"Мүше 02": True, "Мүше 03": False}
    page = client_of().get(answer.json()["links"]["page"])
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("secretary", 201),
        ("chair", 201),
        ("member", 403),
        ("head", 403),
        ("another secretary", 403),
        ("stranger", 403),
        ("nobody", 401),
    ],
)
def test_who_may_form_and_order_a_commission(
    house: House, who: str, status: int
) -> None:
    actors = {
        "secretary": house.secretary,
        "chair": house.chair,
        "member": house.members[1],
        "head": factories.holder(Role.HEAD, house.body),
        "another secretary": made.house(size=3).secretary,
        "stranger": factories.actor(factories.person()),
        "nobody": None,
    }
    standing = formed(house.secretary, house).json()["id"]
    seat = str(house.seats[3].pk)

    assert formed(actors[who], house).status_code == status
    ordered = [
        acted(actors[who], standing, "join", seat=seat, on=ON),
        acted(actors[who], standing, "name-head", seat=seat, on=ON),
        acted(actors[who], standing, "leave", seat=seat, on=ON),
        acted(actors[who], standing, "dissolve", on=ON),
    ]
    expected = 200 if status == 201 else status
    assert [answer.status_code for answer in ordered] == [expected] * 4


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({"name_kk": ""}, 400, "/name_kk"),
        ({"formed_on": "x"}, 400, "/formed_on"),
        ({"members": ["x"]}, 400, "/members"),
        ({"members": "x"}, 400, "/members"),
        ({"head": "x"}, 400, "/head"),
        ({"extra": 1}, 400, "/extra"),
        ({"formed_on": "2026-07-14"}, 409, "no-convocation"),
    ],
)
def test_what_is_wrong_with_a_commission_is_named(
    house: House, change: Any, status: int, told: str
) -> None:
    answer = formed(house.secretary, house, **change)

    assert answer.status_code == status
    assert told in answer.content.decode()
    assert not Commission.objects.exists()


def test_a_member_of_another_council_is_in_no_commission(house: House) -> None:
    foreign = str(made.house(size=3).seats[0].pk)
    standing = formed(house.secretary, house).json()["id"]

    at_once = formed(house.secretary, house, members=[foreign])
    later = acted(house.secretary, standing, "join", seat=foreign, on=ON)
    as_head = acted(house.secretary, standing, "name-head", seat=foreign, on=ON)

    for answer in (at_once, later, as_head):
        assert answer.status_code == 409
        assert answer.json()["breaches"][0]["code"] == "not-a-member"


def test_members_change_and_the_commission_tells_it(house: House) -> None:
    standing = formed(house.secretary, house).json()["id"]
    seats = [str(seat.pk) for seat in house.seats]

    acted(house.secretary, standing, "join", seat=seats[3], on=ON)
    told = acted(house.secretary, standing, "name-head", seat=seats[3], on=ON).json()
    stranger = acted(house.secretary, standing, "leave", seat=seats[4], on=ON)
    ended = acted(house.secretary, standing, "dissolve", on=ON).json()

    assert members(told) == {"Мүше 02": False, "Мүше 03": False, "Мүше 04": True}
    assert stranger.status_code == 409
    assert ended["dissolved_on"] == ON
    again = acted(house.secretary, standing, "dissolve", on=ON)
    assert again.json()["breaches"][0]["code"] == "commission-not-standing"


def test_commissions_are_found_by_the_day_on_which_they_stand(house: House) -> None:
    standing = formed(house.secretary, house).json()["id"]
    acted(house.secretary, standing, "dissolve", on=ON)
    council = house.council.pk

    def found(on: str) -> int:
        answer = client_of().get(
            f"{API}/commissions/?council={council}&standing_on={on}"
        )
        return len(answer.json()["results"])

    assert [found("2026-11-22"), found(ON), found("2026-11-24")] == [0, 1, 0]


def test_many_commissions_take_as_many_queries_as_one(house: House) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            answer = client_of().get(f"{API}/commissions/?page_size=200")
        assert answer.status_code == 200
        return len(caught)

    formed(house.secretary, house)
    one = queries()
    for _time in range(5):
        formed(house.secretary, house)

    assert queries() == one
