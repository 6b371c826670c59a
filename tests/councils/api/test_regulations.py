"""Regulations: who enters an edition, and that it stays."""

from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework.test import APIClient

from councils.models import Regulation
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils.api.calling import client_of

pytestmark = pytest.mark.django_db
API = "/api/v1"


@pytest.fixture(autouse=True)
def on_the_first_day() -> Iterator[None]:
    with clock.standing_at(forming.AT):
        yield


def stranger() -> APIClient:
    return client_of(factories.actor(factories.person()))


def test_a_regulation_is_entered_by_the_council_and_its_editions_stay() -> None:
    house = made.house(size=3)
    client = client_of(house.secretary)
    body = {
        "council": str(house.council.pk),
        "number": "№ 1",
        "adopted_on": "2026-01-10",
        "url": "https://example.kz/1",
    }

    def enter(who: APIClient, **change: Any) -> Any:
        return who.post(f"{API}/regulations/", {**body, **change}, format="json")

    assert enter(stranger()).status_code == 403
    assert enter(client).status_code == 201
    assert enter(client, number="№ 2", adopted_on="2026-06-01").status_code == 201
    for change, pointer in (
        ({"url": ""}, "/url"),
        ({"url": "javascript:alert(1)"}, "/url"),
        ({"adopted_on": "2030-01-01"}, "/adopted_on"),
        ({"number": ""}, "/number"),
    ):
        answer = enter(client, **change)
        assert answer.json()["errors"][0]["pointer"] == pointer
    of_council = Regulation.objects.filter(council=house.council)
    assert [r.number for r in of_council.in_force(forming.ON)] == ["№ 2", "№ 1"]
    listed = client_of().get(f"{API}/regulations/?council={house.council.pk}").json()
    assert len(listed["results"]) == 2
