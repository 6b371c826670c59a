from enum import StrEnum

import pytest

from backend.law.procedure import Procedure
from backend.law.refusal import MoveRefused
from backend.law.text import same


class LampState(StrEnum):
    OFF = "off"
    ON = "on"
    BROKEN = "broken"
    LOST = "lost"


LAMP = Procedure(
    name="lamp",
    title=same("Lamp"),
    start=LampState.OFF,
    states=LampState,
    moves={
        LampState.OFF: {"switch-on": LampState.ON},
        LampState.ON: {"switch-off": LampState.OFF, "drop": LampState.BROKEN},
    },
    labels={state: same(state.title()) for state in LampState},
)


def test_the_table_says_where_an_act_leads() -> None:
    assert LAMP.target(LampState.OFF, "switch-on") == LampState.ON
    assert LAMP.acts(LampState.ON) == ("switch-off", "drop")
    assert LAMP.acts(LampState.BROKEN) == ()


@pytest.mark.parametrize("state", [LampState.OFF, LampState.BROKEN])
def test_an_act_that_the_state_does_not_know_is_refused(state: LampState) -> None:
    with pytest.raises(MoveRefused) as refusal:
        LAMP.target(state, "drop")

    assert (refusal.value.procedure, refusal.value.state) == (LAMP, state)


def test_a_state_that_nothing_leads_to_is_found() -> None:
    assert set(LampState) - LAMP.reachable() == {LampState.LOST}


def test_the_diagram_has_every_state_and_every_move() -> None:
    drawn = LAMP.as_mermaid()

    assert drawn.startswith("stateDiagram-v2\n")
    assert "[*] --> off" in drawn
    assert "on --> broken : drop" in drawn
    assert "broken --> [*]" in drawn
    assert "on : On" in drawn


def test_a_table_with_an_unnamed_state_is_refused() -> None:
    with pytest.raises(ValueError, match="labels"):
        Procedure("lamp", same("Lamp"), "off", LampState, {}, {"off": same("Off")})
