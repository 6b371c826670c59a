"""How a document comes to its bodies: in the system, or as its author has recorded."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import conflicts, letters, publications
from oversight.actions.answer_duties import lines_of, owe_answer
from oversight.actions.cases import letter_context
from oversight.actions.steps import locked_case, move_recommendation
from oversight.models import (
    Delivery,
    FinalDocument,
    Recommendation,
    Road,
)
from oversight.rules import receipt
from oversight.states import RecommendationState


def deliver(
    document: FinalDocument,
    body: Organization,
    *,
    on: date,
    by: Actor,
    at: datetime,
    passed_on: Recommendation | None = None,
) -> Delivery:
    """Put the document into the inbox of a body that has somebody here.

    For any other the way is open: the author records it with its proof. What another
    body has `passed_on` is that one recommendation alone.
    """
    here = letters.readers(body, at=at, roles=letters.OF_BODY)
    delivery = Delivery.objects.create(
        document=document,
        body=body,
        passed_on=passed_on,
        road=Road.IN_SYSTEM if here else Road.POST,
        sent_on=on,
        received_on=receipt.presumed(entered_on=on) if here else None,
    )
    record("delivery.sent", delivery, by=by, at=at)
    if not here:
        return delivery
    _owe(delivery, by=by, at=at)
    letters.tell(
        body,
        "document_received",
        context=letter_context(document.case),
        about=(document.object_kind, document.pk),
        at=at,
    )
    return delivery


@transaction.atomic
def register_receipt(delivery: Delivery, *, by: Actor, at: datetime) -> Delivery:
    """Confirm that the document has come; the day of receipt stays the day it came.

    What nobody has recorded yet has come today: the body takes it from here.
    """
    delivery = locked(delivery)
    if delivery.received_on is None:
        today = timezone.localdate(at)
        delivery.road = Road.IN_SYSTEM
        delivery.received_on = receipt.presumed(entered_on=today)
        delivery.save(update_fields=["road", "received_on"])
        _owe(delivery, by=by, at=at)
    for recommendation in lines_of(delivery):
        if recommendation.state == RecommendationState.SENT:
            _receive(recommendation, by=by, at=at)
    _register(delivery, by=by, at=at)
    record("delivery.registered", delivery, by=by, at=at)
    return delivery


@transaction.atomic
def confirm_receipt(delivery: Delivery, *, by: Actor, at: datetime) -> Delivery:
    """Confirm, as the body, the day that the author has entered.

    Raise MoveRefused where there is no such entry, or it is confirmed or disputed.
    """
    delivery = locked(delivery)
    is_open = delivery.is_entered_by_author and delivery.registered_at is None
    if not is_open or delivery.is_disputed:
        case = delivery.document.case
        raise MoveRefused(case.procedure, case.state, "confirm-receipt")
    _register(delivery, by=by, at=at)
    record("delivery.confirmed", delivery, by=by, at=at)
    return delivery


@transaction.atomic
def record_delivery(
    delivery: Delivery,
    *,
    road: Road,
    received_on: date,
    proof: str,
    proof_file: File | None,
    by: Actor,
    at: datetime,
) -> Delivery:
    """Enter, as the author, how and when a body that is not here received it."""
    delivery = locked(delivery)
    case = delivery.document.case
    conflicts.demand_clear(case, by)
    if delivery.received_on is not None:
        raise MoveRefused(case.procedure, case.state, "record-delivery")
    demand(receipt.check_receipt(sent_on=delivery.sent_on, received_on=received_on))
    delivery.road = road
    delivery.received_on = received_on
    delivery.proof = proof
    delivery.proof_file = proof_file
    delivery.is_entered_by_author = True
    delivery.save(
        update_fields=[
            "road",
            "received_on",
            "proof",
            "proof_file",
            "is_entered_by_author",
        ]
    )
    files = [proof_file.sha256] if proof_file else []
    said = {"proof": proof}
    record("delivery.recorded", delivery, by=by, at=at, said=said, files=files)
    _owe(delivery, by=by, at=at)
    for recommendation in lines_of(delivery):
        if recommendation.state == RecommendationState.SENT:
            _receive(recommendation, by=by, at=at)
    return delivery


def locked(delivery: Delivery) -> Delivery:
    """Return the delivery as it is now, locked; its case is locked first."""
    locked_case(delivery.document.case)
    return (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("document__case__initiator", "body")
        .get(pk=delivery.pk)
    )


def _owe(delivery: Delivery, *, by: Actor, at: datetime) -> None:
    received_on = delivery.received_on
    if received_on is None:
        return
    for recommendation in lines_of(delivery):
        if recommendation.answer_obligation_id is None:
            owe_answer(recommendation, received_on=received_on, by=by, at=at)
    publications.owe_document(
        delivery.document, delivery.body, started_on=received_on, by=by, at=at
    )


def _register(delivery: Delivery, *, by: Actor, at: datetime) -> None:
    delivery.registered_at = delivery.registered_at or at
    delivery.registered_by = delivery.registered_by or by.user
    delivery.save(update_fields=["registered_at", "registered_by"])


def _receive(recommendation: Recommendation, *, by: Actor, at: datetime) -> None:
    move_recommendation(recommendation, "receive", at=at)
    recommendation.save(update_fields=["state", "updated_at"])
    record("recommendation.received", recommendation, by=by, at=at)
