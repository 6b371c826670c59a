"""When one may complain, until when, and how long the others have."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.breach import Breach
from backend.law.calendar import (
    CalendarYear,
    DayOff,
    WorkedDay,
    WorkingCalendar,
    YearNotLoaded,
)
from backend.law.text import same
from oversight.rules import complaints

PLAIN = WorkingCalendar.plain()
DAYS = st.dates(min_value=date(2022, 1, 1), max_value=date(2090, 1, 1))


def codes(breaches: list[Breach]) -> list[str]:
    return [breach.code for breach in breaches]


@pytest.mark.parametrize(
    ("learned_on", "three", "six"),
    [
        # The same day of the month.
        (date(2026, 11, 3), date(2027, 2, 3), date(2027, 5, 3)),
        # The month that follows has no such day: its last one.
        (date(2026, 5, 31), date(2026, 8, 31), date(2026, 11, 30)),
        (date(2023, 11, 30), date(2024, 2, 29), date(2024, 5, 30)),
        (date(2023, 8, 31), date(2023, 11, 30), date(2024, 2, 29)),
        # It falls on a Saturday or a Sunday, and moves to Monday.
        (date(2026, 11, 30), date(2027, 3, 1), date(2027, 5, 31)),
        (date(2026, 8, 31), date(2026, 11, 30), date(2027, 3, 1)),
        (date(2026, 4, 17), date(2026, 7, 17), date(2026, 10, 19)),
    ],
)
def test_the_months_to_complain_end_on_the_same_day_or_move_from_a_day_off(
    learned_on: date, three: date, six: date
) -> None:
    def counted(*, is_route_stated: bool) -> date:
        return complaints.filed_by(
            learned_on=learned_on, is_route_stated=is_route_stated, calendar=PLAIN
        ).due_on

    assert counted(is_route_stated=True) == three
    assert counted(is_route_stated=False) == six


def test_the_end_on_a_holiday_moves_past_all_of_it_and_says_so() -> None:
    holidays = [date(2027, 3, 22), date(2027, 3, 23), date(2027, 3, 24)]
    why = same("Nauryz")
    years = {
        2026: CalendarYear(2026),
        2027: CalendarYear(2027, off={d: DayOff(d, why, "law") for d in holidays}),
    }
    calendar = WorkingCalendar(years, "test")

    counted = complaints.filed_by(
        learned_on=date(2026, 12, 22), is_route_stated=True, calendar=calendar
    )

    assert counted.moved_from == date(2027, 3, 22)
    assert counted.due_on == date(2027, 3, 25)
    assert "Nauryz" in counted.explanation("en")


@given(DAYS)
def test_silence_never_gives_less_than_the_three_months(due_on: date) -> None:
    careful = complaints.filed_by(
        learned_on=due_on, is_route_stated=True, calendar=PLAIN
    )
    wide = complaints.filed_by(learned_on=due_on, is_route_stated=False, calendar=PLAIN)

    assert careful.due_on < wide.due_on
    assert careful.due_on - due_on >= timedelta(days=89)


@pytest.mark.parametrize(
    ("filed_on", "found"),
    [
        (date(2026, 11, 2), ["term_still_runs"]),
        (date(2026, 11, 3), ["term_still_runs"]),  # the last day is still the body's
        (date(2026, 11, 4), []),
        (date(2027, 1, 4), []),
    ],
)
def test_silence_counts_from_the_day_after_the_last_one(
    filed_on: date, found: list[str]
) -> None:
    breaches = complaints.check_silence(
        due_on=date(2026, 11, 3), answered_on=None, filed_on=filed_on
    )

    assert codes(breaches) == found


@pytest.mark.parametrize(
    ("answered_on", "found"),
    [
        (date(2026, 11, 9), ["answered"]),
        (date(2026, 11, 10), ["answered"]),
        (date(2026, 11, 11), []),  # it came after the complaint
        (None, []),
    ],
)
def test_an_answer_takes_silence_away_unless_it_came_after_the_complaint(
    answered_on: date | None, found: list[str]
) -> None:
    breaches = complaints.check_silence(
        due_on=date(2026, 11, 3),
        answered_on=answered_on,
        filed_on=date(2026, 11, 10),
    )

    assert codes(breaches) == found


def test_silence_cannot_be_counted_where_the_law_names_no_days() -> None:
    breaches = complaints.check_silence(
        due_on=None, answered_on=None, filed_on=date(2026, 11, 10)
    )

    assert codes(breaches) == ["no_term"]
    assert breaches[0].citation.in_("ru") == "АППК, ст. 91 п. 2"


LEARNED = date(2026, 11, 30)  # three months end on 1 March 2027, six on 31 May


@pytest.mark.parametrize(
    ("is_route_stated", "filed_on", "reason", "found"),
    [
        (True, date(2027, 3, 1), "", []),
        (True, date(2027, 3, 2), "", ["filed_late"]),
        (True, date(2027, 3, 2), "Ауырып қалдым", []),
        (True, date(2027, 3, 2), "   ", ["filed_late"]),
        (False, date(2027, 3, 2), "", []),
        (False, date(2027, 5, 31), "", []),
        (False, date(2027, 6, 1), "", ["filed_late"]),
        (None, date(2027, 3, 2), "", []),  # silence says no route either: ambiguous
        (None, date(2027, 6, 1), "", ["filed_late"]),
    ],
)
def test_a_late_complaint_needs_its_reason(
    is_route_stated: bool | None,  # noqa: FBT001
    filed_on: date,
    reason: str,
    found: list[str],
) -> None:
    breaches = complaints.check_time(
        learned_on=LEARNED,
        is_route_stated=is_route_stated,
        filed_on=filed_on,
        late_reason=reason,
        calendar=PLAIN,
    )

    assert codes(breaches) == found


def test_a_complaint_well_in_time_asks_no_calendar_of_a_year_to_come() -> None:
    calendar = WorkingCalendar({2027: CalendarYear(2027)}, "to 2027")
    learned_on = date(2027, 12, 1)

    with pytest.raises(YearNotLoaded):
        complaints.filed_by(
            learned_on=learned_on, is_route_stated=True, calendar=calendar
        )

    assert (
        complaints.check_time(
            learned_on=learned_on,
            is_route_stated=True,
            filed_on=date(2027, 12, 20),
            late_reason="",
            calendar=calendar,
        )
        == []
    )


@pytest.mark.parametrize(
    ("received_on", "passed_by"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),
        (date(2026, 11, 25), date(2026, 11, 30)),  # Wednesday: over the weekend
        (date(2026, 11, 28), date(2026, 12, 2)),  # received on a Saturday
    ],
)
def test_a_complaint_is_passed_up_within_three_working_days(
    received_on: date, passed_by: date
) -> None:
    term = complaints.pass_up(received_on=received_on, calendar=PLAIN)

    assert (term.due_on, term.value) == (passed_by, 3)


@pytest.mark.parametrize(
    ("received_on", "decided_by"),
    [
        (date(2026, 11, 2), date(2026, 11, 30)),
        (date(2026, 11, 28), date(2026, 12, 25)),  # received on a Saturday
        (date(2026, 12, 4), date(2027, 1, 1)),
    ],
)
def test_a_complaint_is_decided_within_twenty_working_days(
    received_on: date, decided_by: date
) -> None:
    term = complaints.decide(received_on=received_on, calendar=PLAIN)

    assert (term.due_on, term.value) == (decided_by, 20)


def test_holidays_and_worked_saturdays_move_the_decision() -> None:
    off = date(2026, 12, 16)
    worked = date(2026, 12, 12)
    day = CalendarYear(
        2026,
        off={off: DayOff(off, same("Independence Day"), "law")},
        worked={worked: WorkedDay(worked, same("moved"), "decree")},
    )
    calendar = WorkingCalendar({2026: day, 2027: CalendarYear(2027)}, "test")

    term = complaints.decide(received_on=date(2026, 12, 4), calendar=calendar)

    assert term.due_on == date(2027, 1, 1)  # one day off, one Saturday worked
    assert [one.on for one in term.worked] == [worked]


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        (date(2026, 12, 24), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), True),
    ],
)
def test_a_higher_body_that_is_silent_refuses_from_the_day_after_its_last(
    on: date,
    refused: bool,  # noqa: FBT001
) -> None:
    due_on = date(2026, 12, 25)

    assert (
        complaints.is_presumed_refused(due_on=due_on, decided_on=None, on=on) is refused
    )
    assert not complaints.is_presumed_refused(
        due_on=due_on, decided_on=due_on + timedelta(days=9), on=date(2027, 2, 1)
    )
    assert not complaints.is_presumed_refused(due_on=None, decided_on=None, on=on)


@pytest.mark.parametrize(
    ("rejected", "proof", "learned_on", "found"),
    [
        (True, False, date(2026, 11, 3), []),
        (False, True, date(2026, 11, 3), []),
        (False, False, date(2026, 11, 3), ["no_refusal"]),
        (False, True, None, ["not_known_yet"]),
        (True, False, date(2026, 11, 11), ["not_known_yet"]),
        (True, False, date(2026, 11, 10), []),  # known on the day of the complaint
    ],
)
def test_a_refusal_to_consider_is_seen_in_an_answer_or_on_paper(
    rejected: bool,  # noqa: FBT001
    proof: bool,  # noqa: FBT001
    learned_on: date | None,
    found: list[str],
) -> None:
    breaches = complaints.check_refusal(
        is_rejected=rejected,
        has_proof=proof,
        learned_on=learned_on,
        filed_on=date(2026, 11, 10),
    )

    assert codes(breaches) == found


@pytest.mark.parametrize(
    ("unfavourable", "learned_on", "found"),
    [
        (True, date(2026, 11, 3), []),
        (False, date(2026, 11, 3), ["not_assessed"]),
        (False, None, ["no_answer"]),
        (True, None, ["no_answer"]),
    ],
)
def test_an_empty_answer_is_one_that_the_author_found_empty(
    unfavourable: bool,  # noqa: FBT001
    learned_on: date | None,
    found: list[str],
) -> None:
    breaches = complaints.check_formal(
        is_unfavourable=unfavourable,
        learned_on=learned_on,
        filed_on=date(2026, 11, 10),
    )

    assert codes(breaches) == found


@pytest.mark.parametrize(
    ("higher", "over", "found"),
    [
        (True, False, ["complain_first"]),
        (True, True, []),
        (False, False, []),  # directly: there is nobody above
        (False, True, []),
    ],
)
def test_court_comes_after_the_higher_body_or_where_there_is_none(
    higher: bool,  # noqa: FBT001
    over: bool,  # noqa: FBT001
    found: list[str],
) -> None:
    breaches = complaints.check_court(has_higher_body=higher, is_complaint_over=over)

    assert codes(breaches) == found


def test_a_complaint_needs_somebody_above_the_body() -> None:
    assert complaints.check_higher_body(is_known=True) == []
    assert codes(complaints.check_higher_body(is_known=False)) == ["no_higher_body"]


@pytest.mark.parametrize(
    ("overdue", "here", "found"),
    [
        (False, True, ["term_still_runs"]),
        (True, True, []),
        (False, False, []),
        (True, False, []),
    ],
)
def test_the_author_goes_past_a_body_only_once_its_days_are_over(
    overdue: bool,  # noqa: FBT001
    here: bool,  # noqa: FBT001
    found: list[str],
) -> None:
    breaches = complaints.check_bring_up(is_overdue=overdue, is_here=here)

    assert codes(breaches) == found


def test_what_does_not_go_in_the_system_says_how_it_went() -> None:
    assert complaints.check_road(is_here=True) == []
    assert codes(complaints.check_road(is_here=False)) == ["no_road"]


@pytest.mark.parametrize(
    ("happened_on", "after", "codes"),
    [
        (date(2026, 11, 22), date(2026, 11, 23), ["before_the_last_step"]),
        (date(2026, 11, 23), date(2026, 11, 23), []),  # the same day
        (date(2026, 11, 24), date(2026, 11, 23), []),
        (None, date(2026, 11, 23), []),  # has not happened yet
    ],
)
def test_no_step_of_a_complaint_comes_before_the_last_one(
    happened_on: date | None, after: date, codes: list[str]
) -> None:
    found = complaints.check_order(happened_on=happened_on, after=after)

    assert [breach.code for breach in found] == codes
