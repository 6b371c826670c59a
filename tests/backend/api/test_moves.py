from enum import StrEnum
from types import SimpleNamespace
from typing import Any

import pytest

from backend.api import moves
from backend.law.procedure import Procedure
from backend.law.text import same
from tests.factories import AT


class Lamp(StrEnum):
    OFF = "off"
    ON = "on"


LAMP = Procedure(
    name="lamp",
    title=same("Lamp"),
    start=Lamp.OFF,
    states=Lamp,
    moves={Lamp.OFF: {"switch-on": Lamp.ON}, Lamp.ON: {"switch-off": Lamp.OFF}},
    labels={state: same(state.value) for state in Lamp},
)


def named(name: str) -> Any:
    found = SimpleNamespace(detail=True, mapping={"post": name})
    found.__name__, found.url_path = name, name.replace("_", "-")
    return found


def told(state: Lamp) -> dict[str, Any]:
    names = ["switch_on", "switch_off", "dust"]
    view = SimpleNamespace(
        get_extra_actions=lambda: [named(name) for name in names],
        policies={name: lambda actor, obj: actor for name in names},
        procedure_of=lambda obj: LAMP,
        checks={},
    )
    user = SimpleNamespace(actor_for=lambda request: "somebody")
    request: Any = SimpleNamespace(user=user, auth=None)
    found = moves.of(view, request, SimpleNamespace(state=state), AT)
    return {move["act"]: [r["code"] for r in move["reasons"]] for move in found}


@pytest.mark.parametrize(
    ("state", "on", "off"),
    [(Lamp.OFF, [], ["wrong-state"]), (Lamp.ON, ["wrong-state"], [])],
)
def test_the_state_closes_what_the_procedure_does_not_have(
    state: Lamp, on: list[str], off: list[str]
) -> None:
    assert told(state) == {"switch-on": on, "switch-off": off, "dust": []}
