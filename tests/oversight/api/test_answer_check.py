"""The public check of an answer says what the rules say, to anybody."""

from typing import Any

import pytest
from rest_framework.test import APIClient

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/law/checks/answer/"


def check(**said: Any) -> Any:
    """Ask as a stranger."""
    return APIClient(HTTP_ACCEPT_LANGUAGE="en").post(ADDRESS, said, format="json")


@pytest.mark.parametrize(
    ("answered_on", "codes"),
    [("2026-11-23", []), ("2026-11-24", ["answer_late"]), (None, [])],
)
def test_an_answer_is_in_time_until_the_tenth_working_day(
    answered_on: str | None, codes: list[str]
) -> None:
    told = check(received_on="2026-11-09", answered_on=answered_on).json()

    assert told["term"]["by"] == "2026-11-23"
    assert "art. 13(4)" in told["term"]["provision"]
    assert [breach["code"] for breach in told["breaches"]] == codes
    assert told["lawful"] is (codes == [])


@pytest.mark.parametrize(
    ("notified_on", "codes"),
    [
        ("2026-11-18", []),
        ("2026-11-19", ["hearing_notice_late"]),
        (None, ["no_hearing"]),
    ],
)
def test_a_refusal_is_checked_for_the_hearing_before_it(
    notified_on: str | None, codes: list[str]
) -> None:
    told = check(
        received_on="2026-11-09",
        answered_on="2026-11-23",
        verdict="rejected",
        notified_on=notified_on,
        held_on="2026-11-20" if notified_on else None,
    ).json()

    assert told["notice"]["by"] == "2026-11-18"
    assert [breach["code"] for breach in told["breaches"]] == codes


def test_a_council_under_a_power_without_days_has_no_term() -> None:
    told = check(
        received_on="2026-11-09",
        answered_on="2026-12-31",
        power="5(1)(11)",
        verdict="rejected",
        reasons=" ",
    ).json()

    assert (told["term"], told["notice"]) == (None, None)
    assert [breach["code"] for breach in told["breaches"]] == ["no_reasons"]


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({}, "/received_on"),
        ({"received_on": "2020-01-01"}, "/received_on"),
        ({"received_on": "9.11.2026"}, "/received_on"),
        ({"received_on": "2026-11-09", "power": "5(9)"}, "/power"),
        ({"received_on": "2026-11-09", "verdict": "yes"}, "/verdict"),
        ({"received_on": "2026-11-09", "why": 1}, "/why"),
    ],
)
def test_what_cannot_be_counted_is_named(said: dict[str, Any], pointer: str) -> None:
    answer = check(**said)

    assert answer.status_code == 400
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
