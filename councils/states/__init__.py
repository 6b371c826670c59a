"""Every state of the councils' nouns, and the acts that lead from one to another."""

from councils.states.forming import (
    APPLICATION,
    COMPETITION,
    ApplicationState,
    CompetitionState,
)
from councils.states.meetings import (
    BALLOT,
    DECISION,
    MEETING,
    BallotState,
    DecisionState,
    MeetingState,
)
from councils.states.papers import ANNUAL_REPORT, MINUTES, MinutesState, ReportState
from councils.states.work import (
    APPEAL,
    DRAFT_ACT,
    PROPOSAL,
    WORK_PLAN,
    AppealState,
    DraftActState,
    ProposalState,
    WorkPlanState,
)

__all__ = [
    "ANNUAL_REPORT",
    "APPEAL",
    "APPLICATION",
    "BALLOT",
    "COMPETITION",
    "DECISION",
    "DRAFT_ACT",
    "MEETING",
    "MINUTES",
    "PROPOSAL",
    "WORK_PLAN",
    "AppealState",
    "ApplicationState",
    "BallotState",
    "CompetitionState",
    "DecisionState",
    "DraftActState",
    "MeetingState",
    "MinutesState",
    "ProposalState",
    "ReportState",
    "WorkPlanState",
]
