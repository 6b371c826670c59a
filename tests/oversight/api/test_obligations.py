"""The doors of a ledger: who sees it, who writes into it, and what is refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.actor import Actor
from oversight.actions import obligations
from oversight.models import Obligation
from tests import factories
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at
from tests.oversight.ledger_roads import EXTENDABLE, Sides, morning

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 8, 5, 0, tzinfo=UTC)
WORDS = {"ground": "Сот шешімі", "paper": "№ 7, 08.12.2026"}
ACTS: dict[str, dict[str, Any]] = {
    "register": {"on": "2026-12-08"},
    "promise": {"promised_on": "2027-01-20", "ground": "Жабдық керек"},
    "extend": {"until": "2027-01-20", **WORDS},
    "suspend": WORDS,
}


@pytest.fixture
def sides() -> Sides:
    return Sides.met()


def path(owed: Obligation, verb: str = "") -> str:
    return f"/api/v1/obligations/{owed.pk}/" + (f"{verb}/" if verb else "")


def act(by: Actor | None, owed: Obligation, verb: str, **body: Any) -> Any:
    with standing_at(NOW):
        return client_of(by).post(
            path(owed, verb), body or ACTS.get(verb, WORDS), format="json"
        )


def shown(by: Actor | None, owed: Obligation, language: str = "en") -> Any:
    with standing_at(NOW):
        return client_of(by).get(path(owed), headers={"Accept-Language": language})


def test_everybody_sees_the_ledger_of_a_public_duty(sides: Sides) -> None:
    owed = sides.owes()
    obligations.register(owed, on=date(2026, 12, 7), by=sides.officer, at=NOW)

    answer = shown(None, owed)

    assert answer.status_code == 200
    told = answer.json()
    assert [line["kind"] for line in told["entries"]] == ["opened", "registered"]
    first, second = told["entries"]
    assert (
        "The term runs from 4 December 2026 (receipt of the document)" in first["text"]
    )
    assert second["by_role"] == "officer"
    assert told["registered_on"] == "2026-12-07"
    assert told["due_on"] == "2026-12-21"
    assert told["links"]["ledger"] == f"/kk/obligations/{owed.pk}/"
    assert told["claim"] is None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_line_is_told_in_the_callers_language(sides: Sides, language: str) -> None:
    owed = sides.owes()
    for verb in ACTS:
        assert act(sides.head, owed, verb).status_code == 200

    lines = shown(None, owed, language).json()["entries"]

    assert [line["kind"] for line in lines] == [
        "opened",
        "registered",
        "promised",
        "extended",
        "suspended",
    ]
    assert all(line["text"] for line in lines)
    assert lines[3]["ground"] == "Сот шешімі"
    assert lines[3]["paper"] == "№ 7, 08.12.2026"


def test_a_private_duty_is_seen_by_its_two_sides_alone(sides: Sides) -> None:
    owed = sides.owes(is_public=False)

    assert shown(None, owed).status_code == 404
    assert shown(factories.actor(factories.person()), owed).status_code == 404
    assert shown(sides.officer, owed).status_code == 200
    assert shown(sides.secretary, owed).status_code == 200


@pytest.mark.parametrize("verb", [*ACTS, "resume"])
def test_only_the_debtor_writes_into_it(sides: Sides, verb: str) -> None:
    owed = sides.owes_by_setting()

    assert act(None, owed, verb).status_code == 401
    assert act(sides.secretary, owed, verb).status_code == 403
    assert act(factories.actor(factories.person()), owed, verb).status_code == 403
    owed.refresh_from_db()
    assert owed.entries.count() == 1


@pytest.mark.parametrize("verb", list(ACTS))
def test_officer_and_head_of_the_debtor_may(sides: Sides, verb: str) -> None:
    for by in (sides.officer, sides.head):
        answer = act(by, sides.owes(), verb)

        assert answer.status_code == 200, answer.json()
        assert answer.json()["due_on"] == "2026-12-21"


def test_an_extension_beyond_the_law_is_shown_as_such(sides: Sides) -> None:
    answer = act(sides.head, sides.owes(), "extend").json()

    assert answer["due_on"] == "2026-12-21"
    assert answer["extended_to"] == "2027-01-20"
    assert "beyond the law" in answer["entries"][-1]["text"] or answer["entries"][-1]


def test_the_law_lets_an_appeal_be_extended_so_far(sides: Sides) -> None:
    owed = sides.owes(EXTENDABLE)

    answer = act(sides.head, owed, "extend", until="2027-01-20", **WORDS).json()

    assert (answer["due_on"], answer["extended_to"]) == ("2027-01-20", None)


def test_a_setting_is_stopped_and_runs_on(sides: Sides) -> None:
    owed = sides.owes_by_setting()

    stopped = act(sides.head, owed, "suspend").json()
    assert stopped["suspended_on"] == "2026-12-08"
    resumed = act(sides.head, owed, "resume").json()

    assert (resumed["suspended_on"], resumed["due_on"]) == (None, "2026-12-11")


@pytest.mark.parametrize(
    ("verb", "body", "pointer"),
    [
        ("register", {"on": "2026-12-09"}, "/on"),
        ("register", {"on": "yesterday"}, "/on"),
        ("promise", {"promised_on": "2027-01-20"}, "/ground"),
        ("promise", {"ground": "Уәде"}, "/promised_on"),
        ("extend", {"until": "2027-01-20", "ground": "Жоқ"}, "/paper"),
        ("extend", {"until": "2027-01-20", "paper": "№ 1"}, "/ground"),
        ("suspend", {"ground": "Сот"}, "/paper"),
        ("suspend", {**WORDS, "until": "2027-01-01"}, "/until"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_lost(
    sides: Sides, verb: str, body: dict[str, Any], pointer: str
) -> None:
    owed = sides.owes()

    answer = act(sides.head, owed, verb, **body)

    assert answer.status_code == 400
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert owed.entries.count() == 1


@pytest.mark.parametrize(
    ("verb", "body", "code"),
    [
        ("register", {"on": "2026-12-03"}, "too-early"),
        ("promise", {"promised_on": "2026-12-07", "ground": "Кеше"}, "too-early"),
        ("extend", {"until": "2026-12-21", **WORDS}, "not-longer"),
        ("resume", WORDS, "move-refused"),
    ],
)
def test_what_cannot_be_is_refused_with_its_code(
    sides: Sides, verb: str, body: dict[str, Any], code: str
) -> None:
    owed = sides.owes()

    answer = act(sides.head, owed, verb, **body)

    assert answer.status_code == 409
    assert answer.json()["type"].endswith(code)
    assert owed.entries.count() == 1


def moves(by: Actor, owed: Obligation) -> dict[str, bool]:
    told = shown(by, owed).json()["moves"]
    return {move["act"]: move["open"] for move in told}


def test_moves_are_closed_once_it_is_done(sides: Sides) -> None:
    owed = sides.owes()
    before = {
        move["act"]: move["open"] for move in shown(sides.head, owed).json()["moves"]
    }
    obligations.discharge(owed, on=date(2026, 12, 8), by=sides.head, at=NOW)
    after = {
        move["act"]: move["open"] for move in shown(sides.head, owed).json()["moves"]
    }

    assert before == dict.fromkeys(
        ("register", "promise", "extend", "suspend", "resume"), True
    )
    assert set(after.values()) == {False}
    assert act(sides.head, owed, "promise").status_code == 409


def test_both_claims_stand_side_by_side(sides: Sides) -> None:
    owed = sides.owes()
    obligations.dispute_receipt(
        owed,
        claimed_on=date(2026, 12, 7),
        ground="Пошта",
        by=sides.officer,
        at=morning(date(2026, 12, 8)),
    )

    told = shown(None, owed).json()

    assert (told["started_on"], told["due_on"]) == ("2026-12-04", "2026-12-21")
    assert told["claim"] == {"received_on": "2026-12-07", "due_on": "2026-12-22"}
    assert told["claimed_start_on"] == "2026-12-07"


def test_duties_are_sought_by_how_their_clock_stands(sides: Sides) -> None:
    plain, stopped = sides.owes(), sides.owes_by_setting()
    disputed, beyond = sides.owes(), sides.owes()
    assert act(sides.head, stopped, "suspend").status_code == 200
    assert act(sides.head, beyond, "extend").status_code == 200
    obligations.dispute_receipt(
        disputed,
        claimed_on=date(2026, 12, 7),
        ground="Пошта",
        by=sides.officer,
        at=morning(date(2026, 12, 8)),
    )

    for name, one in (
        ("suspended", stopped),
        ("disputed", disputed),
        ("beyond_law", beyond),
    ):
        assert found(sides, **{name: "true"}) == {str(one.pk)}
        assert str(plain.pk) in found(sides, **{name: "false"})
    assert found(sides, basis="setting") == {str(stopped.pk)}


def found(sides: Sides, **wanted: str) -> set[str]:
    asked = {"debtor": str(sides.body.pk), **wanted}
    answer = client_of(None).get("/api/v1/obligations/", asked)
    assert answer.status_code == 200
    return {row["id"] for row in answer.json()["results"]}


def test_an_item_takes_as_many_queries_for_a_long_ledger_as_for_a_short(
    sides: Sides,
) -> None:
    short, long = sides.owes(), sides.owes()
    for number in range(9):
        obligations.promise(
            long,
            promised_on=date(2027, 1, 10 + number),
            ground="Уәде",
            by=sides.officer,
            at=NOW,
        )

    assert _queries(path(short)) == _queries(path(long))


def _queries(address: str) -> int:
    client = APIClient()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
