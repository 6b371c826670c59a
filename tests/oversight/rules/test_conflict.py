"""Conflicts of interest: each object on its own, and how one ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.rules import conflict
from oversight.rules.conflict import Said

NO, YES = Said("Басқарма", has_conflict=False), Said("Қор", has_conflict=True)
ASKED = Said("Мектеп", has_conflict=None)
GONE = Said("Қор", has_conflict=True, is_resolved=True)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ([NO], []),
        ([NO, GONE], []),
        ([YES], ["conflict_of_interest"]),
        ([YES, YES], ["conflict_of_interest", "conflict_of_interest"]),
        ([NO, ASKED], ["conflict_not_declared"]),
        ([YES, ASKED], ["conflict_of_interest", "conflict_not_declared"]),
        ([], ["conflict_not_declared"]),
    ],
)
def test_who_is_clear_has_said_no_of_everything(
    said: list[Said], codes: list[str]
) -> None:
    breaches = conflict.check_clear(name="Айгүл", said=said)

    assert [breach.code for breach in breaches] == codes


def test_what_is_not_declared_is_named_in_one_breach() -> None:
    two = [ASKED, Said("Аудандық әкімдік", has_conflict=None)]

    [breach] = conflict.check_clear(name="Айгүл", said=two)

    assert "«Мектеп», «Аудандық әкімдік»" in breach.text.kk


@given(
    st.lists(
        st.builds(
            Said,
            about=st.text(max_size=5),
            has_conflict=st.sampled_from([True, False, None]),
            is_resolved=st.booleans(),
        ),
        max_size=6,
    )
)
def test_one_more_declaration_never_clears(said: list[Said]) -> None:
    blocked = conflict.check_clear(name="Айгүл", said=said)

    more = conflict.check_clear(name="Айгүл", said=[*said, YES])

    assert len(more) >= len(blocked)
    assert any(breach.code == "conflict_of_interest" for breach in more)


@pytest.mark.parametrize(
    ("has_conflict", "nature", "stands", "code"),
    [
        (False, "", False, None),
        (True, "менің ағам сонда істейді", False, None),
        (True, " ", False, "conflict_without_nature"),
        (False, "", True, "conflict_stands"),
        (True, "басқа себеп", True, None),
    ],
)
def test_a_conflict_is_declared_with_its_nature_and_not_taken_back(
    *, has_conflict: bool, nature: str, stands: bool, code: str | None
) -> None:
    breaches = conflict.check_word(
        has_conflict=has_conflict, nature=nature, stands=stands
    )

    assert [breach.code for breach in breaches] == ([code] if code else [])


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({}, []),
        ({"is_own": True}, ["own_conflict"]),
        ({"is_own": True, "is_alone": True}, []),
        ({"is_conflict": False}, ["no_conflict_to_resolve"]),
        ({"reason": " "}, ["no_resolution_reason"]),
        ({"is_own": True, "reason": ""}, ["own_conflict", "no_resolution_reason"]),
    ],
)
def test_the_coordinator_and_nobody_for_himself_calls_a_conflict_gone(
    said: dict[str, object], codes: list[str]
) -> None:
    usual: dict[str, object] = {
        "is_conflict": True,
        "is_own": False,
        "is_alone": False,
        "reason": "акциялар сатылды",
    }

    breaches = conflict.check_removal(**{**usual, **said})  # type: ignore[arg-type]

    assert [breach.code for breach in breaches] == codes


def test_who_has_left_does_not_act() -> None:
    assert conflict.check_takes_part(name="Айгүл", has_left=False) == []
    [breach] = conflict.check_takes_part(name="Айгүл", has_left=True)
    assert breach.code == "has_left"
