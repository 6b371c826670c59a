"""Who may act in oversight: each predicate returns what grants the act."""

from oversight.permissions.answers import (
    can_assess,
    can_draft_answer,
    can_enter_answer,
    can_judge_fulfilment,
    can_report_progress,
    can_sign_answer,
)
from oversight.permissions.cases import (
    can_declare,
    can_lead_case,
    can_log_finding,
    can_open_case,
    may_open_some_case,
)
from oversight.permissions.documents import (
    can_record_delivery,
    can_register_receipt,
)
from oversight.permissions.grants import AUTHORS, OF_BODY, Grant
from oversight.permissions.groups import (
    can_answer_invitation,
    can_found_group,
    can_invite,
)

__all__ = [
    "AUTHORS",
    "OF_BODY",
    "Grant",
    "can_answer_invitation",
    "can_assess",
    "can_declare",
    "can_draft_answer",
    "can_enter_answer",
    "can_found_group",
    "can_invite",
    "can_judge_fulfilment",
    "can_lead_case",
    "can_log_finding",
    "can_open_case",
    "can_record_delivery",
    "can_register_receipt",
    "can_report_progress",
    "can_sign_answer",
    "may_open_some_case",
]
