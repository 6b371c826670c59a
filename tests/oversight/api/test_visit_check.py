"""The public check of a visit: anyone asks, nothing is kept."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from tests import factories

pytestmark = pytest.mark.django_db


def check(language: str = "en", **asked: Any) -> Any:
    return APIClient().post(
        "/api/v1/law/checks/visit/", asked, "json", HTTP_ACCEPT_LANGUAGE=language
    )


@pytest.mark.parametrize(
    ("ended_on", "wanted_on", "until"),
    [
        ("2026-05-04", "2026-11-04", "2026-11-04"),
        ("2026-05-04", "2026-11-05", None),
        ("2025-08-31", "2026-02-28", "2026-02-28"),
        ("2025-08-31", "2026-03-01", None),
        ("2027-08-31", "2028-02-29", "2028-02-29"),
        ("2027-08-31", "2028-03-01", None),
        ("2026-06-13", "2026-12-13", "2026-12-13"),  # a Sunday: it does not move
        ("2026-06-13", "2026-12-14", None),
    ],
)
def test_a_body_learns_whether_it_may_refuse(
    ended_on: str, wanted_on: str, until: str | None
) -> None:
    told = check(wanted_on=wanted_on, earlier=[{"ended_on": ended_on}]).json()

    assert told["may_refuse"] is (until is not None)
    assert told["until"] == until
    if until:
        assert told["bars"][0]["ground"] == "object"
        assert "6 months" in told["bars"][0]["explanation"]


def test_object_and_question_are_told_apart_in_the_readers_language() -> None:
    earlier = [
        {"ended_on": "2026-05-04", "same_object": False, "same_question": True},
        {"ended_on": "2026-06-04", "same_object": False, "same_question": False},
    ]

    told = check("ru", wanted_on="2026-11-01", earlier=earlier).json()

    assert [bar["ground"] for bar in told["bars"]] == ["question"]
    assert told["bars"][0]["ground_text"] == "тот же вопрос"


def test_a_request_is_lawful_with_its_list_their_eligibility_and_a_reason() -> None:
    who = {"name": "Ерлан", "declarations": list(factories.ALL_DECLARED)}
    half = {**who, "declarations": list(factories.ALL_DECLARED)[:-1]}

    def codes(**asked: Any) -> list[str]:
        told = check(wanted_on="2026-11-01", **asked).json()
        assert told["lawful"] is (not told["breaches"])
        return [breach["code"] for breach in told["breaches"]]

    assert codes(participants=[who], reason="Қарау") == []
    assert codes() == []
    assert codes(participants=[], reason="") == [
        "visit_without_list",
        "visit_without_reason",
    ]
    assert codes(participants=[half]) == ["visit_without_eligibility"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"wanted_on": "2026-02-30"},
        {"wanted_on": "2026-11-01", "earlier": [{"ended_on": "soon"}]},
        {"wanted_on": "2026-11-01", "earlier": [{}]},
        {"wanted_on": "2026-11-01", "participants": [{"name": "Е"}]},
        {"wanted_on": "2026-11-01", "more": 1},
    ],
)
def test_what_cannot_be_is_refused(asked: dict[str, Any]) -> None:
    assert check(**asked).status_code == 400
