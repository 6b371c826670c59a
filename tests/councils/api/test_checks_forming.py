from typing import Any

import pytest
from rest_framework.test import APIClient

from councils.rules.eligibility import Document

CHECKS = "/api/v1/law/checks"
pytestmark = pytest.mark.django_db
FIT: dict[str, Any] = {
    "level": "local",
    "born_on": "1990-05-01",
    "is_citizen": True,
    "is_resident": True,
    "documents": [document.value for document in Document],
    "on": "2026-11-23",
}


def ask(name: str, body: Any) -> Any:
    client = APIClient(enforce_csrf_checks=True)
    headers = {"accept-language": "en"}
    return client.post(f"{CHECKS}/{name}/", body, format="json", headers=headers)


@pytest.mark.parametrize(
    ("change", "codes", "missing"),
    [
        ({}, [], []),
        ({"born_on": "2008-11-24"}, ["age"], []),
        ({"is_resident": False}, ["residence"], []),
        ({"is_resident": False, "level": "republican"}, [], []),
        ({"is_in_working_group": True}, ["not-in-working-group"], []),
        (
            {"documents": ["proposal", "biography", "consent"]},
            ["document-conviction-certificate", "document-health-certificate"],
            ["conviction_certificate", "health_certificate"],
        ),
        (
            {
                "documents": ["proposal", "biography", "consent"],
                "agrees_to_query": True,
            },
            [],
            [],
        ),
    ],
)
def test_anyone_may_ask_whether_a_candidate_is_admitted(
    change: Any, codes: list[str], missing: list[str]
) -> None:
    answer = ask("candidate", {**FIT, **change})

    assert answer.status_code == 200
    assert [breach["code"] for breach in answer.json()["breaches"]] == codes
    assert answer.json()["missing"] == missing
    assert answer.json()["lawful"] is not bool(codes)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"level": "village"}, "/level"),
        ({"born_on": "2027-01-01"}, "/born_on"),
        ({"born_on": "2020-01-01", "on": "2019-01-01"}, "/born_on"),
        ({"is_citizen": 1}, "/is_citizen"),
        ({"documents": ["passport"]}, "/documents/0"),
        ({"documents": ["consent"] * 6}, "/documents"),
        ({"on": "2010-01-01"}, "/on"),
        ({"name": "x"}, "/name"),
    ],
)
def test_a_candidate_that_cannot_be_is_refused(change: Any, pointer: str) -> None:
    answer = ask("candidate", {**FIT, **change})

    assert answer.status_code == 400
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("body", "lawful", "civil", "state"),
    [
        ({"civil": 6, "state": 3}, True, 6, 3),
        ({"civil": 7, "state": 3}, True, 7, 3),
        ({"civil": 6, "state": 4}, False, 7, 3),
        ({"civil": 6, "state": 3, "size": 12}, False, 6, 3),
    ],
)
def test_anyone_may_ask_whether_a_working_group_is_lawful(
    *, body: Any, lawful: bool, civil: int, state: int
) -> None:
    answer = ask("working-group", {**body, "on": "2026-11-23"}).json()

    assert answer["lawful"] is lawful
    assert (answer["civil_needed"], answer["state_allowed"]) == (civil, state)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"civil": 0, "state": 0}, "/civil"),
        ({"civil": -1, "state": 0}, "/civil"),
        ({"civil": 6}, "/state"),
        ({"civil": 6, "state": 3, "size": 0}, "/size"),
        ({"civil": 6, "state": 3, "on": "2020-01-01"}, "/on"),
        ({"civil": "6", "state": 3}, "/civil"),
    ],
)
def test_a_working_group_that_cannot_be_is_refused(body: Any, pointer: str) -> None:
    answer = ask("working-group", body)

    assert answer.status_code == 400
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
