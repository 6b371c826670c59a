"""Annexes of a final document, the term of its sending, the day of its receipt."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.almanac import holidays_kz
from backend.law.calendar import CalendarYear, WorkingCalendar
from oversight.rules import deadlines, documents, receipt
from oversight.rules.documents import ANNEXES, Annexes

PLAIN = WorkingCalendar.plain()
WHOLE = Annexes(
    has_time=True,
    has_place=True,
    has_tasks=True,
    subjects=2,
    undeclared=(),
    forms=1,
    facts=3,
    other_documents=0,
    has_no_other_documents=True,
)


def codes(annexes: Annexes) -> list[str]:
    return [breach.code for breach in documents.check_annexes(annexes)]


def test_a_document_with_every_annex_lacks_nothing() -> None:
    assert codes(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"has_time": False}, ["annex_time"]),
        ({"has_place": False}, ["annex_place"]),
        ({"has_tasks": False}, ["annex_tasks"]),
        ({"subjects": 0}, ["annex_subjects", "annex_eligibility"]),
        ({"undeclared": ("Ерлан",)}, ["annex_eligibility"]),
        ({"forms": 0}, ["annex_forms"]),
        ({"facts": 0}, ["annex_facts"]),
        ({"has_no_other_documents": False}, ["annex_other_documents"]),
        ({"has_no_other_documents": False, "other_documents": 1}, []),
    ],
)
def test_each_annex_of_the_provision_is_its_own_breach(
    change: dict[str, object], lacking: list[str]
) -> None:
    breaches = documents.check_annexes(replace(WHOLE, **change))  # type: ignore[arg-type]

    assert [breach.code for breach in breaches] == lacking
    assert {b.citation.in_("en").rpartition(", ")[2] for b in breaches} <= {
        "art. 13(1)"
    }


def test_all_that_is_missing_is_told_at_once() -> None:
    nothing = Annexes(
        has_time=False,
        has_place=False,
        has_tasks=False,
        subjects=0,
        undeclared=(),
        forms=0,
        facts=0,
        other_documents=0,
        has_no_other_documents=False,
    )

    assert codes(nothing) == list(ANNEXES)


def test_who_has_not_declared_is_named() -> None:
    names = ("Ерлан", "Айгүл")
    [breach] = documents.check_annexes(replace(WHOLE, undeclared=names))

    assert all("Ерлан, Айгүл" in text for text in breach.text)


@pytest.mark.parametrize(
    ("completed_on", "last"),
    [
        # Monday: the seven working days of a plain week and two days.
        (date(2026, 11, 30), date(2026, 12, 9)),
        # A control completed on a day off: the day itself is not counted anyway.
        (date(2026, 11, 28), date(2026, 12, 8)),
        (date(2026, 11, 29), date(2026, 12, 8)),
        (date(2026, 11, 27), date(2026, 12, 8)),
    ],
)
@pytest.mark.parametrize(
    ("days_after", "is_late"), [(-1, False), (0, False), (1, True)]
)
def test_sent_on_the_seventh_working_day_it_is_in_time_and_a_day_later_it_is_late(
    completed_on: date, last: date, days_after: int, *, is_late: bool
) -> None:
    term = deadlines.send_final_document(completed_on=completed_on, calendar=PLAIN)

    late = documents.check_sent_in_time(
        due_on=term.due_on, sent_on=last + timedelta(days=days_after)
    )

    assert term.due_on == last
    assert [breach.code for breach in late] == (["sent_late"] if is_late else [])
    assert all(b.citation.in_("en").endswith("art. 13(2)") for b in late)


def calendar_of(*years: int) -> WorkingCalendar:
    off, worked = holidays_kz.known(years)
    rows = {
        year: CalendarYear(
            year,
            off={day: why for day, why in off.items() if day.year == year},
            worked={day: why for day, why in worked.items() if day.year == year},
        )
        for year in years
    }
    return WorkingCalendar(rows, "trial")


@pytest.mark.parametrize(
    ("completed_on", "last"),
    [
        # Nauryz of 2026: the 21st to the 25th of March are off, five days in a row.
        (date(2026, 3, 19), date(2026, 4, 2)),
        (date(2026, 3, 20), date(2026, 4, 3)),
        (date(2026, 3, 22), date(2026, 4, 3)),
        # The New Year: completed on the last working day, sent far into January.
        (date(2026, 12, 31), date(2027, 1, 14)),
    ],
)
def test_completed_before_a_long_holiday_it_is_sent_seven_working_days_after_it(
    completed_on: date, last: date
) -> None:
    calendar = calendar_of(2026, 2027)
    term = deadlines.send_final_document(completed_on=completed_on, calendar=calendar)

    assert term.due_on == last
    assert term.skipped
    in_time = documents.check_sent_in_time(due_on=term.due_on, sent_on=last)
    late = documents.check_sent_in_time(
        due_on=term.due_on, sent_on=last + timedelta(days=1)
    )
    assert (in_time, [breach.code for breach in late]) == ([], ["sent_late"])


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 60))
def test_what_is_sent_by_the_last_day_is_never_late_and_after_it_always(
    due_on: date, days: int
) -> None:
    before, after = due_on - timedelta(days=days), due_on + timedelta(days=days + 1)

    assert documents.check_sent_in_time(due_on=due_on, sent_on=before) == []
    assert documents.check_sent_in_time(due_on=due_on, sent_on=after) != []


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2026, 11, 20), date(2026, 12, 4)),  # a Friday
        (date(2026, 11, 21), date(2026, 12, 4)),  # a Saturday counts from Monday too
        (date(2026, 11, 22), date(2026, 12, 4)),  # and so does a Sunday
        (date(2026, 11, 23), date(2026, 12, 7)),  # a Monday
    ],
)
def test_a_receipt_on_a_day_off_is_the_day_it_came_and_gives_no_working_day(
    received_on: date, due_on: date
) -> None:
    day = receipt.presumed(entered_on=received_on)

    assert day == received_on
    assert deadlines.answer(received_on=day, calendar=PLAIN).due_on == due_on


@pytest.mark.parametrize(
    ("received_on", "codes"),
    [
        (date(2026, 12, 1), ["received_before_sent"]),
        (date(2026, 12, 2), []),
        (date(2026, 12, 3), []),
    ],
)
def test_a_document_is_received_no_earlier_than_it_is_sent(
    received_on: date, codes: list[str]
) -> None:
    found = receipt.check_receipt(sent_on=date(2026, 12, 2), received_on=received_on)

    assert [breach.code for breach in found] == codes


@pytest.mark.parametrize(
    ("claimed_on", "codes"),
    [
        (date(2026, 12, 1), ["received_before_sent"]),
        (date(2026, 12, 2), []),
        (date(2026, 12, 7), ["same_day_claimed"]),
        (date(2026, 12, 8), []),
    ],
)
def test_a_claim_names_another_day_and_none_before_the_sending(
    claimed_on: date, codes: list[str]
) -> None:
    found = receipt.check_claim(
        sent_on=date(2026, 12, 2),
        recorded_on=date(2026, 12, 7),
        claimed_on=claimed_on,
    )

    assert [breach.code for breach in found] == codes


@pytest.mark.parametrize(
    ("is_body", "has_site", "owes"),
    [
        (True, True, True),
        (True, False, True),
        (False, True, True),
        (False, False, False),
    ],
)
def test_a_body_publishes_always_and_a_subject_where_it_has_a_site(
    *, is_body: bool, has_site: bool, owes: bool
) -> None:
    assert receipt.publishes(is_body=is_body, has_site=has_site) is owes
