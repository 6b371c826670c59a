from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.accounts import rules
from tests.factories import number


@pytest.mark.parametrize("serial", range(1, 40))
def test_a_number_with_its_control_digit_is_accepted(serial: int) -> None:
    assert rules.has_valid_checksum(number(serial))


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "1",
        "12345678901",
        "1234567890123",
        "12345678901a",
        "９００００００００１０１",
        " 90000000010",
    ],
)
def test_what_is_not_twelve_ascii_digits_is_refused(wrong: str) -> None:
    assert not rules.has_valid_checksum(wrong)


@given(st.integers(min_value=1, max_value=10_000), st.integers(1, 9))
def test_a_wrong_control_digit_is_noticed(serial: int, shift: int) -> None:
    right = number(serial)

    wrong = right[:11] + str((int(right[11]) + shift) % 10)

    assert not rules.has_valid_checksum(wrong)


@pytest.mark.parametrize(
    ("born_on", "on", "age"),
    [
        (date(2008, 11, 23), date(2026, 11, 23), 18),
        (date(2008, 11, 24), date(2026, 11, 23), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_a_year_of_age_is_complete_on_the_birthday(
    born_on: date, on: date, age: int
) -> None:
    assert rules.age(born_on=born_on, on=on) == age
