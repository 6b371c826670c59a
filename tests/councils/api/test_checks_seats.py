"""Public checks of compositions at their edges, and of absences."""

from typing import Any

import pytest
from rest_framework.test import APIClient

CHECKS = "/api/v1/law/checks"
pytestmark = pytest.mark.django_db


def ask(name: str, body: Any) -> Any:
    client = APIClient(enforce_csrf_checks=True)
    headers = {"accept-language": "en"}
    return client.post(f"{CHECKS}/{name}/", body, format="json", headers=headers)


def seats(civil: int, state: int, ethnocultural: int = 0, **of_first: Any) -> Any:
    """Return so many seats; what is said of the first civil one is added to it."""
    found: list[dict[str, Any]] = [
        {"civil_society": place < civil, "ethnocultural": place < ethnocultural}
        for place in range(civil + state)
    ]
    for place, seat in enumerate(found[:civil]):
        seat |= {"npo": f"Бірлестік {place}"}
    found[0] |= of_first
    return found


def standings(answer: Any) -> dict[str, str]:
    return {one["code"]: one["standing"] for one in answer.json()["verdicts"]}


@pytest.mark.parametrize(
    ("civil", "state", "codes"),
    [(20, 10, []), (19, 11, ["civil-share"]), (21, 10, ["size"]), (10, 4, ["size"])],
)
def test_a_council_of_thirty_is_lawful_with_twenty_civil_seats(
    civil: int, state: int, codes: list[str]
) -> None:
    body = {
        "level": "republican",
        "kind": "state_body",
        "on": "2026-11-23",
        "seats": seats(civil, state),
    }

    answer = ask("composition", body)

    assert [one["code"] for one in answer.json()["breaches"]] == codes
    assert answer.json()["lawful"] is not bool(codes)


@pytest.mark.parametrize(
    ("on", "base", "ethnocultural", "standing"),
    [
        ("2026-06-30", "civil", 0, None),
        ("2026-07-01", "civil", 4, "unlawful"),
        ("2026-07-01", "civil", 5, "ambiguous"),
        ("2026-07-01", "civil", 8, "lawful"),
        ("2026-07-01", "all", 7, "unlawful"),
        ("2026-07-01", "all", 8, "lawful"),
    ],
)
def test_the_quarter_is_told_with_its_reading(
    on: str, base: str, ethnocultural: int, standing: Any
) -> None:
    body = {
        "level": "local",
        "kind": "local",
        "on": on,
        "base": base,
        "seats": seats(20, 10, ethnocultural),
    }

    answer = ask("composition", body)

    assert standings(answer).get("ethnocultural-share") == standing
    assert answer.json()["lawful"] is (standing != "unlawful")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"person": "Айгүл", "terms_in_a_row": 3}, "terms-in-a-row"),
        ({"person": "Айгүл", "republican_councils": 2}, "one-republican-council"),
        ({"person": "Айгүл", "born_on": "2010-01-01"}, "age"),
        ({"npo": "Бірлестік 1"}, "one-per-npo"),
    ],
)
def test_a_rule_on_persons_is_told_with_its_provision(said: Any, code: str) -> None:
    body = {
        "level": "republican",
        "kind": "state_body",
        "on": "2026-11-23",
        "seats": seats(12, 6, **said),
    }

    answer = ask("composition", body)

    (breach,) = answer.json()["breaches"]
    assert breach["code"] == code
    assert breach["provision"].startswith("LPC, art.")


FOUR = ["2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01"]


@pytest.mark.parametrize(
    ("absences", "window", "on", "counted", "lawful"),
    [
        (FOUR, "calendar", "2026-11-23", 4, False),
        (FOUR[:3], "calendar", "2026-11-23", 3, True),
        (FOUR, "calendar", "2026-10-31", 3, True),
        (["2025-12-01", *FOUR[:3]], "calendar", "2026-11-23", 3, True),
        (["2025-12-01", *FOUR[:3]], "rolling", "2026-11-23", 4, False),
        (["2025-11-23", *FOUR[:3]], "rolling", "2026-11-23", 3, True),
        (["2025-11-24", *FOUR[:3]], "rolling", "2026-11-23", 4, False),
    ],
)
def test_the_fourth_absence_of_a_year_lets_exclude(
    absences: list[str], window: str, on: str, counted: int, *, lawful: bool
) -> None:
    body = {"absences": absences, "window": window, "on": on}

    answer = ask("absences", body)

    assert answer.status_code == 200
    assert (answer.json()["counted"], answer.json()["lawful"]) == (counted, lawful)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"absences": "2026-02-01"}, "/absences"),
        ({"absences": ["soon"]}, "/absences"),
        ({"absences": ["2026-02-01"] * 401}, "/absences"),
        ({"window": "lunar"}, "/window"),
        ({"on": "2010-01-01"}, "/on"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_absences_that_cannot_be_are_refused(change: Any, pointer: str) -> None:
    answer = ask("absences", {"absences": FOUR, **change})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"].startswith(pointer)
