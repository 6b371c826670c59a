"""Tables from arts. 12, 21 and 23, and from the council's own settings."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Read
from councils.rules import minutes
from councils.rules.minutes import Shown
from councils.rules.regulation import Settings

FRIDAY = date(2026, 11, 20)
AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
CALENDAR = WorkingCalendar.plain()
FULL = Shown(
    place="Ақсай",
    present=12,
    presiding="Асқарова Ақмарал",
    secretary="Жүнісова Гүлнәр",
    silent_matters=[],
    reports_without_speaker=[],
)


def codes(breaches: list[Breach]) -> list[str]:
    return [breach.code for breach in breaches]


@pytest.mark.parametrize(
    ("days", "due_on"),
    [
        (None, None),  # the council settles nothing, and nothing becomes overdue
        (1, date(2026, 11, 23)),  # the Monday after
        (3, date(2026, 11, 25)),
        (5, date(2026, 11, 27)),
    ],
)
def test_minutes_are_signed_in_the_working_days_that_the_council_settles(
    days: int | None, due_on: date | None
) -> None:
    due = minutes.signing_due(
        closed_on=FRIDAY, settings=Settings(minutes_days=days), calendar=CALENDAR
    )

    assert (due.due_on if due else None) == due_on
    assert due is None or due.citation.read is Read.SETTING


@pytest.mark.parametrize(
    ("days", "due_on"),
    [(None, None), (1, date(2026, 11, 23)), (2, date(2026, 11, 24))],
)
def test_remarks_are_taken_for_the_working_days_that_the_council_settles(
    days: int | None, due_on: date | None
) -> None:
    due = minutes.remarks_due(
        sent_on=FRIDAY, settings=Settings(remarks_days=days), calendar=CALENDAR
    )

    assert (due.due_on if due else None) == due_on
    assert due is None or due.citation.read is Read.SETTING


@given(days=st.integers(min_value=1, max_value=200), start=st.dates(date(2026, 1, 1)))
def test_no_term_of_minutes_ends_on_a_day_off(days: int, start: date) -> None:
    start = min(start, date(2060, 1, 1))
    due = minutes.signing_due(
        closed_on=start, settings=Settings(minutes_days=days), calendar=CALENDAR
    )

    assert due is not None
    assert due.due_on > start
    assert due.due_on.weekday() < 5


@pytest.mark.parametrize(
    ("is_begun", "is_imported", "expected"),
    [
        (False, False, []),
        (True, False, ["minutes-begun"]),
        (False, True, ["minutes-elsewhere"]),
        (True, True, ["minutes-elsewhere"]),
    ],
)
def test_a_meeting_has_one_first_version_and_one_from_before_kenes_none(
    *, is_begun: bool, is_imported: bool, expected: list[str]
) -> None:
    found = minutes.check_draft(is_begun=is_begun, is_imported=is_imported)

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("until", "settled", "expected"),
    [
        (None, 2, []),  # until the end of the settled day
        (None, None, ["remarks-no-day"]),
        (AT, None, ["remarks-day-past"]),
        (AT + SECOND, None, []),
        (
            AT + timedelta(days=1),
            2,
            ["remarks-too-short"],
        ),  # Wednesday is settled
        (AT + timedelta(days=2), 2, []),
        (AT + timedelta(days=9), 2, []),  # more time than settled may be given
    ],
)
def test_remarks_are_asked_for_a_time_to_come_and_no_shorter_than_settled(
    until: datetime | None, settled: int | None, expected: list[str]
) -> None:
    due = minutes.remarks_due(
        sent_on=AT.date(), settings=Settings(remarks_days=settled), calendar=CALENDAR
    )

    found = minutes.check_sending(
        until=until, until_on=until.date() if until else None, at=AT, due=due
    )

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("attended", "until", "expected"),
    [
        (True, AT + SECOND, []),
        (True, AT, []),  # the last moment is still in time
        (True, AT - SECOND, ["remarks-closed"]),
        (True, None, ["remarks-closed"]),
        (False, AT + SECOND, ["remark-not-attended"]),
        (False, AT - SECOND, ["remark-not-attended", "remarks-closed"]),
    ],
)
def test_only_those_who_were_there_make_remarks_and_in_time(
    *, attended: bool, until: datetime | None, expected: list[str]
) -> None:
    found = minutes.check_remark(attended=attended, until=until, at=AT)

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("is_answered", "is_taken", "has_words", "expected"),
    [
        (False, True, False, []),
        (False, True, True, []),
        (False, False, True, []),
        (False, False, False, ["remark-no-reason"]),
        (True, True, True, ["remark-answered"]),
    ],
)
def test_a_remark_is_answered_once_and_refused_with_a_reason(
    *, is_answered: bool, is_taken: bool, has_words: bool, expected: list[str]
) -> None:
    found = minutes.check_answer(
        is_answered=is_answered, is_taken=is_taken, has_words=has_words
    )

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("until", "unanswered", "expected"),
    [
        (AT - SECOND, 0, []),
        (AT, 0, ["remarks-open"]),
        (AT + SECOND, 0, ["remarks-open"]),
        (AT - SECOND, 1, ["remarks-unanswered"]),
        (AT, 2, ["remarks-open", "remarks-unanswered"]),
    ],
)
def test_the_text_is_fixed_when_remarks_are_over_and_all_answered(
    until: datetime, unanswered: int, expected: list[str]
) -> None:
    found = minutes.check_freeze(until=until, at=AT, unanswered=unanswered)

    assert codes(found) == expected


@pytest.mark.parametrize("moment", [AT - SECOND, AT, AT + SECOND])
def test_at_no_moment_is_the_text_fixed_while_remarks_are_taken(
    moment: datetime,
) -> None:
    takes = not minutes.check_remark(attended=True, until=AT, at=moment)
    fixes = not minutes.check_freeze(until=AT, at=moment, unanswered=0)

    assert takes is not fixes


@pytest.mark.parametrize(
    ("change", "of_hearing", "of_report"),
    [
        ({}, [], []),
        ({"place": ""}, ["minutes-no-place"], ["minutes-no-place"]),
        ({"present": 0}, ["minutes-nobody-present"], ["minutes-nobody-present"]),
        ({"presiding": ""}, ["minutes-no-names"], []),
        ({"secretary": ""}, ["minutes-no-names"], []),
        ({"silent_matters": [2]}, ["minutes-no-speeches"], ["minutes-no-speeches"]),
        ({"reports_without_speaker": [1]}, [], ["minutes-no-speaker"]),
    ],
)
def test_minutes_of_hearings_show_what_the_law_asks(
    change: dict[str, object], of_hearing: list[str], of_report: list[str]
) -> None:
    shown = Shown(**{**vars(FULL), **change})

    hearing = minutes.check_content(
        is_hearing=True, is_report_hearing=False, shown=shown
    )
    report = minutes.check_content(
        is_hearing=False, is_report_hearing=True, shown=shown
    )
    ordinary = minutes.check_content(
        is_hearing=False, is_report_hearing=False, shown=shown
    )

    assert (codes(hearing), codes(report), codes(ordinary)) == (
        of_hearing,
        of_report,
        [],
    )
    assert {one.citation.provision for one in hearing} <= {"art. 21(5)"}
    assert {one.citation.provision for one in report} <= {"art. 23(2)"}


@pytest.mark.parametrize(
    ("is_one_person", "is_unchanged", "expected"),
    [
        (False, True, []),
        (True, True, ["minutes-one-person"]),
        (False, False, ["minutes-outdated"]),
        (True, False, ["minutes-one-person", "minutes-outdated"]),
    ],
)
def test_two_people_sign_what_really_happened(
    *, is_one_person: bool, is_unchanged: bool, expected: list[str]
) -> None:
    found = minutes.check_signature(
        is_one_person=is_one_person, is_unchanged=is_unchanged
    )

    assert codes(found) == expected


def test_the_last_version_alone_is_corrected() -> None:
    assert codes(minutes.check_correction(is_last=True)) == []
    assert codes(minutes.check_correction(is_last=False)) == ["minutes-not-the-last"]
