"""How the registers of oversight are sought: the same for API and pages."""

from oversight.filters.cases import (
    CaseFilter,
)
from oversight.filters.complaints import (
    ComplaintFilter,
)
from oversight.filters.days import (
    today,
)
from oversight.filters.discussions import (
    AnnouncementFilter,
    AttendeeFilter,
    BodyInvitationFilter,
    DiscussionContributionFilter,
    DiscussionProtocolFilter,
)
from oversight.filters.documents import (
    DeliveryFilter,
    FinalDocumentFilter,
)
from oversight.filters.expertise import (
    ExpertConclusionFilter,
    ExpertQuestionFilter,
)
from oversight.filters.groups import (
    InvitationFilter,
)
from oversight.filters.measures import (
    MeasureFilter,
    MeasurePlanFilter,
)
from oversight.filters.monitorings import (
    ChecklistFilter,
    FindingFilter,
    InspectionFilter,
    MonitoringPlanFilter,
    SiteFilter,
    VisitFilter,
)
from oversight.filters.obligations import (
    ObligationFilter,
)
from oversight.filters.recommendations import (
    AnswerFilter,
    RecommendationFilter,
)

__all__ = [
    "AnnouncementFilter",
    "AnswerFilter",
    "AttendeeFilter",
    "BodyInvitationFilter",
    "CaseFilter",
    "ChecklistFilter",
    "ComplaintFilter",
    "DeliveryFilter",
    "DiscussionContributionFilter",
    "DiscussionProtocolFilter",
    "ExpertConclusionFilter",
    "ExpertQuestionFilter",
    "FinalDocumentFilter",
    "FindingFilter",
    "InspectionFilter",
    "InvitationFilter",
    "MeasureFilter",
    "MeasurePlanFilter",
    "MonitoringPlanFilter",
    "ObligationFilter",
    "RecommendationFilter",
    "SiteFilter",
    "VisitFilter",
    "today",
]
