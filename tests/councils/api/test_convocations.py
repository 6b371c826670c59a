"""Acts on compositions by the API: who may, what is refused, what is told."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.roles import Role
from councils.models import Convocation, Seat
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils import seat_factories as filling
from tests.councils.api.calling import client_of

pytestmark = pytest.mark.django_db
API = "/api/v1"
DAY = timedelta(days=1)
LATER = (filling.ON + 10 * DAY).isoformat()
SEATING = {"from_on": LATER, "document": "№ 13"}
ACTS: dict[str, dict[str, Any]] = {
    "appoint": {"person_name": "Жаңа өкіл", **SEATING},
    "seat-from-reserve": SEATING,
    "enlarge": {"size": 7, "document": "№ 20", "on": LATER},
    "end-early": {"ground": "body_liquidated", "document": "№ 30", "on": LATER},
}


@pytest.fixture
def of() -> Iterator[filling.Filled]:
    """Return a council of six with one seat vacant, and two in reserve."""
    found = filling.filled(reserve=[False, True])
    with clock.standing_at(filling.AT + 2 * DAY):
        yield found


def posted(who: Any, of: filling.Filled, act: str, body: Any) -> Any:
    address = f"{API}/convocations/{of.convocation.pk}/{act}/"
    return client_of(who).post(
        address, body, format="json", headers={"accept-language": "en"}
    )


def vacate(of: filling.Filled, place: int = 1) -> Seat:
    """Let one of the selected leave."""
    return filling.left(of, of.seat(of.selected[place]), on=filling.ON + DAY)


@pytest.mark.parametrize(
    ("act", "allowed"),
    [
        ("appoint", {"head", "supervisor"}),
        ("seat-from-reserve", {"head", "supervisor", "secretary"}),
        ("enlarge", {"head", "supervisor"}),
        ("end-early", {"head", "supervisor"}),
    ],
)
def test_who_may_act_upon_a_composition(
    of: filling.Filled, act: str, allowed: set[str]
) -> None:
    member = of.seat(of.selected[0]).user
    assert member is not None
    actors = {
        "head": of.head,
        "supervisor": factories.holder(Role.SUPERVISOR, factories.body("Министрлік")),
        "secretary": of.secretary,
        "member": factories.actor(member),
        "another head": factories.holder(Role.HEAD, factories.body()),
        "another secretary": forming.site().secretary,
        "stranger": factories.actor(factories.person()),
    }

    # An empty body is asked for only of those who may act.
    statuses = {
        name: posted(who, of, act, {}).status_code for name, who in actors.items()
    }

    assert {name for name, status in statuses.items() if status == 400} == allowed
    assert {status for name, status in statuses.items() if name not in allowed} == {403}
    assert posted(None, of, act, ACTS[act]).status_code == 401


def test_a_vacant_seat_is_taken_by_whose_turn_it_is(of: filling.Filled) -> None:
    vacate(of)

    answer = posted(of.secretary, of, "seat-from-reserve", SEATING)

    seat = answer.json()
    assert answer.status_code == 201
    assert seat["person_name"] == of.reserved[0].person_name
    assert (seat["from_on"], seat["to_on"]) == (LATER, None)
    assert "born_on" not in seat


def test_a_seat_is_not_given_twice(of: filling.Filled) -> None:
    vacate(of)
    posted(of.secretary, of, "seat-from-reserve", SEATING)

    answer = posted(of.secretary, of, "seat-from-reserve", SEATING)

    assert answer.status_code == 409
    assert [one["code"] for one in answer.json()["breaches"]] == ["no-vacancy"]
    assert "9(9)" in answer.json()["breaches"][0]["provision"]


def test_an_official_takes_the_place_of_another(of: filling.Filled) -> None:
    before = of.officials[0]
    body = {**ACTS["appoint"], "replaces": str(before.pk)}

    answer = posted(of.head, of, "appoint", body)

    assert answer.status_code == 201
    assert answer.json()["replaces"] == str(before.pk)
    before.refresh_from_db()
    assert before.end_ground == "replaced"


def test_a_member_of_another_council_is_not_replaced(of: filling.Filled) -> None:
    foreign = made.house(size=3).seats[2]
    body = {**ACTS["appoint"], "replaces": str(foreign.pk)}

    answer = posted(of.head, of, "appoint", body)

    foreign.refresh_from_db()
    assert answer.status_code == 409
    assert [one["code"] for one in answer.json()["breaches"]] == ["not-its-member"]
    assert foreign.to_on is None


def test_the_selected_of_an_additional_competition_is_seated() -> None:
    of = filling.filled(reserve=())
    vacate(of)
    contest = forming.announced(of.site, civil=1, additional_decision="№ 3")
    (row,) = forming.decided(of.site, contest, selected=1, reserved=0)
    body = {**SEATING, "application": str(row.pk)}

    with clock.standing_at(filling.AT + 2 * DAY):
        first = posted(of.secretary, of, "seat-selected", body)
        second = posted(of.secretary, of, "seat-selected", body)

    assert first.status_code == 201
    assert first.json()["person_name"] == row.person_name
    assert second.status_code == 409


def test_a_council_is_enlarged_and_ended_early(of: filling.Filled) -> None:
    larger = posted(of.head, of, "enlarge", ACTS["enlarge"])
    ended = posted(of.head, of, "end-early", ACTS["end-early"])
    again = posted(of.head, of, "end-early", ACTS["end-early"])

    assert (larger.status_code, larger.json()["size"]) == (200, 7)
    assert (ended.status_code, ended.json()["to_on"]) == (200, LATER)
    assert ended.json()["ended_early"] == "body_liquidated"
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("act", "change", "pointer"),
    [
        ("appoint", {"person_name": ""}, "/person_name"),
        ("appoint", {"person_name": "x" * 201}, "/person_name"),
        ("appoint", {"from_on": "2026-13-01"}, "/from_on"),
        ("appoint", {"document": ""}, "/document"),
        ("appoint", {"replaces": "x"}, "/replaces"),
        ("appoint", {"born_on": "0001-01-01"}, "/born_on"),
        ("appoint", {"extra": 1}, "/extra"),
        ("seat-from-reserve", {"from_on": None}, "/from_on"),
        ("seat-from-reserve", {"document": "a\nb"}, "/document"),
        ("enlarge", {"size": 0}, "/size"),
        ("enlarge", {"size": 1001}, "/size"),
        ("enlarge", {"size": "7"}, "/size"),
        ("end-early", {"ground": "boredom"}, "/ground"),
        ("end-early", {"on": "soon"}, "/on"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    of: filling.Filled, act: str, change: Any, pointer: str
) -> None:
    vacate(of)
    before = Convocation.objects.values().get(pk=of.convocation.pk)

    answer = posted(of.head, of, act, {**ACTS[act], **change})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert Convocation.objects.values().get(pk=of.convocation.pk) == before
    assert Seat.objects.filter(convocation=of.convocation).count() == 6


def test_the_composition_is_judged_as_of_any_day(of: filling.Filled) -> None:
    vacate(of, 0)
    address = f"{API}/convocations/{of.convocation.pk}/composition/"

    def codes(on: str) -> set[str]:
        told = client_of().get(f"{address}?on={on}").json()
        return {v["code"] for v in told["verdicts"] if v["standing"] == "unlawful"}

    assert codes((filling.ON + DAY).isoformat()) == set()
    assert codes(LATER) == {"civil-share", "ethnocultural-share"}
    assert codes("2026-01-01") == {"term-of-office"}
    assert client_of().get(f"{address}?on=x").status_code == 400


def test_the_attendance_of_a_year_says_how_the_year_is_counted() -> None:
    house = made.house(size=3, people=3)
    convocation = house.council.convocations.get()
    address = f"{API}/convocations/{convocation.pk}/attendance/?on=2026-11-23"

    told = client_of().get(address).json()

    assert (told["window"], told["from_on"]) == ("calendar", "2026-01-01")
    assert [one["absent"] for one in told["seats"]] == [0, 0, 0]


def past(council: Any, **change: Any) -> dict[str, Any]:
    """Return a past composition of three, as its source tells it."""
    return {
        "approved_by": str(council.body_id),
        "approved_on": "2023-02-25",
        "document": "№ 3",
        "from_on": "2023-02-25",
        "source": "https://example.kz/2023",
        "seats": [
            {"person_name": "Айгүл", "nominator": "«Ақсай»"},
            {"person_name": "Ким", "is_ethnocultural": True},
            {"person_name": "Болат", "constituency": "state"},
        ],
        **change,
    }


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({}, 201, ""),
        ({"number": 4, "until_on": "2025-12-31"}, 201, ""),
        ({"number": 4, "source": ""}, 400, "/number"),
        ({"until_on": "2025-12-31", "source": ""}, 400, "/until_on"),
        ({"is_demonstration": True, "source": ""}, 400, "/source"),
        ({"number": 0}, 400, "/number"),
        ({"until_on": "2026-02-26"}, 409, "outside-the-term"),
        ({"seats": []}, 400, "/seats"),
    ],
)
def test_a_past_composition_is_recorded_with_what_its_source_tells(
    change: Any, status: int, told: str
) -> None:
    council = made.council()
    head = factories.holder(Role.HEAD, council.body)

    answer = client_of(head).post(
        f"{API}/councils/{council.pk}/approve-convocation/",
        past(council, **change),
        format="json",
    )

    assert answer.status_code == status, answer.content.decode()
    assert told in answer.content.decode()
    if status == 201:
        assert answer.json()["is_imported"] is True
        assert answer.json()["number"] == change.get("number", 1)
        assert answer.json()["to_on"] == change.get("until_on", "2026-02-25")


def test_two_compositions_on_one_day_are_refused_by_name() -> None:
    house = made.house(size=3)
    head = factories.holder(Role.HEAD, house.body)
    body = past(house.council, from_on="2024-02-25")

    answer = client_of(head).post(
        f"{API}/councils/{house.council.pk}/approve-convocation/", body, format="json"
    )

    assert answer.status_code == 409
    codes = [one["code"] for one in answer.json()["breaches"]]
    assert codes == ["convocations-overlap"]


def test_one_composition_takes_as_many_queries_for_many_seats_as_for_few() -> None:
    def queries(size: int) -> int:
        convocation = made.house(size=size).council.convocations.get()
        address = f"{API}/convocations/{convocation.pk}"
        client = client_of()
        client.get(f"{address}/composition/")
        with CaptureQueriesContext(connection) as caught:
            for side in ("/", "/composition/", "/attendance/"):
                assert client.get(f"{address}{side}").status_code == 200
        return len(caught)

    assert queries(3) == queries(60)
