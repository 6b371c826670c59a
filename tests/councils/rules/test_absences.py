from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import absences
from councils.rules.regulation import Window

CALENDAR, ROLLING = Window.CALENDAR, Window.ROLLING
DAYS = st.dates(min_value=date(2016, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("on", "window", "first", "last"),
    [
        (date(2026, 1, 1), CALENDAR, date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), CALENDAR, date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 11, 23), ROLLING, date(2025, 11, 24), date(2026, 11, 23)),
        (date(2026, 1, 1), ROLLING, date(2025, 1, 2), date(2026, 1, 1)),
        # A year that ends on 29 February begins on 1 March: 2027 has no such day.
        (date(2028, 2, 29), ROLLING, date(2027, 3, 1), date(2028, 2, 29)),
        (date(2028, 2, 28), ROLLING, date(2027, 3, 1), date(2028, 2, 28)),
        (date(2029, 2, 28), ROLLING, date(2028, 2, 29), date(2029, 2, 28)),
        (date(2028, 3, 1), ROLLING, date(2027, 3, 2), date(2028, 3, 1)),
    ],
)
def test_the_year_of_a_day_is_the_one_the_council_counts(
    on: date, window: Window, first: date, last: date
) -> None:
    year = absences.year_of(on, window=window)

    assert (year.from_on, year.until_on, year.window) == (first, last, window)


@given(DAYS, st.sampled_from(Window))
def test_a_year_holds_the_day_it_is_asked_for_and_is_no_longer_than_a_year(
    on: date, window: Window
) -> None:
    year = absences.year_of(on, window=window)

    assert year.holds(on)
    assert year.until_on - year.from_on <= timedelta(days=365)


@given(DAYS)
def test_a_rolling_year_never_holds_the_same_day_a_year_before(on: date) -> None:
    year = absences.year_of(on, window=ROLLING)

    assert not year.holds(year.from_on - timedelta(days=1))
    assert not year.holds(on + timedelta(days=1))
    if (on.month, on.day) != (2, 29):
        assert not year.holds(on.replace(year=on.year - 1))


@pytest.mark.parametrize(
    ("absent", "may"), [(0, False), (1, False), (3, False), (4, True), (12, True)]
)
def test_the_fourth_absence_is_the_first_that_counts(absent: int, *, may: bool) -> None:
    on = date(2026, 11, 23)

    assert absences.may_be_excluded(absent, on=on) is may
    assert bool(absences.check(absent, on=on, window=CALENDAR)) is may


@pytest.mark.parametrize(
    ("on", "known"),
    [(date(2021, 1, 15), False), (date(2021, 1, 16), True), (date(2026, 1, 1), True)],
)
def test_the_rule_is_known_from_its_oldest_edition(on: date, *, known: bool) -> None:
    assert absences.is_known(on) is known


@pytest.mark.parametrize(
    ("window", "kk", "ru"),
    [
        (CALENDAR, "күнтізбе бойынша", "календарный"),
        (ROLLING, "соңғы он екі ай", "последние двенадцать месяцев"),
    ],
)
def test_a_breach_says_how_the_year_is_counted_and_that_this_is_a_setting(
    window: Window, kk: str, ru: str
) -> None:
    [breach] = absences.check(4, on=date(2026, 11, 23), window=window)

    assert "15(2)(5)" in breach.citation.in_("en")
    assert kk in breach.text.kk
    assert ru in breach.text.ru
    assert "заң емес, кеңестің баптауы" in breach.text.kk
    assert "не закон, настройка" in breach.text.ru


def test_what_the_rule_proposes_names_the_member_as_typed() -> None:
    name = "Ә. <b>Ғ</b> & {{ Қ }}"

    title = absences.proposed(name, absences=4)

    assert title.kk.startswith(name)
    assert name in title.ru
    assert "4" in title.kk
