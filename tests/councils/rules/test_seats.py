from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.breach import Breach
from councils.rules import seats
from councils.rules.seats import Ground

FROM, UNTIL = date(2026, 7, 15), date(2029, 7, 15)


def missing(
    ground: Ground, *, paper: bool, decision: bool, of_state: bool = False
) -> list[str]:
    found = seats.check_end(
        ground, of_state=of_state, has_document=paper, has_decision=decision
    )
    return [breach.code for breach in found]


@pytest.mark.parametrize(
    ("ground", "asks", "provision"),
    [
        (Ground.OWN_WISH, "application-missing", "art. 15(1)"),
        (Ground.HEALTH, "decision-missing", "art. 15(2)"),
        (Ground.DEATH, "document-missing", "art. 15(2)(1)"),
        (Ground.MISSING, "document-missing", "art. 15(2)(2)"),
        (Ground.DECLARED_DEAD, "document-missing", "art. 15(2)(3)"),
        (Ground.INCAPACITY, "document-missing", "art. 15(2)(4)"),
        (Ground.ABSENCES, "decision-missing", "art. 15(2)(5)"),
        (Ground.PUBLIC_SERVICE, "decision-missing", "art. 15(2)(6)"),
        (Ground.NPO_LIQUIDATED, "decision-missing", "art. 15(2)(7)"),
        (Ground.BARRED, "decision-missing", "art. 15(2)(8)"),
    ],
)
def test_each_ground_asks_for_its_paper_or_for_a_decision(
    ground: Ground, asks: str, provision: str
) -> None:
    by_paper = asks != "decision-missing"
    (breach,) = seats.check_end(
        ground, of_state=False, has_document=False, has_decision=False
    )

    assert breach.code == asks
    assert breach.text == seats.asked_for(ground)
    assert breach.citation.in_("en") == f"LPC, {provision}"
    assert missing(ground, paper=by_paper, decision=not by_paper) == []
    assert missing(ground, paper=not by_paper, decision=by_paper) == [asks]


@pytest.mark.parametrize(
    ("ground", "of_state", "broken"),
    [
        (Ground.REPLACED, True, []),
        (Ground.REPLACED, False, ["not-of-the-state"]),
        (Ground.PUBLIC_SERVICE, False, []),
        (Ground.PUBLIC_SERVICE, True, ["not-of-civil-society"]),
        (Ground.NPO_LIQUIDATED, True, ["not-of-civil-society"]),
        (Ground.OWN_WISH, True, []),
    ],
)
def test_some_grounds_concern_one_side_alone(
    ground: Ground, of_state: Any, broken: list[str]
) -> None:
    assert missing(ground, paper=True, decision=True, of_state=of_state) == broken


@pytest.mark.parametrize("of_state", [True, False])
def test_the_grounds_offered_are_those_that_are_not_foreign(*, of_state: bool) -> None:
    offered = seats.grounds(of_state=of_state)

    assert {
        one
        for one in Ground
        if not missing(one, paper=True, decision=True, of_state=of_state)
    } == set(offered)


def test_the_decision_of_another_council_ends_no_seat() -> None:
    (breach,) = seats.check_end(
        Ground.ABSENCES,
        of_state=False,
        has_document=False,
        has_decision=True,
        is_own_decision=False,
    )

    assert breach.code == "not-its-decision"


@pytest.mark.parametrize(
    ("on", "has_ended", "broken"),
    [
        (FROM, False, []),
        (UNTIL, False, []),
        (date(2026, 7, 14), False, ["outside-the-term"]),
        (date(2029, 7, 16), False, ["outside-the-term"]),
        (FROM, True, ["seat-ended"]),
    ],
)
def test_a_seat_ends_once_and_within_its_term(
    on: date, has_ended: Any, broken: list[str]
) -> None:
    found = seats.check_day(on=on, from_on=FROM, until_on=UNTIL, has_ended=has_ended)

    assert [breach.code for breach in found] == broken


@pytest.mark.parametrize(
    ("on", "broken"),
    [
        (FROM, []),
        (UNTIL, []),
        (date(2026, 7, 14), ["outside-the-term"]),
        (date(2029, 7, 16), ["outside-the-term"]),
    ],
)
def test_whoever_comes_later_serves_within_the_term(
    on: date, broken: list[str]
) -> None:
    found = seats.check_seating_day(on=on, from_on=FROM, until_on=UNTIL)

    assert [breach.code for breach in found] == broken


@pytest.mark.parametrize(
    ("seated", "size", "broken"), [(20, 21, 0), (21, 21, 1), (22, 21, 1), (0, 21, 0)]
)
def test_a_seat_is_taken_where_one_is_vacant(
    seated: int, size: int, broken: int
) -> None:
    assert len(seats.check_vacancy(seated=seated, size=size)) == broken


@pytest.mark.parametrize(
    ("ethnocultural", "needs", "turn"),
    [
        ([], False, None),
        ([], True, None),
        ([False, True], False, 0),
        ([False, True], True, 1),
        ([False, False], True, 0),
        ([True, False], True, 0),
        ([False, False, True, True], True, 2),
    ],
)
def test_the_first_in_reserve_unless_a_quarter_would_be_missing(
    ethnocultural: list[bool], needs: Any, turn: Any
) -> None:
    found = seats.next_in_reserve(ethnocultural, needs_ethnocultural=needs)

    assert found == turn


@given(st.lists(st.booleans(), min_size=1, max_size=20), st.booleans())
def test_a_list_that_is_not_empty_always_has_a_turn(
    ethnocultural: Any, needs: Any
) -> None:
    turn = seats.next_in_reserve(ethnocultural, needs_ethnocultural=needs)

    assert turn is not None
    assert not needs or ethnocultural[turn] or not any(ethnocultural)


def breach(code: str) -> Breach:
    return Breach(code, seats.DECISION, seats.VACANCY)


@pytest.mark.parametrize(
    ("before", "after", "worsens", "arisen"),
    [
        ([], ["size"], set(), ["size"]),
        (["size"], ["size"], set(), []),
        (["size"], ["size", "age"], set(), ["age"]),
        (["civil-share"], ["civil-share"], {"civil-share"}, ["civil-share"]),
        (["civil-share"], [], {"civil-share"}, []),
    ],
)
def test_only_what_a_seat_breaks_itself_hinders_it(
    before: list[str], after: list[str], worsens: set[str], arisen: list[str]
) -> None:
    found = seats.arising(
        [breach(code) for code in before],
        [breach(code) for code in after],
        worsens=frozenset(worsens),
    )

    assert [one.code for one in found] == arisen


@pytest.mark.parametrize(
    ("additional", "waiting", "broken"),
    [(True, True, 0), (True, False, 1), (False, True, 1), (False, False, 1)],
)
def test_only_the_selected_of_an_additional_competition_are_seated_later(
    *, additional: bool, waiting: bool, broken: int
) -> None:
    found = seats.check_selected_later(is_additional=additional, is_waiting=waiting)

    assert len(found) == broken


def test_an_empty_reserve_and_a_foreign_member_are_refused() -> None:
    assert [b.code for b in seats.check_reserve(waiting=0)] == ["reserve-empty"]
    assert seats.check_reserve(waiting=1) == []
    assert [b.code for b in seats.check_replaced(is_own=False)] == ["not-its-member"]
    assert seats.check_replaced(is_own=True) == []
