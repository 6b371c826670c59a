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
from oversight.permissions.complaints import (
    can_complain,
    can_decide_complaint,
    can_lead_complaint,
    can_pass_up,
)
from oversight.permissions.discussions import (
    can_attend,
    can_contribute,
    can_keep_announcement,
    can_keep_discussion,
    can_reply_to_invitation,
    can_tick_attendee,
    can_withdraw_attendee,
)
from oversight.permissions.documents import (
    can_record_delivery,
    can_register_receipt,
)
from oversight.permissions.expertise import (
    can_conclude,
    can_conclude_as,
    can_keep_question,
    own_place,
)
from oversight.permissions.grants import AUTHORS, OF_BODY, Grant
from oversight.permissions.groups import (
    can_answer_invitation,
    can_found_group,
    can_invite,
)
from oversight.permissions.measures import (
    can_judge_measure,
    can_promise_measure,
    can_tell_of_measure,
)
from oversight.permissions.monitorings import (
    can_answer_visit,
    can_correct_finding,
    can_edit_site,
    can_fill_in,
    can_inspect,
    can_keep_visit,
    can_prepare_monitoring,
    can_request_visit,
)

__all__ = [
    "AUTHORS",
    "OF_BODY",
    "Grant",
    "can_answer_invitation",
    "can_answer_visit",
    "can_assess",
    "can_attend",
    "can_complain",
    "can_conclude",
    "can_conclude_as",
    "can_contribute",
    "can_correct_finding",
    "can_decide_complaint",
    "can_declare",
    "can_draft_answer",
    "can_edit_site",
    "can_enter_answer",
    "can_fill_in",
    "can_found_group",
    "can_inspect",
    "can_invite",
    "can_judge_fulfilment",
    "can_judge_measure",
    "can_keep_announcement",
    "can_keep_discussion",
    "can_keep_question",
    "can_keep_visit",
    "can_lead_case",
    "can_lead_complaint",
    "can_log_finding",
    "can_open_case",
    "can_pass_up",
    "can_prepare_monitoring",
    "can_promise_measure",
    "can_record_delivery",
    "can_register_receipt",
    "can_reply_to_invitation",
    "can_report_progress",
    "can_request_visit",
    "can_sign_answer",
    "can_tell_of_measure",
    "can_tick_attendee",
    "can_withdraw_attendee",
    "may_open_some_case",
    "own_place",
]
