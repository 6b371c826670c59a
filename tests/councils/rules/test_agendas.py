from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import agendas

NAMES = st.lists(st.sampled_from("abcdef"), unique=True, min_size=1)


def codes(found: list[Any]) -> list[str]:
    return [breach.code for breach in found]


@pytest.mark.parametrize(
    ("is_noticed", "reason", "broken"),
    [
        (False, "", []),
        (False, "сырқат", []),
        (True, "сырқат", []),
        (True, "", ["reason-missing"]),
    ],
)
def test_what_the_members_were_told_changes_for_a_stated_reason_only(
    *, is_noticed: bool, reason: str, broken: list[str]
) -> None:
    found = agendas.check_change(is_noticed=is_noticed, reason=reason)

    assert codes(found) == broken


@pytest.mark.parametrize(
    ("is_withdrawn", "has_ballot", "broken"),
    [
        (False, False, []),
        (True, False, ["already-withdrawn"]),
        (False, True, ["already-voted"]),
        (True, True, ["already-withdrawn"]),
    ],
)
def test_a_matter_leaves_the_agenda_once_and_never_after_its_vote(
    *, is_withdrawn: bool, has_ballot: bool, broken: list[str]
) -> None:
    found = agendas.check_withdrawal(is_withdrawn=is_withdrawn, has_ballot=has_ballot)

    assert codes(found) == broken


def test_a_matter_rests_on_things_of_its_own_council() -> None:
    assert agendas.check_matter(is_of_this_council=True) == []
    assert codes(agendas.check_matter(is_of_this_council=False)) == [
        "matter-of-another-council"
    ]


@given(NAMES, st.randoms())
def test_any_order_of_the_same_matters_is_an_order(names: list[str], dice: Any) -> None:
    asked = list(names)
    dice.shuffle(asked)

    assert agendas.check_order(asked=asked, standing=names) == []


@given(NAMES)
def test_an_order_that_leaves_out_or_repeats_a_matter_is_none(
    names: list[str],
) -> None:
    short, double = names[1:], [*names, names[0]]

    for asked in (short, double):
        found = agendas.check_order(asked=asked, standing=names)
        assert codes(found) == ["order-incomplete"]


def test_another_day_postpones_and_the_same_day_does_not() -> None:
    assert agendas.check_same_day(is_same_day=True) == []
    assert codes(agendas.check_same_day(is_same_day=False)) == ["another-day"]
    assert agendas.check_moved(is_moved=True) == []
    assert codes(agendas.check_moved(is_moved=False)) == ["same-day"]


def test_a_meeting_to_which_members_have_come_is_not_put_off() -> None:
    assert agendas.check_put_off(has_somebody_come=False) == []
    assert codes(agendas.check_put_off(has_somebody_come=True)) == ["members-have-come"]
