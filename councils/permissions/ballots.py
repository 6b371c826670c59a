"""Who may act upon ballots and decisions."""

from backend.accounts.actor import Actor
from councils.models import Ballot, Decision
from councils.permissions.councils import can_settle
from councils.permissions.grants import MEMBERS, Grant
from councils.permissions.meetings import can_call_off, can_prepare, can_preside


def can_cast(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office of a member; that the seat is in force, the act asks."""
    return actor.office(*MEMBERS, of=ballot.meeting.council.organization_id)


def can_enter_show_of_hands(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office that counts raised hands: the secretary's."""
    return can_prepare(actor, ballot.meeting)


def can_preside_ballot(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office that closes or withdraws a ballot: who may preside."""
    return can_preside(actor, ballot.meeting)


def can_recount(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office that counts anew: the secretary's, or of who may preside."""
    return can_call_off(actor, ballot.meeting)


def can_adopt(actor: Actor, ballot: Ballot) -> Grant:
    """Find the office that words a decision: secretary, chair or presidium."""
    return can_call_off(actor, ballot.meeting)


def can_send_recommendations(actor: Actor, decision: Decision) -> Grant:
    """Find the office that sends for the council: its chair or secretary."""
    return can_settle(actor, decision.council)
