"""How the registers of oversight are sought: the same for API and pages."""

from oversight.filters.cases import (
    CaseFilter,
    FindingFilter,
)
from oversight.filters.days import (
    today,
)
from oversight.filters.documents import (
    DeliveryFilter,
    FinalDocumentFilter,
)
from oversight.filters.groups import (
    InvitationFilter,
)
from oversight.filters.obligations import (
    ObligationFilter,
)
from oversight.filters.recommendations import (
    AnswerFilter,
    RecommendationFilter,
)

__all__ = [
    "AnswerFilter",
    "CaseFilter",
    "DeliveryFilter",
    "FinalDocumentFilter",
    "FindingFilter",
    "InvitationFilter",
    "ObligationFilter",
    "RecommendationFilter",
    "today",
]
