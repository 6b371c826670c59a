"""Every procedure is whole: each state reachable and drawn, each act done somewhere."""

import ast
import re
from types import SimpleNamespace
from typing import Any

import pytest

from backend.law.procedure import Procedure
from councils import states as councils
from oversight import states as oversight
from tests.house import doors, tree

STATES_PAGE = tree.ROOT / "docs" / "states.md"
HALVES = {"oversight": oversight, "councils": councils}


def procedures(half: Any) -> list[Procedure]:
    """Return every procedure that the half's states module names."""
    return [value for value in vars(half).values() if isinstance(value, Procedure)]


ALL = [(half, p) for half, module in HALVES.items() for p in procedures(module)]
NAMED = [f"{half}:{p.name}" for half, p in ALL]


def acts_named_in_actions(half: str) -> set[str]:
    """Return every string in the half's actions: an act is named where it is done."""
    found: set[str] = set()
    for path in (tree.ROOT / half / "actions").rglob("*.py"):
        found |= strings(path.read_text())
    return found


def strings(source: str) -> set[str]:
    """Return the constants of a module that are words, docstrings among them."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize(("half", "procedure"), ALL, ids=NAMED)
def test_every_state_is_reachable(half: str, procedure: Procedure) -> None:
    assert procedure.reachable() == set(procedure.states)


@pytest.mark.parametrize(("half", "procedure"), ALL, ids=NAMED)
def test_every_procedure_ends(half: str, procedure: Procedure) -> None:
    assert procedure.ends(), "a matter that can never come to rest"


@pytest.mark.parametrize(("half", "procedure"), ALL, ids=NAMED)
def test_every_procedure_is_drawn(half: str, procedure: Procedure) -> None:
    assert procedure.as_mermaid() in STATES_PAGE.read_text(), "run: make docs"


@pytest.mark.parametrize(("half", "procedure"), ALL, ids=NAMED)
def test_every_act_of_the_table_is_done_by_some_action(
    half: str, procedure: Procedure
) -> None:
    done = acts_named_in_actions(half)

    assert set(procedure.all_acts()) <= done


@pytest.mark.parametrize(("half", "procedure"), ALL, ids=NAMED)
def test_an_act_is_the_verb_of_an_address(half: str, procedure: Procedure) -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", act) for act in procedure.all_acts())


def test_the_states_of_a_case_have_a_door_for_every_act() -> None:
    verbs = {operation.verb for operation in doors.operations()}
    wanted = {
        act
        for procedure in oversight.CASE_PROCEDURES.values()
        for act in procedure.all_acts()
    } - {"answer"}  # the case follows when its last recommendation is answered

    assert wanted <= verbs


def test_the_states_of_a_meeting_have_a_door_for_every_act() -> None:
    verbs = {operation.verb for operation in doors.operations()}
    # The minutes move their meeting; a decision is adopted from its ballot.
    later = {"sign-minutes", "publish-minutes", "adopt-decision"}

    assert set(councils.MEETING.all_acts()) - later <= verbs


def test_the_states_of_minutes_have_a_door_for_every_act() -> None:
    verbs = {
        operation.verb
        for operation in doors.operations()
        if operation.route.startswith("api/v1/minutes/")
    }

    assert set(councils.MINUTES.all_acts()) <= verbs


def test_the_states_of_a_proposal_have_a_door_for_every_act() -> None:
    verbs = {
        operation.verb
        for operation in doors.operations()
        if operation.route.startswith("api/v1/agenda-proposals/")
    }

    assert set(councils.PROPOSAL.all_acts()) <= verbs


def test_a_state_that_no_act_reaches_is_noticed() -> None:
    states = oversight.ObligationState
    procedure = Procedure(
        name="broken",
        title=oversight.OBLIGATION_PROCEDURE.title,
        start=states.OPEN,
        states=states,
        moves={states.OPEN: {"discharge": states.DISCHARGED}},
        labels=oversight.OBLIGATION_PROCEDURE.labels,
    )

    assert procedure.reachable() != set(procedure.states)
    assert procedures(SimpleNamespace(one=procedure, other=1)) == [procedure]
    assert "end" not in strings("move(row, 'discharge')")
