"""A procedure as a table: which act leads from which state to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backend.law.refusal import MoveRefused
from backend.law.text import Text


@dataclass(frozen=True)
class Move:
    """One step: the act, as the verb of its address, and the state it leads to."""

    act: str
    target: str


@dataclass(frozen=True, eq=False)
class Procedure:
    """All states of one noun and all moves between them."""

    name: str
    title: Text
    start: str
    states: type[StrEnum]
    moves: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Text]

    def __post_init__(self) -> None:
        """Refuse a table that names a state it does not have, or leaves one unnamed."""
        known = set(self.states)
        used = {self.start, *self.moves}
        used.update(target for row in self.moves.values() for target in row.values())
        if not used <= known:
            message = f"{self.name}: unknown states {sorted(used - known)}"
            raise ValueError(message)
        if set(self.labels) != known:
            wrong = sorted(known.symmetric_difference(self.labels))
            message = f"{self.name}: labels do not match the states at {wrong}"
            raise ValueError(message)

    def target(self, state: str, act: str) -> str:
        """Return the state that the act leads to; raise MoveRefused if to none."""
        try:
            return self.moves.get(state, {})[act]
        except KeyError:
            raise MoveRefused(self, state, act) from None

    def acts(self, state: str) -> tuple[str, ...]:
        """Return the acts that the state allows, in the order of the table."""
        return tuple(self.moves.get(state, {}))

    def steps(self, state: str) -> tuple[Move, ...]:
        """Return the moves out of a state, in the order of the table."""
        row = self.moves.get(state, {})
        return tuple(Move(act, target) for act, target in row.items())

    def all_acts(self) -> tuple[str, ...]:
        """Return every act of the procedure once."""
        return tuple(dict.fromkeys(act for row in self.moves.values() for act in row))

    def reachable(self) -> frozenset[str]:
        """Return every state that some chain of acts reaches from the start."""
        found = {self.start}
        waiting = [self.start]
        while waiting:
            for target in self.moves.get(waiting.pop(), {}).values():
                if target not in found:
                    found.add(target)
                    waiting.append(target)
        return frozenset(found)

    def ends(self) -> frozenset[str]:
        """Return the states that no act leads out of."""
        return frozenset(
            state
            for state in self.states
            if set(self.moves.get(state, {}).values()) <= {state}
        )

    def as_mermaid(self) -> str:
        """Return the table as a Mermaid state diagram."""
        lines = ["stateDiagram-v2"]
        lines += [f"    {state} : {self.labels[state].en}" for state in self.states]
        lines.append(f"    [*] --> {self.start}")
        for state in self.states:
            for act, target in self.moves.get(state, {}).items():
                lines.append(f"    {state} --> {target} : {act}")
        lines += [
            f"    {state} --> [*]" for state in self.states if state in self.ends()
        ]
        return "\n".join(lines)
