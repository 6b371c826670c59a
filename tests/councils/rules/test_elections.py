from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import elections, quorum, voting
from councils.rules.elections import choose
from councils.rules.voting import Majority, Tally

TODAY = date(2026, 11, 23)
BEFORE_THE_REFORM = date(2024, 4, 4)


def chosen(*votes: int, base: int) -> elections.Outcome:
    names = [f"Кандидат {place}" for place in range(len(votes))]
    return choose(votes, names=names, base=base, on=TODAY)


@pytest.mark.parametrize(
    ("votes", "base", "winner", "run_off"),
    [
        ((9, 5), 14, 0, ()),
        ((5, 9), 14, 1, ()),
        ((7, 7), 14, None, (0, 1)),
        ((7, 4, 3), 14, None, (0, 1)),
        ((6, 4, 4), 14, None, (0, 1, 2)),
        ((8, 0), 14, 0, ()),
        ((7, 0), 14, None, ()),
        ((0, 0), 14, None, ()),
        ((12,), 14, 0, ()),
    ],
)
def test_more_than_half_of_those_present_elects(
    *, votes: tuple[int, ...], base: int, winner: int | None, run_off: Any
) -> None:
    outcome = chosen(*votes, base=base)

    assert (outcome.winner, outcome.run_off) == (winner, run_off)
    assert outcome.needed == 8


def test_an_election_explains_itself_with_names_and_numbers() -> None:
    outcome = chosen(9, 5, base=14)

    assert outcome.explanation.en == (
        "Кандидат 0 is elected: 8 votes needed, more than half of the 14 members "
        "present. Кандидат 0 – 9, Кандидат 1 – 5."
    )
    assert "жартысынан көбі" in outcome.explanation.kk
    assert "больше половины" in outcome.explanation.ru


@given(st.lists(st.integers(0, 30), min_size=1, max_size=6), st.integers(0, 30))
def test_two_candidates_are_never_both_elected(votes: Any, silent: Any) -> None:
    base = sum(votes) + silent

    needed = chosen(*votes, base=base).needed

    assert sum(given >= needed for given in votes) <= 1


@pytest.mark.parametrize(
    ("candidates", "members", "of_state", "for_chair", "codes"),
    [
        (2, 2, 0, True, []),
        (2, 2, 1, False, []),
        (2, 2, 1, True, ["chair-in-public-service"]),
        (2, 1, 0, True, ["not-a-member"]),
        (0, 0, 0, True, ["no-candidates"]),
    ],
)
def test_who_may_stand(
    *, candidates: int, members: int, of_state: int, for_chair: bool, codes: list[str]
) -> None:
    found = elections.check_candidates(
        candidates=candidates, members=members, of_state=of_state, for_chair=for_chair
    )

    assert [breach.code for breach in found] == codes
    assert all("13" in breach.citation.in_("ru") for breach in found)


@pytest.mark.parametrize(
    ("named", "must", "lawful"),
    [
        (True, True, True),
        (False, False, True),
        (True, False, False),
        (False, True, False),
    ],
)
def test_a_vote_among_several_names_one(
    *, named: bool, must: bool, lawful: bool
) -> None:
    found = elections.check_choice(names_candidate=named, must_name=must)

    assert (not found) is lawful


@pytest.mark.parametrize(
    ("is_recused", "conflict", "lawful"),
    [(True, "Туысым", True), (False, "", True), (True, "", False), (False, "a", False)],
)
def test_who_recuses_himself_names_the_conflict(
    *, is_recused: bool, conflict: str, lawful: bool
) -> None:
    found = voting.check_recusal(is_recused=is_recused, conflict=conflict)

    assert (not found) is lawful


def test_who_is_recused_leaves_the_base_only_where_the_council_settled_so() -> None:
    stays = Tally(6, 5, 0, present=12, members=17, recused=1)
    leaves = Tally(6, 5, 0, 12, 17, recused=1, recused_are_present=False)

    results = [
        voting.decide(one, majority=Majority.PRESENT, on=TODAY)
        for one in (stays, leaves)
    ]

    assert [(one.needed, one.carried) for one in results] == [(7, False), (6, True)]
    assert "counted in the quorum" in results[0].explanation.en
    assert "council's setting" in results[1].explanation.en
    assert "баптауы" in results[1].explanation.kk


def test_five_to_five_is_not_adopted_without_a_casting_vote() -> None:
    tally = Tally(5, 5, 0, present=10, members=15)

    without = voting.decide(tally, majority=Majority.PRESENT, on=TODAY)
    with_it = voting.decide(
        tally, majority=Majority.PRESENT, on=TODAY, chair_breaks_tie=True
    )

    assert (without.carried, with_it.carried) == (False, True)


def test_where_all_abstain_nothing_is_adopted() -> None:
    tally = Tally(0, 0, 12, present=12, members=17)

    result = voting.decide(
        tally, majority=Majority.PRESENT, on=TODAY, chair_breaks_tie=True
    )

    assert (result.carried, result.needed) == (False, 7)


@pytest.mark.parametrize(("members", "needed"), [(9, 6), (10, 7)])
def test_two_thirds_of_nine_and_of_ten(members: int, needed: int) -> None:
    assert quorum.members_needed(members=members, on=TODAY) == needed


@given(st.integers(1, 500))
def test_two_disjoint_sets_of_members_are_never_both_a_quorum(members: int) -> None:
    assert 2 * quorum.members_needed(members=members, on=TODAY) > members


@pytest.mark.parametrize(
    ("is_over", "has_decision", "is_last", "lawful"),
    [
        (True, False, True, True),
        (False, False, True, False),
        (True, True, True, False),
        (True, False, False, False),
    ],
)
def test_a_ballot_is_repeated_once_it_is_over_and_before_its_decision(
    *, is_over: bool, has_decision: bool, is_last: bool, lawful: bool
) -> None:
    found = voting.check_repeat(
        is_over=is_over, has_decision=has_decision, is_last=is_last
    )

    assert (not found) is lawful
