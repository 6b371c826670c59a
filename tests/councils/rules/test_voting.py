from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import voting
from councils.rules.voting import Majority, Matter, Tally

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("majority", "votes_for", "against", "needed", "carried"),
    [
        (Majority.PRESENT, 11, 1, 8, True),
        (Majority.PRESENT, 7, 5, 8, False),
        (Majority.PRESENT, 8, 7, 8, True),
        (Majority.MEMBERS, 10, 0, 11, False),
        (Majority.MEMBERS, 11, 0, 11, True),
        (Majority.PARTICIPANTS, 15, 0, 15, True),
        (Majority.PARTICIPANTS, 14, 0, 15, False),
    ],
)
def test_more_than_half_carries(
    *, majority: Any, votes_for: int, against: int, needed: int, carried: bool
) -> None:
    tally = Tally(votes_for, against, 0, present=15, members=21, participants=29)

    result = voting.decide(tally, majority=majority, on=TODAY)

    assert (result.needed, result.carried) == (needed, carried)


def test_the_result_explains_itself_with_its_numbers() -> None:
    tally = Tally(11, 1, 2, present=15, members=21, recused=1)

    result = voting.decide(tally, majority=Majority.PRESENT, on=TODAY)

    assert result.explanation.kk.startswith(
        "Шешім қабылданды: 8 дауыс керек, 11 дауыс берілді."
    )
    assert "recused 1 (counted in the quorum)" in result.explanation.en
    assert "больше половины присутствующих членов (15)" in result.explanation.ru


@pytest.mark.parametrize(
    ("matter", "carried"),
    [
        (Matter.ORDINARY, True),
        (Matter.ELECTION, False),
        (Matter.HEARING_PROTOCOL, False),
        (Matter.REPORT, False),
    ],
)
def test_a_casting_vote_never_replaces_a_majority_of_the_law(
    *, matter: Any, carried: bool
) -> None:
    tally = Tally(6, 6, 0, present=12, members=17)

    result = voting.decide(
        tally,
        majority=Majority.PRESENT,
        on=TODAY,
        matter=matter,
        chair_breaks_tie=True,
    )

    assert result.carried is carried


def test_the_law_fixes_the_majority_of_a_report_and_a_hearing() -> None:
    ordinary = Majority.MEMBERS

    found = {one: voting.majority_for(one, ordinary=ordinary) for one in Matter}

    assert found == {
        Matter.ORDINARY: Majority.MEMBERS,
        Matter.ELECTION: Majority.PRESENT,
        Matter.HEARING_PROTOCOL: Majority.PRESENT,
        Matter.REPORT: Majority.PARTICIPANTS,
    }


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_question_and_its_opposite_are_never_both_carried(
    yes: Any, no: Any, silent: Any
) -> None:
    present = yes + no + silent
    one = Tally(yes, no, silent, present=present, members=present)
    other = Tally(no, yes, silent, present=present, members=present)

    results = [
        voting.decide(tally, majority=Majority.PRESENT, on=TODAY)
        for tally in (one, other)
    ]

    assert not all(result.carried for result in results)


@given(st.integers(0, 50), st.integers(0, 50))
def test_one_more_vote_for_never_loses_a_ballot(yes: Any, no: Any) -> None:
    fewer = Tally(yes, no + 1, 0, present=yes + no + 1, members=200)
    more = Tally(yes + 1, no, 0, present=yes + no + 1, members=200)

    before = voting.decide(fewer, majority=Majority.PRESENT, on=TODAY)
    after = voting.decide(more, majority=Majority.PRESENT, on=TODAY)

    assert after.carried or not before.carried


@pytest.mark.parametrize(
    ("votes_for", "against", "chair_breaks_tie", "carried"),
    [
        (5, 5, False, False),
        (5, 5, True, True),
        (6, 4, False, True),
        (4, 6, True, False),  # no tie: there is nothing to break
        (0, 0, True, False),  # all abstain: nobody is for
    ],
)
def test_five_to_five_is_carried_by_a_casting_vote_alone(
    *, votes_for: int, against: int, chair_breaks_tie: bool, carried: bool
) -> None:
    abstained = 10 - votes_for - against
    tally = Tally(votes_for, against, abstained, present=10, members=15)

    result = voting.decide(
        tally,
        majority=Majority.PRESENT,
        on=TODAY,
        chair_breaks_tie=chair_breaks_tie,
    )

    assert (result.carried, result.needed) == (carried, 6)


@pytest.mark.parametrize("matter", list(Matter))
@pytest.mark.parametrize("majority", list(Majority))
def test_where_all_abstain_nothing_is_carried(majority: Any, matter: Any) -> None:
    tally = Tally(0, 0, 12, present=12, members=17)

    result = voting.decide(tally, majority=majority, on=TODAY, matter=matter)

    assert not result.carried
    assert "abstained 12" in result.explanation.en


@pytest.mark.parametrize(
    ("are_present", "base", "needed", "carried"),
    [(True, 12, 7, False), (False, 10, 6, True)],
)
def test_who_recused_himself_counts_as_the_council_has_settled(
    *, are_present: bool, base: int, needed: int, carried: bool
) -> None:
    tally = Tally(
        6, 4, 0, present=12, members=17, recused=2, recused_are_present=are_present
    )

    result = voting.decide(tally, majority=Majority.PRESENT, on=TODAY)

    assert tally.base(Majority.PRESENT) == base
    assert (result.needed, result.carried) == (needed, carried)


@given(st.integers(1, 100), st.data())
def test_what_a_minority_wants_is_never_carried_against_the_rest(
    present: int, data: st.DataObject
) -> None:
    votes_for = data.draw(st.integers(0, present // 2))
    tally = Tally(votes_for, present - votes_for, 0, present=present, members=present)

    result = voting.decide(tally, majority=Majority.PRESENT, on=TODAY)

    assert not result.carried
    assert 2 * result.needed > present
