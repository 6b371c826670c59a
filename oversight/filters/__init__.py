"""How the registers of oversight are sought: the same for API and pages."""

from oversight.filters.body_side import (
    AnswerDraftFilter,
    AnswerTemplateFilter,
    AnswerVersionFilter,
    AssignmentFilter,
    BodyHearingFilter,
)
from oversight.filters.calendar_changes import CalendarChangeFilter
from oversight.filters.cases import (
    CaseFilter,
    CaseHandoverFilter,
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
    PublicationFilter,
    ReceiptClaimFilter,
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
from oversight.filters.people import (
    ConflictDeclarationFilter,
    GroupProtocolFilter,
    ParticipantFilter,
)
from oversight.filters.recommendations import (
    AnswerFilter,
    RecommendationFilter,
)

__all__ = [
    "AnnouncementFilter",
    "AnswerDraftFilter",
    "AnswerFilter",
    "AnswerTemplateFilter",
    "AnswerVersionFilter",
    "AssignmentFilter",
    "AttendeeFilter",
    "BodyHearingFilter",
    "BodyInvitationFilter",
    "CalendarChangeFilter",
    "CaseFilter",
    "CaseHandoverFilter",
    "ChecklistFilter",
    "ComplaintFilter",
    "ConflictDeclarationFilter",
    "DeliveryFilter",
    "DiscussionContributionFilter",
    "DiscussionProtocolFilter",
    "ExpertConclusionFilter",
    "ExpertQuestionFilter",
    "FinalDocumentFilter",
    "FindingFilter",
    "GroupProtocolFilter",
    "InspectionFilter",
    "InvitationFilter",
    "MeasureFilter",
    "MeasurePlanFilter",
    "MonitoringPlanFilter",
    "ObligationFilter",
    "ParticipantFilter",
    "PublicationFilter",
    "ReceiptClaimFilter",
    "RecommendationFilter",
    "SiteFilter",
    "VisitFilter",
    "today",
]
