"""Who may act in councils: each predicate returns what grants the act."""

from councils.permissions.ballots import (
    can_adopt,
    can_cast,
    can_enter_show_of_hands,
    can_preside_ballot,
    can_send_recommendations,
)
from councils.permissions.councils import (
    can_approve_convocation,
    can_end_seat,
    can_plan,
    can_register_council,
    can_settle,
)
from councils.permissions.grants import MEMBERS, PRESIDING, Grant
from councils.permissions.meetings import (
    can_add_agenda_item,
    can_call_off,
    can_prepare,
    can_preside,
    can_sign_minutes,
)

__all__ = [
    "MEMBERS",
    "PRESIDING",
    "Grant",
    "can_add_agenda_item",
    "can_adopt",
    "can_approve_convocation",
    "can_call_off",
    "can_cast",
    "can_end_seat",
    "can_enter_show_of_hands",
    "can_plan",
    "can_prepare",
    "can_preside",
    "can_preside_ballot",
    "can_register_council",
    "can_send_recommendations",
    "can_settle",
    "can_sign_minutes",
]
