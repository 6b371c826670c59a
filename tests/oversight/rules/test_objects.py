"""Who may be an object of public control, and what the law does not reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.breach import Breach
from oversight.rules import objects
from oversight.rules.objects import OUTSIDE


def codes(breaches: list[Breach]) -> list[str]:
    return [breach.code for breach in breaches]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, []),
        ({"is_body": False}, ["not_an_object"]),
        ({"is_regime_object": True}, ["regime_object"]),
        (
            {"is_body": False, "is_regime_object": True},
            ["not_an_object", "regime_object"],
        ),
        ({"is_of_wealth_fund": True}, ["fund_without_ground"]),
        ({"is_of_wealth_fund": True, "fund_ground": "charity"}, []),
        (
            {
                "is_of_wealth_fund": True,
                "fund_ground": "charity",
                "is_regime_object": True,
            },
            ["regime_object"],
        ),
        ({"fund_ground": "charity"}, []),
    ],
)
def test_each_bar_of_an_object_is_told_apart(
    said: dict[str, bool | str], expected: list[str]
) -> None:
    given_: dict[str, bool | str] = {
        "name": "Орган",
        "is_body": True,
        "is_regime_object": False,
        **said,
    }

    breaches = objects.check_object(**given_)  # type: ignore[arg-type]

    assert codes(breaches) == expected


@pytest.mark.parametrize("code", list(OUTSIDE))
def test_a_matter_outside_the_reach_is_refused_with_the_provision(code: str) -> None:
    [breach] = objects.check_reach([code])

    assert breach.code == f"outside_{code}"
    assert breach.citation.provision == "art. 3(2)"
    assert OUTSIDE[code].ru in breach.text.ru


@given(st.lists(st.sampled_from(sorted(OUTSIDE))))
def test_each_thing_outside_the_reach_is_told_once(concerns: list[str]) -> None:
    breaches = objects.check_reach(concerns)

    assert sorted(codes(breaches)) == sorted(f"outside_{c}" for c in set(concerns))


@pytest.mark.parametrize(
    ("council", "form", "lawful"),
    [
        (True, True, False),
        (True, False, True),
        (False, True, True),
        (False, False, True),
    ],
)
def test_a_council_acts_under_its_own_law(
    *, council: bool, form: bool, lawful: bool
) -> None:
    breaches = objects.check_subsidiarity(is_council=council, is_form_of_control=form)

    assert (breaches == []) is lawful


def test_an_object_that_is_addressed_already_does_not_come_in_again() -> None:
    assert objects.check_new(name="Басқарма", is_known=False) == []
    assert codes(objects.check_new(name="Басқарма", is_known=True)) == [
        "already_an_object"
    ]
