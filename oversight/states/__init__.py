"""Every state of what oversight tracks, and the acts that lead on."""

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
from oversight.states.obligations import (
    OBLIGATION_PROCEDURE,
    ObligationState,
)
from oversight.states.recommendations import (
    RECOMMENDATION_PROCEDURE,
    RecommendationState,
)

__all__ = [
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
    "RECOMMENDATION_PROCEDURE",
    "CaseForm",
    "CaseState",
    "DecidedState",
    "DocumentKind",
    "ObligationState",
    "RecommendationState",
]
