from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.calendar import WorkingCalendar
from councils.rules import convocation, hearings
from councils.rules.composition import CouncilKind
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
        (date(2026, 12, 14), None, []),
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


@pytest.mark.parametrize(
    ("on", "materials_on", "broken"),
    [
        (date(2026, 12, 16), None, []),
        (date(2026, 12, 17), None, ["materials-missing"]),
        (date(2026, 12, 17), date(2026, 12, 16), []),
        (date(2026, 12, 17), date(2026, 12, 17), ["materials-late"]),
    ],
)
def test_materials_may_follow_the_notice_until_their_own_last_day(
    on: date, materials_on: Any, broken: list[str]
) -> None:
    found = convocation.check_materials(deadlines(), materials_on=materials_on, on=on)

    assert [breach.code for breach in found] == broken


@pytest.mark.parametrize(
    ("held_on", "is_about_akim", "last"),
    [
        (date(2026, 12, 21), False, date(2026, 12, 11)),
        (date(2026, 12, 21), True, date(2026, 12, 18)),
        (date(2027, 1, 5), False, date(2026, 12, 26)),
    ],
)
def test_an_assembly_is_called_ten_days_before_and_three_on_an_akim(
    held_on: date, last: date, *, is_about_akim: bool
) -> None:
    due = convocation.deadlines(
        held_on=held_on,
        is_hearing=False,
        settings=SEVEN,
        calendar=CALENDAR,
        kind=CouncilKind.ASSEMBLY,
        is_about_akim=is_about_akim,
    )

    assert due.notice is not None
    assert due.notice.due_on == last
    assert due.notice.citation.in_("en") == "LLG, art. 39-3(8)"


def test_the_regulation_says_nothing_of_presidium_and_commissions() -> None:
    due = convocation.deadlines(
        held_on=HELD_ON,
        is_hearing=False,
        settings=SEVEN,
        calendar=CALENDAR,
        is_of_organ=True,
    )

    assert (due.notice, due.materials) == (None, None)


def verdicts(due: Any, **changed: Any) -> dict[str, tuple[str, str]]:
    called = {
        "held_on": HELD_ON,
        "noticed_on": date(2026, 12, 14),
        "materials_on": None,
        "agenda_items": 1,
        **changed,
    }
    found = convocation.verdicts(due, **called)
    return {one.code: (str(one.standing), one.text.en) for one in found}


def test_each_point_of_a_call_is_told_before_it_is_sent() -> None:
    assert verdicts(deadlines()) == {
        "agenda": ("lawful", "Matters: 1."),
        "notice": (
            "setting",
            "The last day is 14 December 2026. In time if sent on 14 December 2026.",
        ),
        "materials": ("setting", "The last day is 16 December 2026. Not sent yet."),
    }


def test_what_is_wrong_with_a_call_is_told_beside_what_is_right() -> None:
    late = verdicts(
        deadlines(is_hearing=True), agenda_items=0, noticed_on=date(2026, 12, 12)
    )

    assert {code: standing for code, (standing, _text) in late.items()} == {
        "agenda": "unlawful",
        "notice": "unlawful",
        "materials": "unlawful",
    }
    assert "the last day was 11 December 2026." in late["notice"][1]


def test_a_call_for_which_nothing_is_settled_says_so() -> None:
    said = verdicts(deadlines(Settings()))

    assert said["notice"][0] == "setting"
    assert "No days are set" in said["notice"][1]


def test_what_the_law_of_hearings_has_against_a_call_is_told_too() -> None:
    barred = hearings.check_kind(is_hearing=True, is_of_fund=True)

    found = verdicts(deadlines(is_hearing=True), others=barred)

    assert found["hearing-of-the-fund"][0] == "unlawful"


@pytest.mark.parametrize(
    ("opened_on", "broken"),
    [(HELD_ON, []), (date(2026, 12, 20), ["not-its-day"])],
)
def test_a_meeting_is_opened_on_the_day_it_was_called_for(
    opened_on: date, broken: list[str]
) -> None:
    found = convocation.check_day(held_on=HELD_ON, opened_on=opened_on)

    assert [breach.code for breach in found] == broken


@given(st.dates(date(2026, 1, 1), date(2026, 12, 20)))
def test_the_last_day_of_a_notice_in_calendar_days_never_moves(held_on: date) -> None:
    due = convocation.deadlines(
        held_on=held_on, is_hearing=True, settings=Settings(), calendar=CALENDAR
    )

    assert due.notice is not None
    assert due.notice.due_on == held_on - timedelta(days=10)
