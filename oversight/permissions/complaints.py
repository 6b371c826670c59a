"""Who complains, who passes a complaint up, and who decides it."""

from backend.accounts.actor import Actor
from oversight.models import Complaint, Recommendation
from oversight.permissions.cases import can_lead_case
from oversight.permissions.grants import OF_BODY, Grant


def can_complain(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the author's office: coordinator, secretary or chair."""
    return can_lead_case(actor, recommendation.case)


def can_lead_complaint(actor: Actor, complaint: Complaint) -> Grant:
    """Find the office of its author, who also records what came on paper."""
    return can_lead_case(actor, complaint.recommendation.case)


def can_pass_up(actor: Actor, complaint: Complaint) -> Grant:
    """Find the office that passes it up: officer or head of the body concerned."""
    return actor.office(*OF_BODY, of=complaint.recommendation.body_id)


def can_decide_complaint(actor: Actor, complaint: Complaint) -> Grant:
    """Find the office that decides it: officer or head of the higher body."""
    return actor.office(*OF_BODY, of=complaint.addressee_id)
