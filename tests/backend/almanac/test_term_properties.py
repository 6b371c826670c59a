"""What holds of every term of the law, from whatever day it is counted."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from backend.almanac import calendars
from backend.law import norms, term
from backend.law.calendar import WorkingCalendar, days_after, months_after
from backend.law.norm import Kind, Norm, Runs
from backend.law.unit import Unit

COUNTED = [norm for norm in norms.NORMS.values() if norm.countable]
FORWARD = [
    norm for norm in COUNTED if norm.kind is Kind.TERM and norm.runs is Runs.AFTER
]
BACKWARD = [norm for norm in COUNTED if norm.runs is Runs.BEFORE]
DURATIONS = [norm for norm in COUNTED if norm.kind is Kind.DURATION]
# From the youngest of their editions; six months from the last stay in the calendar.
STARTS = st.dates(date(2026, 7, 1), date(2027, 6, 25))


@pytest.fixture(scope="module")
def kazakhstan(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> WorkingCalendar:
    with django_db_blocker.unblock():
        return calendars.current()


@settings(max_examples=300)
@given(norm=st.sampled_from(FORWARD), start=STARTS)
def test_a_forward_deadline_never_ends_on_a_day_off(
    kazakhstan: WorkingCalendar, norm: Norm[int], start: date
) -> None:
    found = term.due(norm, start=start, calendar=kazakhstan)

    assert kazakhstan.is_working(found.due_on)
    assert found.due_on > start
    assert found.moved_from is None or not kazakhstan.is_working(found.moved_from)


@settings(max_examples=200)
@given(norm=st.sampled_from(DURATIONS), start=STARTS)
def test_a_duration_ends_where_it_falls(
    kazakhstan: WorkingCalendar, norm: Norm[int], start: date
) -> None:
    found = term.due(norm, start=start, calendar=kazakhstan)

    months = {Unit.MONTHS: 1, Unit.YEARS: 12}
    if found.unit in months:
        assert found.due_on == months_after(start, found.value * months[found.unit])
    assert found.moved_from is None
    assert found.skipped == ()


@settings(max_examples=200)
@given(norm=st.sampled_from(BACKWARD), event=STARTS)
def test_a_term_that_runs_backwards_in_calendar_days_or_months_never_moves(
    kazakhstan: WorkingCalendar, norm: Norm[int], event: date
) -> None:
    found = term.latest(norm, before=event, calendar=kazakhstan)

    assert found.due_on < event
    assert found.moved_from is None
    match found.unit:
        case Unit.CALENDAR_DAYS:
            assert found.due_on == days_after(event, -found.value)
        case Unit.MONTHS:
            assert found.due_on == months_after(event, -found.value)
        case _:
            assert kazakhstan.is_working(found.due_on)
