from typing import Any

import pytest
from rest_framework.test import APIClient

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23"


def ask(language: str = "en", **body: Any) -> Any:
    client = APIClient(enforce_csrf_checks=True)
    return client.post(
        "/api/v1/law/checks/draft-act/",
        body,
        format="json",
        headers={"accept-language": language},
    )


@pytest.mark.parametrize(
    ("body", "due", "codes"),
    [
        ({"sort": "act"}, "2026-12-07", []),
        ({"sort": "consultative"}, "2026-12-07", []),
        ({"sort": "law"}, "2026-12-14", []),
        ({"sort": "urgent"}, "2026-11-26", []),
        ({"sort": "act", "term_set": 10}, "2026-12-07", []),
        ({"sort": "act", "term_set": 12}, "2026-12-09", []),
        ({"sort": "act", "term_set": 5}, "2026-12-07", ["term-too-short"]),
        ({"sort": "law", "term_set": 10}, "2026-12-14", ["term-too-short"]),
        ({"sort": "act", "exempt": "president"}, "2026-12-07", []),
        ({"sort": "law", "exempt": "president"}, None, ["exempt-draft"]),
        ({"sort": "act", "exempt": "quarantine"}, None, ["exempt-draft"]),
        (
            {"sort": "urgent", "exempt": "emergency", "term_set": 1},
            None,
            ["exempt-draft", "term-too-short"],
        ),
    ],
)
def test_anyone_may_ask_until_when_a_council_has_a_word(
    body: Any, due: str | None, codes: list[str]
) -> None:
    answer = ask(received_on=MONDAY, **body)

    told = answer.json()
    assert answer.status_code == 200
    assert (told["due"], told["lawful"]) == (due, not codes)
    assert [breach["code"] for breach in told["breaches"]] == codes
    assert all("20(" in breach["provision"] for breach in told["breaches"])


def test_the_day_comes_with_its_reason_and_skips_holidays() -> None:
    told = ask(sort="act", received_on="2026-12-10").json()

    assert told["due"] == "2026-12-25"  # Independence Day is not counted
    assert "25 December 2026" in told["explanation"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "жұмыс күні"), ("ru", "рабочих дней"), ("en", "working days")],
)
def test_the_answer_is_in_the_language_of_the_asker(language: str, words: str) -> None:
    told = ask(language, sort="act", received_on=MONDAY, term_set=5).json()

    assert words in told["explanation"]
    assert words in told["breaches"][0]["text"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"sort": "rumour"}, "/sort"),
        ({"sort": None}, "/sort"),
        ({"term_set": -1}, "/term_set"),
        ({"term_set": 100_000}, "/term_set"),
        ({"term_set": "ten"}, "/term_set"),
        ({"received_on": "2016-04-17"}, "/received_on"),
        ({"received_on": "2090-01-01"}, "/received_on"),
        ({"received_on": "soon"}, "/received_on"),
        ({"exempt": "friend"}, "/exempt"),
        ({"body": "x"}, "/body"),
    ],
)
def test_a_question_that_cannot_be_is_refused(change: Any, pointer: str) -> None:
    answer = ask(**{"sort": "act", "received_on": MONDAY, **change})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
