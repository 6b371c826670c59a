"""The public checks of a discussion and of experts: the rules that the acts ask."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from rest_framework.test import APIClient

from tests.councils.clock import standing_at

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def standing() -> Iterator[None]:
    with standing_at(AT):
        yield


def asked(name: str, body: dict[str, Any], *, language: str = "en") -> Any:
    return APIClient().post(
        f"/api/v1/law/checks/{name}/",
        body,
        format="json",
        headers={"Accept-Language": language},
    )


@pytest.mark.parametrize(
    ("body", "lawful", "expected"),
    [
        (
            {"published_on": "2026-12-14", "invited_on": "2026-12-10"},
            True,
            [],
        ),
        (
            {"published_on": "2026-12-15", "invited_on": "2026-12-10"},
            False,
            ["published_late"],
        ),
        (
            {"published_on": "2026-12-14", "invited_on": "2026-12-11"},
            False,
            ["invited_late"],
        ),
        ({}, False, ["not_published", "not_invited"]),
        (
            {
                "published_on": "2026-12-14",
                "invited_on": "2026-12-10",
                "manner": "mixed",
                "has_place": True,
            },
            False,
            ["no_link", "no_materials"],
        ),
    ],
)
def test_the_public_check_of_a_discussion_tells_what_the_acts_would(
    *, body: dict[str, Any], lawful: bool, expected: list[str]
) -> None:
    answer = asked("discussion", {"held_on": "2026-12-18", **body})

    told = answer.json()
    assert answer.status_code == 200
    assert told["lawful"] is lawful
    assert [breach["code"] for breach in told["breaches"]] == expected
    assert (told["publication"]["by"], told["invitation"]["by"]) == (
        "2026-12-14",
        "2026-12-10",
    )


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"held_on": "2026-02-30"},
        {"held_on": "2024-04-04"},
        {"held_on": "2099-01-01"},
        {"held_on": "2026-12-18", "published_on": "soon"},
        {"held_on": "2026-12-18", "other": 1},
    ],
)
def test_the_check_refuses_what_it_cannot_count(body: dict[str, Any]) -> None:
    assert asked("discussion", body).status_code == 400


def test_the_check_speaks_the_callers_language() -> None:
    body = {"held_on": "2026-12-18"}
    said = {
        language: asked("discussion", body, language=language).json()["breaches"][0]
        for language in ("kk", "ru", "en")
    }

    assert len({breach["text"] for breach in said.values()}) == 3
    assert "ст. 10 п. 2" in said["ru"]["provision"]


@pytest.mark.parametrize(
    ("experts", "expected"),
    [
        ([], ["no_expert"]),
        ([(True, 2)], []),
        ([(True, 1)], ["too_little_experience"]),
        ([(False, 2)], ["no_higher_education"]),
        ([(True, 2), (False, 0)], ["no_higher_education", "too_little_experience"]),
    ],
)
def test_the_public_check_of_experts_tells_each_that_is_unfit(
    experts: list[tuple[bool, int]], expected: list[str]
) -> None:
    body = {
        "experts": [
            {"higher_education": educated, "experience_years": years}
            for educated, years in experts
        ]
    }

    told = asked("expert", body).json()

    assert told["lawful"] is (not expected)
    assert told["needed_years"] == 2
    assert [breach["code"] for breach in told["breaches"]] == expected


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"experts": [{"higher_education": True, "experience_years": -1}]},
        {"experts": [{"higher_education": True, "experience_years": 1.5}]},
        {"experts": [{"higher_education": "yes", "experience_years": 2}]},
        {"experts": [], "on": "2024-04-04"},
        {"experts": [], "more": 1},
    ],
)
def test_the_check_of_experts_refuses_what_cannot_be(body: dict[str, Any]) -> None:
    assert asked("expert", body).status_code == 400
