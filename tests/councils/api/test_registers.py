from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from councils.actions import attendance
from councils.models import Meeting
from tests import factories
from tests.councils import factories as made
from tests.councils.api.calling import client_of

pytestmark = pytest.mark.django_db
LISTS = (
    "councils",
    "convocations",
    "seats",
    "meetings",
    "agenda-items",
    "attendances",
    "ballots",
    "decisions",
)


def queries(client: APIClient, address: str) -> tuple[int, list[Any]]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(captured), answer.json()["results"]


def test_lists_take_the_same_number_of_queries_whatever_their_length() -> None:
    house = made.house(size=3, people=1)
    decision = made.decided_by(house, votes_for=2, present=2)
    client = client_of(house.secretary)
    few = {name: queries(client, f"/api/v1/{name}/?page_size=200") for name in LISTS}
    for _time in range(3):
        made.decided_by(made.house(size=3, people=1), votes_for=2, present=2)

    many = {name: queries(client, f"/api/v1/{name}/?page_size=200") for name in LISTS}

    assert {n: c for n, (c, _rows) in few.items()} == {
        n: c for n, (c, _rows) in many.items()
    }
    assert all(len(many[name][1]) > len(few[name][1]) for name in LISTS)
    assert decision.number == 1


def test_fifty_meetings_take_as_many_queries_as_one() -> None:
    house = made.house(size=3, people=1)
    made.convened(house)
    client = client_of()
    one, _rows = queries(client, "/api/v1/meetings/?page_size=200")
    for _time in range(49):
        made.convened(house)

    fifty, rows = queries(client, "/api/v1/meetings/?page_size=200")

    assert one == fifty
    assert len(rows) >= 50


def test_a_plan_is_the_councils_own_until_its_notice() -> None:
    house = made.house(size=3, people=1)
    meeting = made.planned(house)
    address = f"/api/v1/meetings/{meeting.pk}/"

    assert client_of().get(address).status_code == 404
    assert (
        client_of(factories.actor(factories.person())).get(address).status_code == 404
    )
    assert client_of(house.secretary).get(address).status_code == 200
    assert client_of(house.chair).get(address).status_code == 200


def test_a_stranger_who_acts_on_a_plan_learns_nothing() -> None:
    meeting = made.planned(made.house(size=3, people=1))
    stranger = client_of(factories.actor(factories.person()))

    answer = stranger.post(f"/api/v1/meetings/{meeting.pk}/convene/")

    assert answer.status_code == 404


def test_an_item_tells_a_known_caller_which_moves_are_open() -> None:
    house = made.house(size=3, people=1)
    meeting = made.convened(house)

    item = client_of(house.chair).get(f"/api/v1/meetings/{meeting.pk}/").json()

    moves = {move["act"]: move for move in item["moves"]}
    assert moves["open"]["open"] is False
    assert moves["open"]["reasons"][0]["code"] == "no-quorum"
    assert "13" in moves["open"]["reasons"][0]["provision"]
    assert moves["cancel"]["open"] is True
    assert moves["convene"]["open"] is False
    assert moves["convene"]["reasons"][0]["code"] == "not-yours"
    assert moves["close"]["reasons"][0]["code"] == "wrong-state"


def test_an_anonymous_reader_gets_no_moves_and_the_live_quorum() -> None:
    house = made.house(size=3, people=1)
    meeting = made.gathered(house, 1)

    item = client_of().get(f"/api/v1/meetings/{meeting.pk}/").json()

    assert "moves" not in item
    assert item["quorum"]["members"] == 3
    assert item["quorum"]["needed"] == 2


@pytest.mark.parametrize(
    "query",
    [
        "?nonsense=1",
        "?page_size=100000",
        "?cursor=broken",
        "?council=not-an-id",
        "?held_after=0001-01-01",
        "?state=asleep",
    ],
)
def test_a_parameter_that_is_not_understood_is_refused(query: str) -> None:
    answer = client_of().get(f"/api/v1/meetings/{query}")

    assert answer.status_code == 400
    assert answer["content-type"] == "application/problem+json"


def test_an_unknown_id_is_not_found() -> None:
    for name in LISTS:
        for tail in ("00000000-0000-7000-8000-000000000000", "x", "%00"):
            assert client_of().get(f"/api/v1/{name}/{tail}/").status_code == 404


def test_attendance_by_name_is_public_once_a_ballot_is_closed() -> None:
    house = made.house(size=3, people=1)
    meeting = made.opened(house, 2)
    address = f"/api/v1/attendances/?meeting={meeting.pk}"
    before = client_of().get(address).json()["results"]
    own = client_of(house.secretary).get(address).json()["results"]

    made.voted(house, meeting, votes_for=2)
    after = client_of().get(address).json()["results"]

    assert (len(before), len(own), len(after)) == (0, 2, 2)


def test_why_a_member_stays_away_is_told_to_those_who_keep_it_and_to_himself() -> None:
    house = made.house(size=3, people=3)
    meeting = made.opened(house, 2)
    attendance.excuse(
        meeting,
        seat=house.seats[2],
        reason="сырқат",
        by=house.secretary,
        at=made.AT,
    )
    made.voted(house, meeting, votes_for=2)
    address = f"/api/v1/attendances/?meeting={meeting.pk}&status=excused"

    def told(actor: Any = None) -> str:
        (entry,) = client_of(actor).get(address).json()["results"]
        return str(entry["reason"])

    assert told(house.secretary) == told(house.chair) == "сырқат"
    assert told(house.members[2]) == "сырқат"
    assert told(house.members[1]) == told() == ""


def test_only_the_supervisor_registers_a_council() -> None:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Министрлік"))
    body = {
        "name_kk": "Келес ауданының қоғамдық кеңесі",
        "level": "local",
        "kind": "local",
        "body": str(factories.body().pk),
    }

    refused = client_of(made.house(size=3).secretary).post(
        "/api/v1/councils/", body, format="json"
    )
    made_one = client_of(supervisor).post("/api/v1/councils/", body, format="json")
    anonymous = client_of().post("/api/v1/councils/", body, format="json")

    assert (refused.status_code, anonymous.status_code) == (403, 401)
    assert made_one.status_code == 201
    assert made_one.json()["organization"]["kind"] == "council"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"name_kk": ""}, "/name_kk"),
        ({"name_kk": "a\u0007"}, "/name_kk"),
        ({"name_kk": "x" * 1_000}, "/name_kk"),
        ({"kind": "state_body"}, "/kind"),
        ({"owner": "me"}, "/owner"),
    ],
)
def test_what_is_wrong_with_a_council_is_named(change: Any, pointer: Any) -> None:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Министрлік"))
    body = {
        "name_kk": "Кеңес",
        "level": "local",
        "kind": "local",
        "body": str(factories.body().pk),
        **change,
    }

    answer = client_of(supervisor).post("/api/v1/councils/", body, format="json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_past_meeting_is_entered_by_the_secretary_and_marked() -> None:
    house = made.house(size=3)
    body = {
        "kind": "ordinary",
        "starts_at": "2026-01-29T15:00:00+05:00",
        "source": "https://www.gov.kz/",
        "agenda": [{"kind": "report", "title_kk": "Есеп"}],
    }

    answer = client_of(house.secretary).post(
        f"/api/v1/councils/{house.council.pk}/record-past-meeting/", body, format="json"
    )

    assert answer.status_code == 201
    assert answer.json()["is_imported"] is True
    assert Meeting.objects.get(pk=answer.json()["id"]).source == body["source"]
