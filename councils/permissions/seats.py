"""Who may fill and end seats, and order the work of a composition."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils.models import Commission, Constituency, Convocation, Seat
from councils.permissions.councils import can_approve_convocation, can_settle
from councils.permissions.grants import Grant


def can_appoint(actor: Actor, convocation: Convocation) -> Grant:
    """Find the office that names members from the state: the head of the body, 9(10).

    The supervisor enters it where the body has nobody in the system.
    """
    return can_approve_convocation(actor, convocation.council)


def can_fill_seat(actor: Actor, convocation: Convocation) -> Grant:
    """Find the office that seats whose turn it is, by a document it names.

    It is that of the secretary or chair, or of who approves compositions.
    """
    council = convocation.council
    return can_settle(actor, council) or can_approve_convocation(actor, council)


def can_end_seat(actor: Actor, seat: Seat) -> Grant:
    """Find the office that ends a seat: the council's chair or secretary.

    Members from the state are withdrawn by the head of the body, too.
    """
    council = seat.convocation.council
    own = can_settle(actor, council)
    if own is None and seat.constituency == Constituency.STATE:
        return actor.office(Role.HEAD, of=council.body_id)
    return own


def can_issue_document(actor: Actor, seat: Seat) -> Grant:
    """Find the office that notes documents of members: secretary or chair."""
    return can_settle(actor, seat.convocation.council)


def can_form_commission(actor: Actor, convocation: Convocation) -> Grant:
    """Find the office that enters commissions: secretary or chair."""
    return can_settle(actor, convocation.council)


def can_order_commission(actor: Actor, commission: Commission) -> Grant:
    """Find the office that enters who is in a commission: secretary or chair."""
    return can_settle(actor, commission.convocation.council)
