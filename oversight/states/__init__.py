"""Every state of what oversight tracks, and the acts that lead on."""

from oversight.states.answers import ANSWER_DRAFT_PROCEDURE, DraftState
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
from oversight.states.hearings import BODY_HEARING_PROCEDURE, BodyHearingState
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

__all__ = [
    "ANSWER_DRAFT_PROCEDURE",
    "BODY_HEARING_PROCEDURE",
    "CASE_FORMS",
    "CASE_LABELS",
    "CASE_PROCEDURES",
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
    "MONITORING_PROCEDURE",
    "OBLIGATION_PROCEDURE",
    "RECEIPT_CLAIM_PROCEDURE",
    "RECOMMENDATION_PROCEDURE",
    "BodyHearingState",
    "CaseForm",
    "CaseState",
    "DecidedState",
    "DocumentKind",
    "DraftState",
    "ObligationState",
    "ReceiptClaimState",
    "RecommendationState",
]
