"""How the registers of councils are sought: the same for API and pages."""

from councils.filters.councils import (
    CommissionFilter,
    ConvocationFilter,
    CouncilFilter,
    SeatFilter,
)
from councils.filters.days import day_asked, today
from councils.filters.draft_acts import AppealFilter, DraftActFilter
from councils.filters.forming import (
    ApplicationFilter,
    CompetitionFilter,
    RegulationFilter,
    WorkingGroupFilter,
)
from councils.filters.guests import ContributionFilter, GuestFilter
from councils.filters.meetings import (
    AgendaItemFilter,
    AgendaProposalFilter,
    AttendanceFilter,
    BallotFilter,
    DecisionFilter,
    MaterialFilter,
    MeetingFilter,
    MinutesFilter,
)
from councils.filters.work_plans import (
    MonitoringFilter,
    PlanItemFilter,
    WorkPlanFilter,
)
from councils.filters.years import (
    AnnualReportFilter,
    ConflictDeclarationFilter,
    InformingFilter,
)

__all__ = [
    "AgendaItemFilter",
    "AgendaProposalFilter",
    "AnnualReportFilter",
    "AppealFilter",
    "ApplicationFilter",
    "AttendanceFilter",
    "BallotFilter",
    "CommissionFilter",
    "CompetitionFilter",
    "ConflictDeclarationFilter",
    "ContributionFilter",
    "ConvocationFilter",
    "CouncilFilter",
    "DecisionFilter",
    "DraftActFilter",
    "GuestFilter",
    "InformingFilter",
    "MaterialFilter",
    "MeetingFilter",
    "MinutesFilter",
    "MonitoringFilter",
    "PlanItemFilter",
    "RegulationFilter",
    "SeatFilter",
    "WorkPlanFilter",
    "WorkingGroupFilter",
    "day_asked",
    "today",
]
