from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import frequency
from councils.rules.composition import Standing
from councils.rules.regulation import Settings

ONE = Settings(frequency=1)
DAYS = st.dates(date(2016, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 11, 23), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
    ],
)
def test_a_year_has_four_quarters(on: date, first: date, last: date) -> None:
    assert frequency.quarter(on) == (first, last)


@given(DAYS)
def test_every_day_lies_in_exactly_one_quarter(on: date) -> None:
    first, last = frequency.quarter(on)

    assert first <= on <= last
    assert frequency.quarter(first) == frequency.quarter(last) == (first, last)
    assert frequency.quarter(last + timedelta(days=1))[0] == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("held", "called", "on", "standing", "said"),
    [
        (1, 0, date(2026, 11, 23), Standing.SETTING, "Enough."),
        (2, 0, date(2026, 12, 31), Standing.SETTING, "Enough."),
        (0, 0, date(2026, 11, 23), Standing.SETTING, "the quarter is not over"),
        (0, 1, date(2026, 11, 23), Standing.SETTING, "once those called are held"),
        (0, 1, date(2026, 12, 31), Standing.SETTING, "once those called are held"),
        (0, 0, date(2026, 12, 31), Standing.UNLAWFUL, "Too few."),
    ],
)
def test_a_quarter_is_missed_only_when_it_can_no_longer_be_met(
    held: int, called: int, on: date, standing: Standing, said: str
) -> None:
    found = frequency.verdict(held=held, called=called, on=on, settings=ONE)

    assert found.standing is standing
    assert said in found.text.en
    assert found.citation.read == "setting"


def test_where_nothing_is_settled_nothing_is_missed() -> None:
    found = frequency.verdict(
        held=0, called=0, on=date(2026, 12, 31), settings=Settings()
    )

    assert found.standing is Standing.SETTING
    assert "the law names none" in found.text.en
