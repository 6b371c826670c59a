"""What moves the due day of a ledger, and what moves nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.law.norms import administrative_code, public_councils
from oversight.rules.ledger import Event, Line
from tests.oversight.rules.ledger_lines import (
    DAYS,
    EXTENSION,
    PLAIN,
    RECEIVED,
    SETTING,
    line,
    opened,
    stand,
)

# --- what moves nothing


@given(DAYS, st.integers(min_value=1, max_value=400), st.integers(0, 30))
def test_an_extension_beyond_the_law_moves_nothing_and_is_shown(
    on: date, longer: int, later: int
) -> None:
    first = opened(on=on)
    until = on + timedelta(days=longer)
    claim = line(Event.EXTENDED, on + timedelta(days=later), until=until, norm="")

    now = stand(first, claim)

    assert now.due_on == stand(first).due_on
    assert now.claimed_to == until
    assert [step.kind for step in now.steps] == ["beyond"]


@given(DAYS, st.integers(0, 9), st.integers(0, 60))
def test_a_suspension_without_a_norm_stops_nothing(
    on: date, after: int, length: int
) -> None:
    first = opened(on=on)
    since = on + timedelta(days=after)

    now = stand(
        first,
        line(Event.SUSPENDED, since, norm=""),
        line(Event.RESUMED, since + timedelta(days=length)),
    )

    assert now.due_on == stand(first).due_on
    assert (now.suspended_on, now.stopped) == (None, 0)


@pytest.mark.parametrize(
    "event",
    [Event.REGISTERED, Event.RECOMPUTED, Event.DISCHARGED, Event.ENDED],
)
def test_lines_that_only_tell_move_nothing(event: Event) -> None:
    assert stand(opened(), Line(event, RECEIVED)) == stand(opened())


def test_a_promise_is_a_day_of_its_own() -> None:
    promised = date(2027, 2, 1)

    now = stand(opened(), line(Event.PROMISED, RECEIVED, promised_on=promised))

    assert (now.due_on, now.promised_on) == (date(2026, 12, 18), promised)


def test_until_it_is_settled_the_term_follows_the_first_receipt() -> None:
    claimed = date(2026, 12, 11)

    now = stand(opened(), line(Event.RECEIPT_DISPUTED, RECEIVED, claimed_on=claimed))

    assert (now.due_on, now.claimed_start_on) == (date(2026, 12, 18), claimed)


# --- what moves the day


def test_a_duty_of_a_promise_alone_follows_the_last_one() -> None:
    first = line(Event.OPENED, RECEIVED, promised_on=date(2027, 2, 1))
    moved = line(Event.PROMISED, RECEIVED, promised_on=date(2027, 3, 1))

    now = stand(first, moved)

    assert now.due_on == now.promised_on == date(2027, 3, 1)
    told = now.as_json()
    assert told is not None
    assert "the debtor has set this one himself" in told["explanation"]["en"]
    assert "1 March 2027" in told["explanation"]["en"]
    assert told["unit"] == "calendar_days"


@given(DAYS, st.integers(min_value=-20, max_value=20))
def test_a_settled_receipt_counts_from_the_beginning(on: date, days: int) -> None:
    settled = on + timedelta(days=days)

    now = stand(
        opened(on=on),
        line(Event.RECEIPT_DISPUTED, on, claimed_on=settled),
        line(Event.DISPUTE_SETTLED, on, received_on=settled),
    )

    assert now.due_on == stand(opened(on=settled)).due_on
    assert (now.started_on, now.claimed_start_on) == (settled, None)


@pytest.mark.parametrize(
    ("until", "due_on", "claimed"),
    [
        (date(2027, 1, 20), date(2027, 1, 20), None),
        # Two months from 4 December: the 4th of February, a Thursday.
        (date(2027, 2, 4), date(2027, 2, 4), None),
        (date(2027, 2, 5), date(2027, 2, 4), date(2027, 2, 5)),
        # A shorter term than the law's own is no extension.
        (date(2026, 12, 10), date(2026, 12, 25), None),
    ],
)
def test_an_extension_goes_as_far_as_its_norm(
    until: date, due_on: date, claimed: date | None
) -> None:
    first = opened(norm=administrative_code.APPEAL_DECIDED)

    now = stand(first, line(Event.EXTENDED, RECEIVED, until=until, norm=EXTENSION))

    assert (now.due_on, now.claimed_to) == (due_on, claimed)


def test_a_term_that_is_over_is_not_brought_back() -> None:
    first = opened(norm=administrative_code.APPEAL_DECIDED)
    late = date(2026, 12, 26)  # the term ended on the 25th

    now = stand(
        first,
        line(Event.EXTENDED, late, until=date(2027, 2, 1), norm=EXTENSION),
        line(Event.SUSPENDED, late, norm=SETTING),
    )

    assert now.due_on == date(2026, 12, 25)
    assert now.claimed_to == date(2027, 2, 1)
    assert now.suspended_on is None


@given(DAYS, st.integers(0, 13), st.integers(0, 200))
def test_suspension_and_resumption_shift_by_the_working_days_between(
    on: date, after: int, length: int
) -> None:
    first = opened(on=on)
    plain = stand(first).due_on
    since = on + timedelta(days=after)
    until = since + timedelta(days=length)
    assert plain is not None
    assume(since <= plain)

    now = stand(
        first,
        line(Event.SUSPENDED, since, norm=SETTING),
        line(Event.RESUMED, until),
    )

    between = PLAIN.working_days_between(since, until)
    assert now.due_on is not None
    assert PLAIN.working_days_between(plain, now.due_on) == between == now.stopped
    assert PLAIN.is_working(now.due_on)


@given(DAYS, st.lists(st.integers(0, 5), min_size=2, max_size=6))
def test_several_suspensions_add_up(on: date, gaps: list[int]) -> None:
    first = opened(on=on)
    lines, day, stopped = [first], on, 0
    for number, gap in enumerate(gaps[: len(gaps) // 2 * 2]):
        before, day = day, day + timedelta(days=gap)
        event = Event.RESUMED if number % 2 else Event.SUSPENDED
        now = stand(*lines)
        assert now.due_on is not None
        if event is Event.SUSPENDED and day > now.due_on:
            break
        if event is Event.RESUMED:
            stopped += PLAIN.working_days_between(before, day)
        lines.append(line(event, day, norm=SETTING))
    plain, now = stand(first), stand(*lines)

    assert plain.due_on is not None
    assert now.due_on is not None
    assert now.stopped == stopped
    assert PLAIN.working_days_between(plain.due_on, now.due_on) == stopped


def test_a_clock_that_stands_still_says_since_when() -> None:
    since = date(2026, 12, 9)

    now = stand(opened(), line(Event.SUSPENDED, since, norm=SETTING))

    assert now.suspended_on == since
    told = now.as_json()
    assert told is not None
    assert "standing still since 9 December 2026" in told["explanation"]["en"]


def test_a_term_in_months_moves_by_the_days_and_ends_on_a_working_one() -> None:
    norm = public_councils.ANSWER_OTHER  # one month: until 4 January 2027, a Monday

    now = stand(
        opened(norm=norm),
        line(Event.SUSPENDED, date(2026, 12, 10), norm=SETTING),
        line(Event.RESUMED, date(2026, 12, 15)),
    )

    assert now.due_on == date(2027, 1, 11)  # the 9th is a Saturday
    assert now.stopped == 5
