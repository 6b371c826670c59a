import pytest

from oversight.rules import joining
from oversight.rules.joining import Into


def into(**said: object) -> Into:
    usual: dict[str, object] = {
        "number": "2026/QB-000001",
        "is_itself": False,
        "is_of_control": True,
        "is_going_on": True,
        "shares_a_body": True,
    }
    return Into(**{**usual, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"is_itself": True}, ["joined_to_itself"]),
        ({"is_going_on": False}, ["joined_to_what_is_completed"]),
        ({"is_of_control": False, "is_going_on": False}, ["joined_to_a_council"]),
        ({"shares_a_body": False}, ["joined_to_another_body"]),
        (
            {"is_going_on": False, "shares_a_body": False},
            ["joined_to_what_is_completed", "joined_to_another_body"],
        ),
    ],
)
def test_what_keeps_a_matter_from_going_on_within_another(
    said: dict[str, object], codes: list[str]
) -> None:
    breaches = joining.check_into(into(**said))

    assert [breach.code for breach in breaches] == codes


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"is_same": True}, ["handed_to_itself"]),
        ({"is_subject": False}, ["not_a_subject"]),
        ({"has_coordinator": False}, ["nobody_to_accept"]),
        (
            {"is_subject": False, "has_coordinator": False},
            ["not_a_subject", "nobody_to_accept"],
        ),
    ],
)
def test_who_can_take_a_matter_over(said: dict[str, bool], codes: list[str]) -> None:
    usual = {"is_subject": True, "is_same": False, "has_coordinator": True}

    breaches = joining.check_successor(name="«Таза су»", **{**usual, **said})

    assert [breach.code for breach in breaches] == codes
    assert all("Таза су" in breach.text.kk for breach in breaches)
