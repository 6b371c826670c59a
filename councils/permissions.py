"""Who may act in councils: each predicate returns what grants the act."""

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import Role
from councils.models import Ballot, Council, Decision, Meeting, Seat

Grant = Office | None
PRESIDING = (Role.CHAIR, Role.PRESIDIUM)
MEMBERS = (Role.MEMBER, Role.PRESIDIUM, Role.CHAIR)


def can_register_council(actor: Actor) -> Grant:
    """Find the office that keeps the register of councils: the supervisor's."""
    return actor.anywhere(Role.SUPERVISOR)


def can_settle(actor: Actor, council: Council) -> Grant:
    """Find the office that enters the council's regulation: secretary or chair."""
    return actor.office(Role.SECRETARY, Role.CHAIR, of=council.organization_id)


def can_approve_convocation(actor: Actor, council: Council) -> Grant:
    """Find the office that approves members: the body's head, or the supervisor."""
    head = actor.office(Role.HEAD, of=council.body_id)
    return head or actor.anywhere(Role.SUPERVISOR)


def can_end_seat(actor: Actor, seat: Seat) -> Grant:
    """Find the office that ends a seat: the council's chair or secretary."""
    return can_settle(actor, seat.convocation.council)


def can_plan(actor: Actor, council: Council) -> Grant:
    """Find the office that prepares meetings: the council's secretary."""
    return actor.office(Role.SECRETARY, of=council.organization_id)


def can_add_agenda_item(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that may propose a matter: the secretary's, or any member's."""
    place = meeting.council.organization_id
    return actor.office(Role.SECRETARY, *MEMBERS, of=place)


def can_prepare(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that convenes and keeps the list of those present: secretary."""
    return can_plan(actor, meeting.council)


def can_call_off(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that calls a meeting off: secretary, chair or presidium."""
    place = meeting.council.organization_id
    return actor.office(Role.SECRETARY, *PRESIDING, of=place)


def can_preside(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that presides: the chair's, or a presidium member's."""
    return actor.office(*PRESIDING, of=meeting.council.organization_id)


def can_sign_minutes(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that signs: who may preside, in person and not by a key."""
    return None if actor.key is not None else can_preside(actor, meeting)


def can_cast(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office of a member; that the seat is in force, the act asks."""
    return actor.office(*MEMBERS, of=ballot.meeting.council.organization_id)


def can_enter_show_of_hands(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office that counts raised hands: the secretary's."""
    return can_prepare(actor, ballot.meeting)


def can_preside_ballot(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office that closes or withdraws a ballot: who may preside."""
    return can_preside(actor, ballot.meeting)


def can_adopt(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office that words a decision: secretary, chair or presidium."""
    return can_call_off(actor, ballot.meeting)


def can_send_recommendations(actor: Actor, decision: Decision) -> Grant:
    """Find the office that sends for the council: its chair or secretary."""
    return can_settle(actor, decision.council)
