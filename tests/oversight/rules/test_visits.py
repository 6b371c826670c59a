"""The six months in which a visit may be refused, and what its request carries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.calendar import WorkingCalendar
from oversight.rules import visits
from oversight.rules.visits import Earlier, Ground

PLAIN = WorkingCalendar.plain()
DAYS = st.dates(min_value=date(2024, 4, 5), max_value=date(2090, 1, 1))


def earlier(
    ended_on: date, *, same_object: bool = True, same_question: bool = False
) -> Earlier:
    return Earlier("2026/QB-000001", ended_on, same_object, same_question)


@pytest.mark.parametrize(
    ("ended_on", "until"),
    [
        (date(2027, 8, 29), date(2028, 2, 29)),  # a leap year: the day is there
        (date(2027, 8, 30), date(2028, 2, 29)),  # no 30 February: its last day
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 8, 31), date(2027, 2, 28)),  # no leap year
        (date(2026, 8, 28), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2028, 8, 29)),  # not the last day of August
        (date(2026, 2, 28), date(2026, 8, 28)),
        (date(2026, 3, 31), date(2026, 9, 30)),
        (date(2026, 5, 4), date(2026, 11, 4)),
        (date(2026, 1, 15), date(2026, 7, 15)),
        (date(2026, 7, 1), date(2027, 1, 1)),  # New Year: a day off, not moved
        (date(2026, 6, 12), date(2026, 12, 12)),  # a Saturday, not moved
        (date(2026, 6, 13), date(2026, 12, 13)),  # a Sunday, not moved
        (date(2025, 9, 21), date(2026, 3, 21)),  # Nauryz, not moved
    ],
)
def test_the_six_months_end_where_they_fall(ended_on: date, until: date) -> None:
    bar = visits.bar_of(earlier(ended_on), on=ended_on, calendar=PLAIN)

    assert bar is not None
    assert bar.until == until
    assert bar.term.moved_from is None


@given(DAYS)
def test_no_six_months_end_on_the_31st_of_august(ended_on: date) -> None:
    """They would have to begin on a 31st of February."""
    bar = visits.bar_of(earlier(ended_on), on=ended_on, calendar=PLAIN)

    assert bar is not None
    assert (bar.until.month, bar.until.day) != (8, 31)


@given(DAYS)
def test_the_six_months_never_move_and_never_pass_184_days(ended_on: date) -> None:
    bar = visits.bar_of(earlier(ended_on), on=ended_on, calendar=PLAIN)

    assert bar is not None
    assert 181 <= (bar.until - ended_on).days <= 184
    assert bar.until.day <= ended_on.day


@pytest.mark.parametrize(
    ("wanted_on", "may_refuse"),
    [
        (date(2027, 8, 30), False),  # before the monitoring has ended
        (date(2027, 8, 31), True),  # the day on which it ends
        (date(2027, 9, 1), True),
        (date(2028, 2, 28), True),
        (date(2028, 2, 29), True),  # the last day
        (date(2028, 3, 1), False),  # a day later
    ],
)
def test_a_visit_may_be_refused_to_the_day(wanted_on: date, may_refuse: bool) -> None:  # noqa: FBT001
    found = visits.bars(
        [earlier(date(2027, 8, 31))], wanted_on=wanted_on, calendar=PLAIN
    )

    assert bool(found) is may_refuse
    assert bool(visits.check_ground(found)) is not may_refuse


@pytest.mark.parametrize(
    ("same_object", "same_question", "ground"),
    [
        (True, False, Ground.OBJECT),
        (False, True, Ground.QUESTION),
        (True, True, Ground.BOTH),
        (False, False, None),
    ],
)
def test_the_bar_is_by_object_and_by_question(
    same_object: bool,  # noqa: FBT001
    same_question: bool,  # noqa: FBT001
    ground: Ground | None,
) -> None:
    one = earlier(
        date(2026, 5, 4), same_object=same_object, same_question=same_question
    )

    found = visits.bars([one], wanted_on=date(2026, 6, 1), calendar=PLAIN)

    assert [bar.ground for bar in found] == ([ground] if ground else [])


def test_what_ended_before_the_law_bars_nothing_while_there_was_no_law() -> None:
    old = earlier(date(2024, 1, 10))

    assert visits.bars([old], wanted_on=date(2024, 4, 4), calendar=PLAIN) == []
    assert visits.bars([old], wanted_on=date(2024, 4, 5), calendar=PLAIN) != []


def test_of_several_monitorings_the_last_to_end_counts() -> None:
    ended = [date(2026, 5, 4), date(2026, 7, 1), date(2025, 1, 1)]

    found = visits.bars(
        [earlier(day) for day in ended], wanted_on=date(2026, 8, 1), calendar=PLAIN
    )

    assert [bar.until for bar in found] == [date(2027, 1, 1), date(2026, 11, 4)]


@given(DAYS, st.integers(min_value=0, max_value=400))
def test_either_a_bar_or_a_breach_and_never_both(ended_on: date, days: int) -> None:
    wanted_on = ended_on + timedelta(days=days)

    found = visits.bars([earlier(ended_on)], wanted_on=wanted_on, calendar=PLAIN)

    assert bool(found) is not bool(visits.check_ground(found))
    assert bool(found) is (days <= 181) or 181 < days <= 184


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("Тамақ", "тамақ", True),
        ("  Питание   школьников ", "питание школьников", True),
        ("Тамақ", "Ауыз су", False),
        ("", "", False),  # nothing asked is not the same question
        (" ", "", False),
    ],
)
def test_a_question_is_the_same_by_its_words(
    first: str,
    second: str,
    alike: bool,  # noqa: FBT001
) -> None:
    assert visits.same_question(first, second) is alike


@pytest.mark.parametrize(
    ("people", "undeclared", "reason", "codes"),
    [
        (1, [], "Қарау", []),
        (0, [], "Қарау", ["visit_without_list"]),
        (2, ["Ерлан"], "Қарау", ["visit_without_eligibility"]),
        (1, [], "  \n", ["visit_without_reason"]),
        (
            0,
            ["Ерлан"],
            "",
            ["visit_without_list", "visit_without_eligibility", "visit_without_reason"],
        ),
    ],
)
def test_a_request_carries_its_list_their_eligibility_and_the_reason(
    people: int, undeclared: list[str], reason: str, codes: list[str]
) -> None:
    found = visits.check_request(people=people, undeclared=undeclared, reason=reason)

    assert [breach.code for breach in found] == codes


def test_a_visit_stays_within_what_was_announced() -> None:
    def codes(*, is_of_case: bool, names_site_of_case: bool) -> list[str]:
        found = visits.check_addressed(
            is_of_case=is_of_case, names_site_of_case=names_site_of_case
        )
        return [breach.code for breach in found]

    assert codes(is_of_case=True, names_site_of_case=True) == []
    assert codes(is_of_case=False, names_site_of_case=False) == [
        "visit_of_another_body",
        "site_of_another_case",
    ]


@pytest.mark.parametrize(("reason", "broken"), [("Жөндеу", False), (" ", True)])
def test_a_refusal_gives_its_reason(reason: str, broken: bool) -> None:  # noqa: FBT001
    assert bool(visits.check_reason(reason=reason)) is broken
