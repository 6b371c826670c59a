"""Every state of the councils' nouns, and the acts that lead from one to another."""

from councils.states.meetings import (
    BALLOT,
    DECISION,
    MEETING,
    BallotState,
    DecisionState,
    MeetingState,
)

__all__ = [
    "BALLOT",
    "DECISION",
    "MEETING",
    "BallotState",
    "DecisionState",
    "MeetingState",
]
