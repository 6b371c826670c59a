from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.calendar import WorkingCalendar
from councils.rules import convocation
from councils.rules.regulation import Settings

CALENDAR = WorkingCalendar.plain()
HELD_ON = date(2026, 12, 21)
SEVEN = Settings(notice_days=7, materials_days=5)


def deadlines(settings: Any = SEVEN, *, is_hearing: Any = False) -> Any:
    return convocation.deadlines(
        held_on=HELD_ON, is_hearing=is_hearing, settings=settings, calendar=CALENDAR
    )


def codes(
    due: Any, noticed_on: date, materials_on: Any, agenda_items: Any = 1
) -> list[str]:
    found = convocation.check(
        due,
        held_on=HELD_ON,
        noticed_on=noticed_on,
        materials_on=materials_on,
        agenda_items=agenda_items,
    )
    return [breach.code for breach in found]


@pytest.mark.parametrize(
    ("noticed_on", "materials_on", "broken"),
    [
        (date(2026, 12, 14), date(2026, 12, 16), []),
        (date(2026, 12, 15), date(2026, 12, 16), ["notice-late"]),
        (date(2026, 12, 14), date(2026, 12, 17), ["materials-late"]),
        (date(2026, 12, 14), None, ["materials-missing"]),
        (date(2026, 12, 22), date(2026, 12, 16), ["notice-after-the-day"]),
    ],
)
def test_notice_and_materials_follow_the_regulation(
    noticed_on: date, materials_on: Any, broken: Any
) -> None:
    assert codes(deadlines(), noticed_on, materials_on) == broken


def test_where_nothing_is_settled_nothing_is_owed() -> None:
    assert codes(deadlines(Settings()), HELD_ON, None) == []


def test_an_empty_agenda_is_no_agenda() -> None:
    assert codes(deadlines(Settings()), HELD_ON, None, 0) == ["agenda-empty"]


def test_a_hearing_follows_the_law_and_not_the_regulation() -> None:
    due = deadlines(Settings(notice_days=1, materials_days=1), is_hearing=True)

    assert due.notice is not None
    assert due.notice.due_on == date(2026, 12, 11)
    assert due.notice.citation.in_("en") == "LPC, art. 21(2)"


def test_a_setting_is_cited_as_a_setting() -> None:
    (breach,) = convocation.check(
        deadlines(),
        held_on=HELD_ON,
        noticed_on=HELD_ON,
        materials_on=date(2026, 12, 1),
        agenda_items=1,
    )

    assert breach.citation.read == "setting"


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_notice_is_late_exactly_when_fewer_days_are_left(
    days: Any, left: Any
) -> None:
    due = deadlines(Settings(notice_days=days))

    found = codes(due, HELD_ON - timedelta(days=left), None)

    assert ("notice-late" in found) == (left < days)
