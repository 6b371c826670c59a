"""How the registers of councils are sought: the same for API and pages."""

from councils.filters.councils import ConvocationFilter, CouncilFilter, SeatFilter
from councils.filters.days import today
from councils.filters.forming import (
    ApplicationFilter,
    CompetitionFilter,
    RegulationFilter,
    WorkingGroupFilter,
)
from councils.filters.meetings import (
    AgendaItemFilter,
    AttendanceFilter,
    BallotFilter,
    DecisionFilter,
    MeetingFilter,
)

__all__ = [
    "AgendaItemFilter",
    "ApplicationFilter",
    "AttendanceFilter",
    "BallotFilter",
    "CompetitionFilter",
    "ConvocationFilter",
    "CouncilFilter",
    "DecisionFilter",
    "MeetingFilter",
    "RegulationFilter",
    "SeatFilter",
    "WorkingGroupFilter",
    "today",
]
