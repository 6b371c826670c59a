"""The public checks of a notice: any meeting by its settings, a hearing by the law."""

from typing import Any

import pytest
from rest_framework.test import APIClient

pytestmark = pytest.mark.django_db
CHECKS = "/api/v1/law/checks"
MEETING = {
    "held_on": "2026-12-21",
    "noticed_on": "2026-12-14",
    "notice_days": 7,
    "materials_days": 5,
}


def ask(name: str, body: Any, language: str = "en") -> Any:
    headers = {"accept-language": language}
    client = APIClient(enforce_csrf_checks=True)
    return client.post(f"{CHECKS}/{name}/", body, format="json", headers=headers)


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content.decode()
    return [breach["code"] for breach in answer.json()["breaches"]]


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, []),
        ({"materials_on": "2026-12-16"}, []),
        ({"noticed_on": "2026-12-15"}, ["notice-late"]),
        ({"materials_on": "2026-12-17"}, ["materials-late"]),
        ({"noticed_on": "2026-12-22"}, ["notice-after-the-day", "materials-missing"]),
        ({"agenda_items": 0}, ["agenda-empty"]),
        ({"notice_days": None, "noticed_on": "2026-12-21"}, ["materials-missing"]),
        ({"kind": "presidium", "noticed_on": "2026-12-21"}, []),
        ({"kind": "hearing"}, ["notice-late", "materials-missing"]),
        ({"kind": "hearing", "noticed_on": "2026-12-11"}, []),
        (
            {
                "kind": "hearing",
                "noticed_on": "2026-12-11",
                "council_kind": "wealth_fund",
            },
            ["hearing-of-the-fund"],
        ),
        ({"council_kind": "assembly"}, ["notice-late"]),
        ({"council_kind": "assembly", "about_akim": True}, []),
    ],
)
def test_anyone_may_ask_whether_a_notice_is_in_time(
    change: dict[str, Any], broken: list[str]
) -> None:
    answer = ask("notice", {**MEETING, **change})

    assert codes(answer) == broken
    assert answer.json()["lawful"] is (not broken)


def test_the_last_days_are_told_with_why_and_as_settings() -> None:
    told = ask("notice", MEETING).json()

    assert told["notice"]["by"] == "2026-12-14"
    assert told["materials"]["by"] == "2026-12-16"
    assert told["notice"]["is_setting"] is True
    assert told["notice"]["explanation"]
    assert [one["code"] for one in told["verdicts"]] == [
        "agenda",
        "notice",
        "materials",
    ]


def test_where_nothing_is_settled_no_last_day_is_told() -> None:
    body = {"held_on": "2026-12-21", "noticed_on": "2026-12-21"}

    told = ask("notice", body).json()

    assert (told["notice"], told["materials"]) == (None, None)
    assert told["lawful"] is True


def test_a_hearing_is_told_its_law_in_the_callers_language() -> None:
    told = ask("notice", {**MEETING, "kind": "hearing"}, language="ru").json()

    assert told["notice"]["is_setting"] is False
    assert told["notice"]["by"] == "2026-12-11"
    assert "21" in told["notice"]["provision"]
    assert "опоздало" in told["breaches"][0]["text"]


def test_a_hearing_by_its_own_check_says_the_same() -> None:
    days = {"held_on": "2026-12-21", "noticed_on": "2026-12-12"}

    own, general = (
        ask("hearing-notice", days).json(),
        ask("notice", {**days, "kind": "hearing"}).json(),
    )

    assert own["notice_by"] == general["notice"]["by"] == "2026-12-11"
    assert own["breaches"] == general["breaches"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"held_on": None}, "/held_on"),
        ({"held_on": "2014-01-01", "kind": "hearing"}, "/held_on"),
        ({"noticed_on": "soon"}, "/noticed_on"),
        ({"notice_days": -1}, "/notice_days"),
        ({"notice_days": 366}, "/notice_days"),
        ({"materials_days": "7"}, "/materials_days"),
        ({"kind": "party"}, "/kind"),
        ({"council_kind": "senate"}, "/council_kind"),
        ({"agenda_items": 2**40}, "/agenda_items"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_a_call_that_cannot_be_is_refused(change: Any, pointer: str) -> None:
    answer = ask("notice", {**MEETING, **change})

    assert answer.status_code == 400
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
