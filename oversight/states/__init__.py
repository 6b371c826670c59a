"""Every state of what oversight tracks, and the acts that lead on."""

from oversight.states.answers import (
    ANSWER_DRAFT_PROCEDURE,
    ANSWER_TEMPLATE_PROCEDURE,
    ASSIGNMENT_PROCEDURE,
    AssignmentState,
    DraftState,
    TemplateState,
)
from oversight.states.calendar_changes import (
    CALENDAR_CHANGE_PROCEDURE,
    CalendarChangeState,
)
from oversight.states.cases import (
    CASE_FORMS,
    CASE_LABELS,
    CASE_PROCEDURES,
    CONTROL_FORMS,
    COUNCIL_EXPERTISE_PROCEDURE,
    COUNCIL_FORMS,
    COUNCIL_HEARING_PROCEDURE,
    COUNCIL_MONITORING_PROCEDURE,
    COUNCIL_PROCEDURE,
    COUNCIL_REPORT_PROCEDURE,
    DISCUSSION_PROCEDURE,
    DOCUMENT_KINDS,
    DOCUMENT_OF,
    EXPERTISE_PROCEDURE,
    MONITORING_PROCEDURE,
    CaseForm,
    CaseState,
    DecidedState,
    DocumentKind,
)
from oversight.states.complaints import (
    COMPLAINT,
    COMPLAINT_LABELS,
    OUTSIDE_COMPLAINT,
    ComplaintState,
    OutsideComplaintState,
)
from oversight.states.handovers import CASE_HANDOVER, HandoverState
from oversight.states.hearings import BODY_HEARING_PROCEDURE, BodyHearingState
from oversight.states.measures import MEASURE, MeasureState
from oversight.states.obligations import (
    OBLIGATION_PROCEDURE,
    ObligationState,
)
from oversight.states.receipts import (
    RECEIPT_CLAIM_PROCEDURE,
    ReceiptClaimState,
)
from oversight.states.recommendations import (
    RECOMMENDATION_PROCEDURE,
    RecommendationState,
)
from oversight.states.visits import (
    INSPECTION,
    VISIT,
    InspectionState,
    VisitState,
)

__all__ = [
    "ANSWER_DRAFT_PROCEDURE",
    "ANSWER_TEMPLATE_PROCEDURE",
    "ASSIGNMENT_PROCEDURE",
    "BODY_HEARING_PROCEDURE",
    "CALENDAR_CHANGE_PROCEDURE",
    "CASE_FORMS",
    "CASE_HANDOVER",
    "CASE_LABELS",
    "CASE_PROCEDURES",
    "COMPLAINT",
    "COMPLAINT_LABELS",
    "CONTROL_FORMS",
    "COUNCIL_EXPERTISE_PROCEDURE",
    "COUNCIL_FORMS",
    "COUNCIL_HEARING_PROCEDURE",
    "COUNCIL_MONITORING_PROCEDURE",
    "COUNCIL_PROCEDURE",
    "COUNCIL_REPORT_PROCEDURE",
    "DISCUSSION_PROCEDURE",
    "DOCUMENT_KINDS",
    "DOCUMENT_OF",
    "EXPERTISE_PROCEDURE",
    "INSPECTION",
    "MEASURE",
    "MONITORING_PROCEDURE",
    "OBLIGATION_PROCEDURE",
    "OUTSIDE_COMPLAINT",
    "RECEIPT_CLAIM_PROCEDURE",
    "RECOMMENDATION_PROCEDURE",
    "VISIT",
    "AssignmentState",
    "BodyHearingState",
    "CalendarChangeState",
    "CaseForm",
    "CaseState",
    "ComplaintState",
    "DecidedState",
    "DocumentKind",
    "DraftState",
    "HandoverState",
    "InspectionState",
    "MeasureState",
    "ObligationState",
    "OutsideComplaintState",
    "ReceiptClaimState",
    "RecommendationState",
    "TemplateState",
    "VisitState",
]
