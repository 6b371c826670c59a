"""The due day is a function of the ledger and the calendar, and of nothing else."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.law import norms, term
from backend.law.calendar import CalendarYear, DayOff, WorkedDay, WorkingCalendar
from backend.law.norms import administrative_code, public_control, public_councils
from backend.law.text import same
from backend.law.unit import Unit
from oversight.rules import ledger
from oversight.rules.ledger import Event, Line, Standing

PLAIN = WorkingCalendar.plain()
RECEIVED = date(2026, 12, 4)  # a Friday
SETTING = "meeting.minutes.sign"
EXTENSION = administrative_code.APPEAL_EXTENDED.id
DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2030, 12, 31))


def opened(
    *, on: date = RECEIVED, calendar: WorkingCalendar = PLAIN, norm: Any = None
) -> Line:
    counted = term.due(norm or public_control.ANSWER, start=on, calendar=calendar)
    return Line(Event.OPENED, on, ledger.opening(counted))


def line(event: Event, on: date, **facts: Any) -> Line:
    said = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in facts.items()
    }
    return Line(event, on, said)


def stand(*lines: Line, calendar: WorkingCalendar = PLAIN) -> Standing:
    return ledger.stand(lines, calendar=calendar)


def calendar_with(
    *, off: Mapping[date, str] = {}, worked: Mapping[date, str] = {}
) -> WorkingCalendar:
    """Return the weeks of 2025 to 2028 with some days off, and some worked."""
    years = {
        year: CalendarYear(
            year,
            off={
                on: DayOff(on, same(why), "decree")
                for on, why in off.items()
                if on.year == year
            },
            worked={
                on: WorkedDay(on, same(why), "decree")
                for on, why in worked.items()
                if on.year == year
            },
        )
        for year in range(2025, 2029)
    }
    return WorkingCalendar(years, "a test")


# --- what a first line says


@pytest.mark.parametrize(
    ("norm", "due_on"),
    [
        (public_control.ANSWER, date(2026, 12, 18)),  # ten working days
        (public_control.FINAL_DOCUMENT_SENT, date(2026, 12, 15)),  # seven
        (
            public_councils.ANSWER_OTHER,
            date(2027, 1, 4),
        ),  # a month, the 4th is a Monday
        (
            administrative_code.COMPLAINT_DECIDED,
            date(2027, 1, 1),
        ),  # twenty, plain weeks
    ],
)
def test_the_first_line_alone_gives_the_term(norm: Any, due_on: date) -> None:
    assert stand(opened(norm=norm)).due_on == due_on


@given(DAYS, st.sampled_from([public_control.ANSWER, public_councils.ANSWER_OTHER]))
def test_the_first_line_counts_as_the_norm_does(on: date, norm: Any) -> None:
    counted = term.due(norm, start=on, calendar=PLAIN)

    now = stand(opened(on=on, norm=norm))

    assert (now.due_on, now.term) == (counted.due_on, counted)


def test_what_has_no_days_has_no_due_day_and_no_explanation() -> None:
    now = stand(Line(Event.OPENED, RECEIVED))

    assert now.due_on is None
    assert now.as_json() is None


def test_a_term_that_runs_backwards_is_counted_from_its_event() -> None:
    event = date(2026, 12, 21)
    counted = term.latest(
        public_control.DISCUSSION_INVITED, before=event, calendar=PLAIN
    )
    first = Line(Event.OPENED, RECEIVED, ledger.opening(counted))

    assert stand(first).due_on == date(2026, 12, 14)
    assert stand(first).started_on == RECEIVED


def test_a_day_that_we_read_into_a_norm_stays_where_it_is() -> None:
    norm, day = public_councils.INFORM_PUBLIC, date(2026, 12, 31)
    counted = term.by(norm, day=day, start=date(2026, 1, 1), calendar=PLAIN)
    first = Line(Event.OPENED, date(2026, 1, 1), ledger.opening(counted))
    holiday = calendar_with(off={day: "holiday"})

    assert stand(first, calendar=holiday).due_on == day


@given(DAYS, st.sampled_from([public_control.ANSWER, public_councils.ANSWER_OTHER]))
def test_a_line_from_before_facts_were_kept_is_read_from_its_explanation(
    on: date, norm: Any
) -> None:
    counted = term.due(norm, start=on, calendar=PLAIN)

    assert ledger.opening_of(counted.as_json()) == ledger.opening(counted)


def test_a_length_that_the_body_has_set_is_a_fact_of_the_first_line() -> None:
    counted = term.due(public_control.ANSWER, start=RECEIVED, calendar=PLAIN, value=15)
    first = Line(Event.OPENED, RECEIVED, ledger.opening(counted))

    assert stand(first).due_on == date(2026, 12, 25)


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


# --- the calendar


def test_the_change_of_2026_in_the_middle_of_a_term_moves_the_day() -> None:
    """31 August was a day off for the 30th; it is a working day now."""
    before = calendar_with(off={date(2026, 8, 31): "day off carried over"})
    after = calendar_with(worked={date(2026, 8, 31): "30 August is no holiday now"})
    first = opened(on=date(2026, 8, 24), calendar=before)

    assert stand(first, calendar=before).due_on == date(2026, 9, 8)
    assert stand(first, calendar=after).due_on == date(2026, 9, 7)


@given(DAYS, st.lists(st.integers(1, 25), max_size=5, unique=True))
def test_replaying_under_the_same_calendar_gives_the_same_day(
    on: date, offs: list[int]
) -> None:
    assume(on.year < 2028)
    off = {on + timedelta(days=days): "decree" for days in offs}
    calendar = calendar_with(off=off)
    lines = [
        opened(on=on, calendar=PLAIN),
        line(Event.SUSPENDED, on, norm=SETTING),
        line(Event.RESUMED, on + timedelta(days=4)),
        Line(Event.RECOMPUTED, on + timedelta(days=5)),
    ]

    once, twice = (ledger.stand(lines, calendar=calendar) for _ in range(2))

    assert once == twice
    assert once.calendar_version == "a test"


def test_the_edition_is_that_of_the_beginning() -> None:
    edition = public_control.ANSWER.edition_on(RECEIVED)
    assert edition is not None

    assert opened().facts["edition"] == edition.isoformat()
    assert stand(opened()).term == term.due(
        public_control.ANSWER, start=RECEIVED, calendar=PLAIN
    )


# --- who may move it


@pytest.mark.parametrize("norm_id", sorted(norms.NORMS))
def test_only_the_term_of_an_ordinary_appeal_is_ever_extended(norm_id: str) -> None:
    by = ledger.extending(norm_id)

    assert (by is not None) == (norm_id == administrative_code.APPEAL_DECIDED.id)


def test_the_clock_of_a_law_is_stopped_by_no_provision_that_we_read() -> None:
    assert ledger.suspending(public_control.ANSWER.id, is_setting=False) is None


def test_a_setting_may_be_stopped_by_those_whose_it_is() -> None:
    by = ledger.suspending(SETTING, is_setting=True)

    assert by is not None
    assert by.id == SETTING


def test_the_explanation_names_every_step_in_three_languages() -> None:
    now = stand(
        opened(norm=administrative_code.APPEAL_DECIDED),
        line(Event.DISPUTE_SETTLED, RECEIVED, received_on=date(2026, 12, 7)),
        line(Event.EXTENDED, RECEIVED, until=date(2027, 1, 20), norm=EXTENSION),
        line(Event.EXTENDED, RECEIVED, until=date(2028, 1, 20), norm=""),
        line(Event.SUSPENDED, date(2026, 12, 9), norm=SETTING),
        line(Event.RESUMED, date(2026, 12, 16)),
        line(Event.SUSPENDED, date(2026, 12, 17), norm=""),
    )
    told = now.as_json()
    assert told is not None

    kinds = [step["kind"] for step in told["steps"]]
    assert kinds == ["settled", "extended", "beyond", "stopped", "not_stopped"]
    for language in ("kk", "ru", "en"):
        for step in told["steps"]:
            assert step["text"][language] in told["explanation"][language]
    assert "5 working days not counted" in told["explanation"]["en"]
    assert told["unit"] == Unit.WORKING_DAYS
