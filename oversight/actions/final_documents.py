"""Acts upon final documents: adopted, sent, received."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import answer_duties, letters, obligations
from oversight.actions.cases import letter_context
from oversight.actions.steps import (
    locked_case,
    move_case,
    move_recommendation,
)
from oversight.models import (
    Case,
    Delivery,
    FinalDocument,
    Recommendation,
    Road,
)
from oversight.rules import documents
from oversight.states import CaseState, RecommendationState


class Line(NamedTuple):
    """One recommendation of a document: its words, to whom, under which power."""

    text: str
    body: Organization
    power: str = ""


@transaction.atomic
def adopt(
    case: Case,
    *,
    text: str,
    language: str,
    lines: Sequence[Line],
    by: Actor,
    at: datetime,
) -> FinalDocument:
    """Write the final document with its numbered recommendations.

    Only once the control is completed, and once for a case; raise MoveRefused
    before, IntegrityError for a second.
    """
    case = locked_case(case)
    if case.state != CaseState.COMPLETED:
        raise MoveRefused(case.procedure, case.state, "adopt-final-document")
    demand(documents.check_final_document(recommendations=len(lines)))
    document = FinalDocument.objects.create(
        case=case, text=text, language=language, adopted_on=timezone.localdate(at)
    )
    record("final-document.adopted", document, by=by, at=at, said={"text": text})
    for number, line in enumerate(lines, start=1):
        recommendation = Recommendation.objects.create(
            case=case,
            document=document,
            line=number,
            body=line.body,
            text=line.text,
            power=line.power,
            updated_at=at,
        )
        said = {"text": line.text}
        record("recommendation.drafted", recommendation, by=by, at=at, said=said)
    case.bodies.add(*{line.body for line in lines})
    return document


@transaction.atomic
def send(case: Case, *, by: Actor, at: datetime) -> Case:
    """Send the final document to each addressed body.

    A body with an officer or head here has it in its inbox at once, and its terms
    begin; for any other body the author records the delivery later.
    """
    case = locked_case(case)
    move_case(case, "send-final-document", at=at)
    document = FinalDocument.objects.filter(case=case).first()
    count = document.recommendations.count() if document else 0
    demand(documents.check_final_document(recommendations=count))
    if document is None:
        raise MoveRefused(case.procedure, case.state, "send-final-document")
    today = timezone.localdate(at)
    document.sent_at = at
    document.save(update_fields=["sent_at"])
    case.save(update_fields=["state", "updated_at"])
    record("case.document-sent", case, by=by, at=at)
    if case.send_obligation:
        obligations.discharge(case.send_obligation, on=today, by=by, at=at)
    for recommendation in document.recommendations.select_for_update():
        move_recommendation(recommendation, "send", at=at)
        recommendation.sent_at = at
        recommendation.save(update_fields=["state", "sent_at", "updated_at"])
        record("recommendation.sent", recommendation, by=by, at=at)
    for body in Organization.objects.filter(
        recommendations__document=document
    ).distinct():
        _deliver(document, body, on=today, by=by, at=at)
    return case


@transaction.atomic
def register_receipt(delivery: Delivery, *, by: Actor, at: datetime) -> Delivery:
    """Confirm that the document has come; the day of receipt stays the day it came."""
    locked_case(delivery.document.case)
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    for recommendation in answer_duties.lines_of(delivery):
        if recommendation.state == RecommendationState.SENT:
            _receive(recommendation, by=by, at=at)
    delivery.registered_at = delivery.registered_at or at
    delivery.registered_by = delivery.registered_by or by.user
    delivery.save(update_fields=["registered_at", "registered_by"])
    record("delivery.registered", delivery, by=by, at=at)
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
    case = locked_case(delivery.document.case)
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if delivery.received_on is not None:
        raise MoveRefused(case.procedure, case.state, "record-delivery")
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
    for recommendation in answer_duties.lines_of(delivery):
        answer_duties.owe_answer(recommendation, received_on=received_on, by=by, at=at)
        _receive(recommendation, by=by, at=at)
    return delivery


def _deliver(
    document: FinalDocument, body: Organization, *, on: date, by: Actor, at: datetime
) -> None:
    here = letters.readers(body, at=at, roles=letters.OF_BODY)
    delivery = Delivery.objects.create(
        document=document,
        body=body,
        road=Road.IN_SYSTEM if here else Road.POST,
        sent_on=on,
        received_on=on if here else None,
    )
    record("delivery.sent", delivery, by=by, at=at)
    if not here:
        return
    for recommendation in answer_duties.lines_of(delivery):
        answer_duties.owe_answer(recommendation, received_on=on, by=by, at=at)
    letters.tell(
        body,
        "document_received",
        context=letter_context(document.case),
        about=(document.object_kind, document.pk),
        at=at,
    )


def _receive(recommendation: Recommendation, *, by: Actor, at: datetime) -> None:
    move_recommendation(recommendation, "receive", at=at)
    recommendation.save(update_fields=["state", "updated_at"])
    record("recommendation.received", recommendation, by=by, at=at)
