"""Who receives a document, who records that it came, who says it came another day."""

from backend.accounts.actor import Actor
from oversight.models import Delivery, Publication, ReceiptClaim
from oversight.permissions.cases import can_lead_case
from oversight.permissions.grants import AUTHORS, OF_BODY, Grant


def can_register_receipt(actor: Actor, delivery: Delivery) -> Grant:
    """Find the office that receives for the body: its officer or head."""
    return actor.office(*OF_BODY, of=delivery.body_id)


def can_confirm_receipt(actor: Actor, delivery: Delivery) -> Grant:
    """Find the office that confirms for the body what the author has entered."""
    return actor.office(*OF_BODY, of=delivery.body_id)


def can_record_delivery(actor: Actor, delivery: Delivery) -> Grant:
    """Find the author's office, where the body has nobody here."""
    return can_lead_case(actor, delivery.document.case)


def can_dispute_receipt(actor: Actor, delivery: Delivery) -> Grant:
    """Find the office of the body; else that of the author, of what a body has said."""
    bodys = actor.office(*OF_BODY, of=delivery.body_id)
    return bodys or can_lead_case(actor, delivery.document.case)


def can_agree_to_receipt(actor: Actor, claim: ReceiptClaim) -> Grant:
    """Find the office of the other side than the one that claims."""
    if claim.claimant_id == claim.delivery.body_id:
        return can_lead_case(actor, claim.delivery.document.case)
    return actor.office(*OF_BODY, of=claim.delivery.body_id)


def can_record_receipt_decision(actor: Actor, claim: ReceiptClaim) -> Grant:
    """Find the office of either side: whoever has the decision shows it."""
    bodys = actor.office(*OF_BODY, of=claim.delivery.body_id)
    return bodys or can_lead_case(actor, claim.delivery.document.case)


def can_withdraw_claim(actor: Actor, claim: ReceiptClaim) -> Grant:
    """Find the office of the side that claims."""
    return actor.office(*OF_BODY, *AUTHORS, of=claim.claimant_id)


def can_record_publication(actor: Actor, publication: Publication) -> Grant:
    """Find the office of the side that owes it; else the author's, for a body."""
    own = actor.office(*OF_BODY, *AUTHORS, of=publication.organization_id)
    return own or can_lead_case(actor, publication.document.case)
