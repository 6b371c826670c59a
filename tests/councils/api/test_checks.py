from typing import Any

import pytest
from rest_framework.test import APIClient

pytestmark = pytest.mark.django_db
CHECKS = "/api/v1/law/checks"


def ask(name: str, body: Any, language: Any = "en") -> Any:
    headers = {"accept-language": language}
    client = APIClient(enforce_csrf_checks=True)
    return client.post(f"{CHECKS}/{name}/", body, format="json", headers=headers)


@pytest.mark.parametrize(("members", "needed"), [(17, 12), (15, 10), (1, 1)])
def test_anyone_may_ask_for_a_quorum(members: int, needed: int) -> None:
    body = {"members": members, "present": needed, "on": "2026-02-01"}

    answer = ask("quorum", body)

    assert answer.status_code == 200
    assert answer.json() == {"lawful": True, "needed": needed, "breaches": []}


def test_a_missing_quorum_is_told_in_the_callers_language() -> None:
    answer = ask("quorum", {"members": 17, "present": 11}, language="kk")

    assert answer.json()["lawful"] is False
    assert answer.json()["breaches"] == [
        {
            "code": "no-quorum",
            "text": "Кворум жоқ: 11 мүше, 12 керек.",
            "provision": "ҚКЗ 13-бап 2-тармақ",
        }
    ]


def test_an_assembly_needs_a_half() -> None:
    answer = ask("quorum", {"members": 25, "present": 12, "kind": "assembly"})

    assert answer.json()["needed"] == 13


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"members": -1, "present": 0}, "/members"),
        ({"members": 0, "present": 0}, "/members"),
        ({"members": 17, "present": 18}, "/present"),
        ({"members": 17, "present": -1}, "/present"),
        ({"members": "17", "present": 12}, "/members"),
        ({"members": 17.5, "present": 12}, "/members"),
        ({"members": 17}, "/present"),
        ({"members": 17, "present": 12, "on": "0026-02-01"}, "/on"),
        ({"members": 17, "present": 12, "on": "2014-02-01"}, "/on"),
        ({"members": 17, "present": 12, "kind": "senate"}, "/kind"),
        ({"members": 17, "present": 12, "extra": 1}, "/extra"),
        ({"members": 2**40, "present": 12}, "/members"),
    ],
)
def test_counts_that_cannot_be_are_refused(body: Any, pointer: Any) -> None:
    answer = ask("quorum", body)

    assert answer.status_code == 400
    assert answer["content-type"] == "application/problem+json"
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


VOTES = {"for": 11, "against": 1, "abstained": 2, "present": 15, "members": 21}


@pytest.mark.parametrize(
    ("majority", "needed", "carried"),
    [("present", 8, True), ("participants", 8, True), ("members", 11, True)],
)
def test_anyone_may_ask_for_the_result_of_a_ballot(
    *, majority: Any, needed: int, carried: bool
) -> None:
    answer = ask("ballot", {"majority": majority, **VOTES})

    assert answer.json()["needed"] == needed
    assert answer.json()["carried"] is carried
    assert f"{needed} votes needed, 11 given" in answer.json()["explanation"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"for": 13}, "/present"),
        ({"for": -1}, "/for"),
        ({"present": 22}, "/present"),
        ({"majority": "two-thirds"}, "/majority"),
        ({"recused": 1}, "/recused"),
    ],
)
def test_votes_that_cannot_be_are_refused(change: Any, pointer: Any) -> None:
    answer = ask("ballot", {"majority": "present", **VOTES, **change})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_majority_of_all_members_needs_their_number() -> None:
    votes = {name: count for name, count in VOTES.items() if name != "members"}

    answer = ask("ballot", {"majority": "members", **votes})

    assert answer.status_code == 400


def seats(civil: Any, state: Any, ethnocultural: Any = 0) -> Any:
    return [
        *(
            {
                "civil_society": True,
                "ethnocultural": place < ethnocultural,
                "npo": str(place),
            }
            for place in range(civil)
        ),
        *({"civil_society": False, "ethnocultural": False, "npo": ""},) * state,
    ]


@pytest.mark.parametrize(
    ("civil", "state", "ethnocultural", "codes"),
    [
        (15, 6, 4, []),
        (15, 6, 3, ["ethnocultural-share"]),
        (13, 8, 4, ["civil-share"]),
    ],
)
def test_anyone_may_ask_for_a_composition(
    civil: Any, state: Any, ethnocultural: Any, codes: Any
) -> None:
    body = {
        "level": "local",
        "kind": "local",
        "on": "2026-07-01",
        "seats": seats(civil, state, ethnocultural),
    }

    answer = ask("composition", body)

    assert [breach["code"] for breach in answer.json()["breaches"]] == codes
    assert answer.json()["lawful"] is not bool(codes)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "state_body"},
        {"seats": []},
        {"seats": [{"npo": "x"}]},
        {"seats": [{"civil_society": True, "npo": "a\u0000b"}]},
        {"level": "district"},
        {"on": "2026-13-01"},
    ],
)
def test_a_composition_that_cannot_be_is_refused(change: Any) -> None:
    body = {"level": "local", "kind": "local", "seats": seats(15, 6, 4), **change}

    assert ask("composition", body).status_code == 400
