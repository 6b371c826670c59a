"""The due day is a function of the ledger and the calendar, and of nothing else."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.law import norms, term
from backend.law.norms import administrative_code, public_control, public_councils
from backend.law.unit import Unit
from oversight.rules import ledger
from oversight.rules.ledger import Event, Line
from tests.oversight.rules.ledger_lines import (
    DAYS,
    EXTENSION,
    PLAIN,
    RECEIVED,
    SETTING,
    calendar_with,
    line,
    opened,
    stand,
)

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


@pytest.mark.parametrize(
    ("done_on", "codes"),
    [(RECEIVED - timedelta(days=1), ["done_before_it_was_owed"]), (RECEIVED, [])],
)
def test_nothing_is_done_before_it_was_owed(done_on: date, codes: list[str]) -> None:
    found = ledger.check_done(done_on=done_on, started_on=RECEIVED)

    assert [breach.code for breach in found] == codes
