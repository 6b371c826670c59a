from datetime import date
from typing import Any

import pytest

from councils.rules import sittings

DAY = date(2026, 11, 23)


def codes(found: list[Any]) -> list[str]:
    return [breach.code for breach in found]


@pytest.mark.parametrize(
    ("is_first", "has_met", "broken"),
    [
        (True, False, []),
        (True, True, ["first-meeting-held"]),
        (False, True, []),
        (False, False, []),
    ],
)
def test_a_composition_meets_for_the_first_time_once(
    *, is_first: bool, has_met: bool, broken: list[str]
) -> None:
    assert codes(sittings.check_first(is_first=is_first, has_met=has_met)) == broken


@pytest.mark.parametrize(
    ("is_of_commission", "has_commission", "broken"),
    [
        (True, True, []),
        (False, False, []),
        (True, False, ["commission-wanted"]),
        (False, True, ["commission-wanted"]),
    ],
)
def test_a_meeting_of_a_commission_names_it_and_no_other_does(
    *, is_of_commission: bool, has_commission: bool, broken: list[str]
) -> None:
    found = sittings.check_commission(
        is_of_commission=is_of_commission, has_commission=has_commission
    )

    assert codes(found) == broken


@pytest.mark.parametrize(
    ("presides_already", "is_in_session", "broken"),
    [
        (False, True, []),
        (False, False, ["not-in-session"]),
        (True, True, ["presides-already"]),
        (True, False, ["presides-already"]),
    ],
)
def test_the_chair_is_taken_once_by_one_who_takes_part(
    *, presides_already: bool, is_in_session: bool, broken: list[str]
) -> None:
    found = sittings.check_taking(
        presides_already=presides_already, is_in_session=is_in_session
    )

    assert codes(found) == broken


@pytest.mark.parametrize(
    ("is_to_come", "stated_on", "broken"),
    [
        (False, DAY, []),
        (False, date(2026, 11, 24), []),
        (False, date(2026, 11, 22), ["moment-before-the-day"]),
        (True, DAY, ["moment-to-come"]),
    ],
)
def test_who_is_there_is_entered_for_a_moment_of_the_meeting(
    *, is_to_come: bool, stated_on: date, broken: list[str]
) -> None:
    found = sittings.check_moment(
        is_to_come=is_to_come, stated_on=stated_on, held_on=DAY
    )

    assert codes(found) == broken


@pytest.mark.parametrize(
    ("is_over", "has_come", "broken"),
    [
        (True, True, ["was-present"]),
        (True, False, []),
        (False, True, []),
        (False, False, []),
    ],
)
def test_who_was_there_is_not_excused_afterwards(
    *, is_over: bool, has_come: bool, broken: list[str]
) -> None:
    assert codes(sittings.check_excuse(is_over=is_over, has_come=has_come)) == broken
