"""The public check of a group: the very rules, open to anybody, keeping nothing."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from tests import factories

pytestmark = pytest.mark.django_db

WHERE = "/api/v1/law/checks/group/"
NEITHER = ["protocol_without_number", "protocol_without_day"]
PERSON = {
    "born_on": "1990-05-01",
    "citizen": True,
    "capacity": "subject",
    "declarations": list(factories.ALL_DECLARED),
}


def asked(language: str = "en", **body: Any) -> Any:
    return APIClient().post(
        WHERE,
        {"on": "2026-11-23", **body},
        format="json",
        HTTP_ACCEPT_LANGUAGE=language,
    )


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content.decode()
    return [breach["code"] for breach in answer.json()["breaches"]]


@pytest.mark.parametrize(("people", "lawful"), [(1, True), (5, True), (6, False)])
def test_a_group_has_one_to_five_people(people: int, *, lawful: bool) -> None:
    answer = asked(participants=[PERSON] * people)

    told = answer.json()
    assert (told["lawful"], told["people"], told["most"]) == (lawful, people, 5)


def test_nobody_is_no_group() -> None:
    assert codes(asked(participants=[])) == ["nobody_left"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"born_on": "2008-11-24"}, "under_age"),
        ({"born_on": None}, "under_age"),
        ({"citizen": False}, "not_a_citizen"),
        ({"declarations": []}, "eligibility_not_declared"),
        ({"conflict": True}, "conflict_of_interest"),
    ],
)
def test_each_bar_of_a_person_is_told(said: dict[str, Any], code: str) -> None:
    assert codes(asked(participants=[{**PERSON, **said}])) == [code]


@pytest.mark.parametrize("said", [{}, {"conflict": False}])
def test_a_conflict_that_is_not_told_of_is_not_asked_for(said: dict[str, Any]) -> None:
    assert codes(asked(participants=[{**PERSON, **said}])) == []


@pytest.mark.parametrize(
    ("npo", "code"),
    [
        ({"registered": False}, "npo_not_registered"),
        ({"religious": True}, "npo_religious"),
        ({"foreign_participation": True}, "npo_foreign"),
        ({"suspended": True}, "npo_suspended"),
    ],
)
def test_each_bar_of_an_organization_is_told(npo: dict[str, bool], code: str) -> None:
    one = {**PERSON, "capacity": "representative", "npo": npo}

    assert codes(asked(participants=[one])) == [code]


def test_an_expert_helps_a_group_and_is_not_counted() -> None:
    expert = {**PERSON, "capacity": "expert", "citizen": False, "declarations": []}

    answer = asked(participants=[PERSON] * 5 + [expert])

    assert (answer.json()["lawful"], answer.json()["people"]) == (True, 5)


@pytest.mark.parametrize(
    ("protocol", "expected"),
    [
        ({"number": "1", "on": "2026-11-23"}, []),
        (
            {"number": "", "on": None},
            ["protocol_without_number", "protocol_without_day"],
        ),
        ({"number": "1", "on": "2026-11-24"}, ["protocol_in_future"]),
    ],
)
def test_a_protocol_is_judged_where_it_is_given(
    protocol: dict[str, Any], expected: list[str]
) -> None:
    assert codes(asked(participants=[PERSON], protocol=protocol)) == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "ҚБЗ 6-бап"), ("ru", "ст. 6"), ("en", "art. 6(2)(3)")],
)
def test_the_provision_is_told_in_the_reader_s_language(
    language: str, words: str
) -> None:
    answer = asked(language, participants=[{**PERSON, "born_on": None}])

    assert words in answer.json()["breaches"][0]["provision"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"participants": "x"},
        {"participants": [{**PERSON, "citizen": "yes"}]},
        {"participants": [{**PERSON, "capacity": "guest"}]},
        {"participants": [{**PERSON, "declarations": ["unknown"]}]},
        {"participants": [{**PERSON, "born_on": "1990-13-01"}]},
        {"participants": [{**PERSON, "npo": {}}]},
        {"participants": [PERSON] * 51},
        {"participants": [PERSON], "on": "2024-04-04"},
        {"participants": [PERSON], "more": 1},
        {"participants": [{**PERSON, "name": "a\u0000b"}]},
    ],
)
def test_what_cannot_be_is_refused(body: dict[str, Any]) -> None:
    assert asked(**body).status_code == 400
