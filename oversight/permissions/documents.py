"""Who receives a document, and who records that it was received."""

from backend.accounts.actor import Actor
from oversight.models import Delivery
from oversight.permissions.cases import can_lead_case
from oversight.permissions.grants import OF_BODY, Grant


def can_register_receipt(actor: Actor, delivery: Delivery) -> Grant:
    """Find the office that receives for the body: its officer or head."""
    return actor.office(*OF_BODY, of=delivery.body_id)


def can_record_delivery(actor: Actor, delivery: Delivery) -> Grant:
    """Find the author's office, where the body has nobody here."""
    return can_lead_case(actor, delivery.document.case)
