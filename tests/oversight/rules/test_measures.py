"""What a promise of a measure must say, and when measures fulfil."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.rules import measures

MADE_ON = date(2026, 11, 23)
FEW = st.integers(min_value=0, max_value=20)


@pytest.mark.parametrize(
    ("promised_on", "found"),
    [
        (date(2026, 11, 22), ["promised_in_the_past"]),
        (date(2026, 11, 23), []),  # today is no day too late
        (date(2026, 11, 24), []),
        (None, []),  # the law names no day, and a body may name none
    ],
)
def test_nothing_is_promised_for_a_day_that_had_passed(
    promised_on: date | None, found: list[str]
) -> None:
    breaches = measures.check_promise(promised_on=promised_on, made_on=MADE_ON)

    assert [breach.code for breach in breaches] == found


@pytest.mark.parametrize(
    ("confirmed", "waiting", "fulfilled"),
    [(0, 0, False), (1, 0, True), (1, 1, False), (0, 1, False), (5, 0, True)],
)
def test_a_recommendation_is_fulfilled_by_confirmed_measures_alone(
    confirmed: int,
    waiting: int,
    fulfilled: bool,  # noqa: FBT001
) -> None:
    found = measures.is_carried_out(confirmed=confirmed, waiting=waiting)

    assert found is fulfilled


@given(FEW, FEW)
def test_one_more_measure_in_waiting_never_fulfils(
    confirmed: int, waiting: int
) -> None:
    assert not measures.is_carried_out(confirmed=confirmed, waiting=waiting + 1)
