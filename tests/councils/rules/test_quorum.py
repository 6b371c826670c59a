from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import quorum
from councils.rules.composition import CouncilKind
from councils.rules.regulation import OrganQuorum

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("members", "needed"),
    [(1, 1), (2, 2), (3, 2), (10, 7), (15, 10), (17, 12), (21, 14), (30, 20)],
)
def test_two_thirds_are_rounded_up(members: int, needed: int) -> None:
    assert quorum.members_needed(members=members, on=TODAY) == needed


@pytest.mark.parametrize(("members", "needed"), [(1, 1), (24, 12), (25, 13)])
def test_an_assembly_needs_a_half(members: int, needed: int) -> None:
    kind = CouncilKind.ASSEMBLY

    assert quorum.members_needed(members=members, on=TODAY, kind=kind) == needed


@given(st.integers(min_value=1, max_value=100))
def test_two_rival_meetings_never_both_have_a_quorum(members: int) -> None:
    needed = quorum.members_needed(members=members, on=TODAY)

    assert 2 * needed > members


@given(st.integers(min_value=1, max_value=100), st.integers(min_value=0, max_value=100))
def test_a_meeting_fails_exactly_where_it_cannot_open(
    members: int, present: int
) -> None:
    cannot_open = quorum.check(members=members, present=present, on=TODAY)
    cannot_fail = quorum.check_failure(members=members, present=present, on=TODAY)

    assert bool(cannot_open) != bool(cannot_fail)


def test_a_missing_quorum_names_its_provision() -> None:
    (breach,) = quorum.check(members=17, present=11, on=TODAY)

    assert breach.code == "no-quorum"
    assert breach.citation.in_("en") == "LPC, art. 13(2)"
    assert breach.text.en == "No quorum: 11 members, 12 needed."
    assert breach.text.ru == "Нет кворума: 11 членов, нужно 12."


def test_a_council_without_members_never_has_a_quorum() -> None:
    assert quorum.check(members=0, present=0, on=TODAY)


@pytest.mark.parametrize(("members", "needed"), [(9, 6), (10, 7), (11, 8), (12, 8)])
def test_two_thirds_of_nine_are_six_and_of_ten_seven(members: int, needed: int) -> None:
    assert quorum.members_needed(members=members, on=TODAY) == needed
    assert quorum.check(members=members, present=needed, on=TODAY) == []
    assert quorum.check(members=members, present=needed - 1, on=TODAY)


@given(st.sets(st.integers(1, 60), min_size=1), st.sampled_from([None, *OrganQuorum]))
def test_two_disjoint_sets_are_never_both_a_quorum(
    members: set[int], organ: OrganQuorum | None
) -> None:
    """Of a council, of a presidium and of a commission, by either setting."""
    one = {member for member in members if member % 2}
    parts = (one, members - one)

    lawful = [
        not quorum.check(members=len(members), present=len(part), on=TODAY, organ=organ)
        for part in parts
    ]

    assert not all(lawful)


def test_of_an_assembly_the_law_lets_two_halves_meet() -> None:
    kind = CouncilKind.ASSEMBLY

    assert quorum.check(members=24, present=12, on=TODAY, kind=kind) == []
    assert quorum.check(members=25, present=12, on=TODAY, kind=kind)


@given(st.integers(1, 100), st.integers(0, 99))
def test_one_more_member_present_never_loses_a_quorum(
    members: int, present: int
) -> None:
    before = quorum.check(members=members, present=present, on=TODAY)
    after = quorum.check(members=members, present=present + 1, on=TODAY)

    assert before or not after
