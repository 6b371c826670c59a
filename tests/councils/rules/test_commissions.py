from datetime import date
from typing import Any

import pytest

from councils.rules import commissions

FORMED = date(2026, 9, 1)


def codes(found: Any) -> list[str]:
    return [breach.code for breach in found]


@pytest.mark.parametrize(
    ("named", "seated", "broken"),
    [(0, 0, []), (3, 3, []), (3, 2, ["not-a-member"]), (1, 0, ["not-a-member"])],
)
def test_only_members_in_office_sit_in_a_commission(
    named: int, seated: int, broken: list[str]
) -> None:
    assert codes(commissions.check_members(named=named, seated=seated)) == broken


@pytest.mark.parametrize(
    ("on", "dissolved_on", "stands"),
    [
        (date(2026, 8, 31), None, False),
        (FORMED, None, True),
        (date(2026, 12, 1), None, True),
        (date(2026, 12, 1), date(2026, 12, 31), False),
    ],
)
def test_a_commission_is_acted_upon_from_its_day_until_it_is_dissolved(
    on: date, dissolved_on: Any, stands: Any
) -> None:
    found = commissions.check_standing(
        on=on, formed_on=FORMED, dissolved_on=dissolved_on
    )

    assert codes(found) == ([] if stands else ["commission-not-standing"])


def test_a_commission_rests_on_its_own_councils_decision() -> None:
    assert codes(commissions.check_decision(is_own=False)) == ["not-its-decision"]
    assert commissions.check_decision(is_own=True) == []


def test_nobody_leaves_a_commission_that_he_is_not_in() -> None:
    assert codes(commissions.check_place(is_held=False)) == ["not-in-the-commission"]
    assert commissions.check_place(is_held=True) == []
