"""How the registers of councils are sought: the same for API and pages."""

from councils.filters.councils import ConvocationFilter, CouncilFilter, SeatFilter
from councils.filters.days import today
from councils.filters.meetings import (
    AgendaItemFilter,
    AttendanceFilter,
    BallotFilter,
    DecisionFilter,
    MeetingFilter,
)

__all__ = [
    "AgendaItemFilter",
    "AttendanceFilter",
    "BallotFilter",
    "ConvocationFilter",
    "CouncilFilter",
    "DecisionFilter",
    "MeetingFilter",
    "SeatFilter",
    "today",
]
