from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.rules import admissibility
from oversight.rules.admissibility import BAR_TEXTS, Person

ON = date(2026, 11, 23)


def person(**said: object) -> Person:
    usual: dict[str, object] = {
        "name": "Айгүл",
        "born_on": date(1990, 5, 1),
        "citizen": True,
        "declared": frozenset(BAR_TEXTS),
        "has_conflict": False,
    }
    return Person(**{**usual, **said})  # type: ignore[arg-type]


@given(st.integers(min_value=1, max_value=100))
def test_a_group_has_one_to_five_people(people: int) -> None:
    breaches = admissibility.check_size(people=people, on=ON)

    assert bool(breaches) == (people > 5)


def test_one_who_has_declared_all_may_exercise_control() -> None:
    assert admissibility.check_people([person()], on=ON) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"citizen": False}, "not_a_citizen"),
        ({"born_on": date(2008, 11, 24)}, "under_age"),
        ({"born_on": None}, "under_age"),
        ({"declared": frozenset()}, "eligibility_not_declared"),
        ({"declared": frozenset(BAR_TEXTS) - {"capable"}}, "eligibility_not_declared"),
        ({"has_conflict": True}, "conflict_of_interest"),
        ({"has_conflict": None}, "conflict_of_interest"),
    ],
)
def test_each_bar_is_told_with_its_own_code(said: dict[str, object], code: str) -> None:
    breaches = admissibility.check_people([person(**said)], on=ON)

    assert [breach.code for breach in breaches] == [code]


def test_every_breach_of_every_person_is_told_at_once() -> None:
    two = [person(citizen=False, has_conflict=True), person(born_on=None)]

    breaches = admissibility.check_people(two, on=ON)

    assert len(breaches) == 3


def test_one_who_becomes_eighteen_today_is_old_enough() -> None:
    today = person(born_on=date(2008, 11, 23))

    assert admissibility.check_people([today], on=ON) == []


@pytest.mark.parametrize(
    ("is_body", "is_regime_object", "lawful"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_only_a_body_that_is_no_regime_object_is_an_object(
    *, is_body: bool, is_regime_object: bool, lawful: bool
) -> None:
    breaches = admissibility.check_object(
        name="Орган", is_body=is_body, is_regime_object=is_regime_object
    )

    assert (breaches == []) is lawful
