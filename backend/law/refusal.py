"""What is raised when the law, or a procedure, says no."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from backend.law.breach import Breach

if TYPE_CHECKING:
    from backend.law.procedure import Procedure


class RuleBroken(Exception):
    """The act would break the law; every breach is told."""

    def __init__(self, breaches: Iterable[Breach]) -> None:
        """Keep the breaches for the door that answers."""
        self.breaches = list(breaches)
        super().__init__("; ".join(str(breach) for breach in self.breaches))


class MoveRefused(Exception):
    """The procedure knows no such act in this state."""

    def __init__(self, procedure: Procedure, state: str, act: str) -> None:
        """Keep what was tried, and where the matter stands."""
        self.procedure = procedure
        self.state = state
        self.act = act
        super().__init__(f"{procedure.name}: no {act!r} in state {state!r}")


def demand(breaches: Iterable[Breach]) -> None:
    """Raise RuleBroken when there is at least one breach."""
    found = list(breaches)
    if found:
        raise RuleBroken(found)
