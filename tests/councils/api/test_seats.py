"""Seats by the API: names and offices for everybody, acts for a few."""

from typing import Any

import pytest

from backend.accounts.roles import Role
from councils.models import Seat
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils.api.calling import client_of
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
API = "/api/v1"
OWN_WISH = {"ground": "own_wish", "on": "2026-11-23", "document": "өтініш"}


@pytest.fixture(autouse=True)
def on_the_day_of_the_house() -> Any:
    with clock.standing_at(made.AT):
        yield


@pytest.fixture
def house() -> House:
    return made.house(size=3, people=3)


def posted(who: Any, seat: Seat, act: str, body: Any) -> Any:
    return client_of(who).post(
        f"{API}/seats/{seat.pk}/{act}/",
        body,
        format="json",
        headers={"accept-language": "en"},
    )


def offices(house: House) -> dict[str, Any]:
    return {
        "secretary": house.secretary,
        "chair": house.chair,
        "member": house.members[1],
        "head": factories.holder(Role.HEAD, house.body),
        "another secretary": made.house(size=3).secretary,
        "stranger": factories.actor(factories.person()),
    }


@pytest.mark.parametrize(
    ("place", "allowed"),
    [(1, {"secretary", "chair"}), (2, {"secretary", "chair", "head"})],
)
def test_who_may_end_a_seat(house: House, place: int, allowed: set[str]) -> None:
    seat = house.seats[place]

    statuses = {
        name: posted(who, seat, "end", {}).status_code
        for name, who in offices(house).items()
    }

    assert {name for name, status in statuses.items() if status == 400} == allowed
    assert {s for name, s in statuses.items() if name not in allowed} == {403}
    assert posted(None, seat, "end", OWN_WISH).status_code == 401


def test_who_may_note_a_document(house: House) -> None:
    statuses = {
        name: posted(who, house.seats[1], "issue-document", {"number": "1"}).status_code
        for name, who in offices(house).items()
    }

    assert {name for name, status in statuses.items() if status == 200} == {
        "secretary",
        "chair",
    }


def test_a_seat_ends_and_says_on_which_ground(house: House) -> None:
    answer = posted(house.secretary, house.seats[1], "end", OWN_WISH)

    told = answer.json()
    assert answer.status_code == 200
    assert (told["to_on"], told["end_ground"]) == ("2026-11-23", "own_wish")
    assert "өтініш" not in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({"ground": "boredom"}, 400, "/ground"),
        ({"on": "2026-02-30"}, 400, "/on"),
        ({"document": "x" * 501}, 400, "/document"),
        ({"decision": "x"}, 400, "/decision"),
        ({"extra": 1}, 400, "/extra"),
        ({"document": ""}, 409, "application-missing"),
        ({"ground": "absences"}, 409, "decision-missing"),
        ({"ground": "replaced"}, 409, "not-of-the-state"),
        ({"on": "2026-07-14"}, 409, "outside-the-term"),
        ({"on": "2029-07-16"}, 409, "outside-the-term"),
    ],
)
def test_what_is_wrong_with_an_end_is_named_and_nothing_ends(
    house: House, change: Any, status: int, told: str
) -> None:
    seat = house.seats[1]

    answer = posted(house.secretary, seat, "end", {**OWN_WISH, **change})

    seat.refresh_from_db()
    assert answer.status_code == status
    assert told in answer.content.decode()
    assert seat.to_on is None


def test_another_councils_decision_excludes_nobody(house: House) -> None:
    foreign = made.decided_by(made.house(size=3), present=2, votes_for=2)
    body = {"ground": "absences", "on": "2026-11-23", "decision": str(foreign.pk)}

    answer = posted(house.secretary, house.seats[1], "end", body)

    assert answer.status_code == 409
    (breach,) = answer.json()["breaches"]
    assert breach["code"] == "not-its-decision"
    assert "15(2)(5)" in breach["provision"]


def test_a_decision_of_the_council_excludes(house: House) -> None:
    decision = made.decided_by(house, present=2, votes_for=2)
    body = {"ground": "absences", "on": "2026-11-23", "decision": str(decision.pk)}

    answer = posted(house.secretary, house.seats[1], "end", body)

    assert answer.status_code == 200
    assert answer.json()["end_decision"] == str(decision.pk)


def test_the_number_of_a_document_is_public_and_has_its_limits(house: House) -> None:
    seat = house.seats[1]

    empty = posted(house.secretary, seat, "issue-document", {"number": ""})
    long = posted(house.secretary, seat, "issue-document", {"number": "1" * 101})
    noted = posted(house.secretary, seat, "issue-document", {"number": "ҚК-07"})

    assert [empty.status_code, long.status_code] == [400, 400]
    assert noted.json()["membership_document"] == "ҚК-07"


def test_a_seat_shows_no_contacts_and_no_birthday(house: House) -> None:
    seat = house.seats[1]
    assert seat.user is not None

    answer = client_of().get(f"{API}/seats/{seat.pk}/")

    told = answer.json()
    assert not {"user", "born_on", "end_document", "application"} & set(told)
    assert seat.user.email not in answer.content.decode()
    page = client_of().get(told["links"]["page"])
    assert page.status_code == 200


def test_seats_are_found_by_the_day_on_which_they_are_held(house: House) -> None:
    posted(house.secretary, house.seats[1], "end", OWN_WISH)
    council = house.council.pk

    def held(on: str) -> int:
        answer = client_of().get(f"{API}/seats/?council={council}&in_force_on={on}")
        return len(answer.json()["results"])

    assert [held("2026-11-23"), held("2026-11-24"), held("2026-07-14")] == [3, 2, 0]
