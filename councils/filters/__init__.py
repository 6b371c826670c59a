"""How the registers of councils are sought: the same for API and pages."""

from councils.filters.councils import (
    CommissionFilter,
    ConvocationFilter,
    CouncilFilter,
    SeatFilter,
)
from councils.filters.days import day_asked, today
from councils.filters.forming import (
    ApplicationFilter,
    CompetitionFilter,
    RegulationFilter,
    WorkingGroupFilter,
)
from councils.filters.guests import ContributionFilter, GuestFilter
from councils.filters.meetings import (
    AgendaItemFilter,
    AttendanceFilter,
    BallotFilter,
    DecisionFilter,
    MeetingFilter,
)
from councils.filters.work_plans import (
    MonitoringFilter,
    PlanItemFilter,
    WorkPlanFilter,
)

__all__ = [
    "AgendaItemFilter",
    "ApplicationFilter",
    "AttendanceFilter",
    "BallotFilter",
    "CommissionFilter",
    "CompetitionFilter",
    "ContributionFilter",
    "ConvocationFilter",
    "CouncilFilter",
    "DecisionFilter",
    "GuestFilter",
    "MeetingFilter",
    "MonitoringFilter",
    "PlanItemFilter",
    "RegulationFilter",
    "SeatFilter",
    "WorkPlanFilter",
    "WorkingGroupFilter",
    "day_asked",
    "today",
]
