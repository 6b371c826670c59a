"""Disputes over a day of receipt: claimed with proof, agreed, decided, withdrawn."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import answer_duties, conflicts, deliveries, letters, obligations
from oversight.models import Delivery, Obligation, ReceiptClaim
from oversight.rules import receipt
from oversight.states import (
    RECEIPT_CLAIM_PROCEDURE,
    ObligationState,
    ReceiptClaimState,
)

Entered = Callable[[Obligation, str], Obligation]


@transaction.atomic
def claim(
    delivery: Delivery,
    *,
    claimed_on: date,
    ground: str,
    proof: str,
    proof_file: File | None,
    by: Actor,
    at: datetime,
) -> ReceiptClaim:
    """Claim another day of receipt, with proof; the terms stay until it is settled.

    Nothing to dispute (no day on record), or a day that the claimant has registered
    or confirmed himself, raises MoveRefused; so does a second standing claim.
    """
    delivery = deliveries.locked(delivery)
    claimant = _side(delivery, by)
    recorded_on = delivery.receipt_on
    if recorded_on is None or not may_dispute(delivery, claimant):
        case = delivery.document.case
        raise MoveRefused(case.procedure, case.state, "dispute-receipt")
    demand(
        receipt.check_claim(
            sent_on=delivery.sent_on, recorded_on=recorded_on, claimed_on=claimed_on
        )
    )
    if claimant == delivery.document.case.initiator:
        conflicts.demand_clear(delivery.document.case, by)
    standing = ReceiptClaim.objects.create(
        delivery=delivery,
        claimant=claimant,
        recorded_on=recorded_on,
        claimed_on=claimed_on,
        ground=ground,
        proof=proof,
        proof_file=proof_file,
        by=by.user,
        at=at,
    )
    said = {"ground": ground, "proof": proof}
    files = [proof_file.sha256] if proof_file else []
    record("receipt-claim.raised", standing, by=by, at=at, said=said, files=files)
    for owed in _duties(delivery):
        obligations.dispute_receipt(
            owed, claimed_on=claimed_on, ground=ground[:500], by=by, at=at, paper=proof
        )
    _tell(_other_side(standing), "receipt_disputed", standing, at=at)
    return standing


@transaction.atomic
def agree(standing: ReceiptClaim, *, by: Actor, at: datetime) -> ReceiptClaim:
    """Consent, as the other side: the terms run from the claimed day."""
    standing = _locked(standing)
    _move(standing, "agree")
    if _other_side(standing) == standing.delivery.document.case.initiator:
        conflicts.demand_clear(standing.delivery.document.case, by)
    _settle(standing, came_to=standing.claimed_on, by=by, at=at)
    record("receipt-claim.agreed", standing, by=by, at=at)
    return standing


@transaction.atomic
def record_decision(
    standing: ReceiptClaim,
    *,
    received_on: date,
    decision: str,
    file: File,
    by: Actor,
    at: datetime,
) -> ReceiptClaim:
    """Record what was decided on a complaint, with the paper: that day counts."""
    standing = _locked(standing)
    _move(standing, "record-decision")
    sent_on = standing.delivery.sent_on
    demand(receipt.check_receipt(sent_on=sent_on, received_on=received_on))
    standing.settlement, standing.settlement_file = decision, file
    _settle(standing, came_to=received_on, by=by, at=at)
    said = {"decision": decision}
    files = [file.sha256]
    record("receipt-claim.decided", standing, by=by, at=at, said=said, files=files)
    return standing


@transaction.atomic
def withdraw(
    standing: ReceiptClaim, *, reason: str, by: Actor, at: datetime
) -> ReceiptClaim:
    """Take the claim back: the day on record stands undisputed."""
    standing = _locked(standing)
    _move(standing, "withdraw")
    standing.settlement = reason
    _settle(standing, came_to=standing.recorded_on, by=by, at=at)
    record("receipt-claim.withdrawn", standing, by=by, at=at, said={"reason": reason})
    return standing


def may_dispute(delivery: Delivery, claimant: Organization) -> bool:
    """Tell whether a side may say another day: not of what it said itself.

    The body disputes a presumption and what the author has entered, until it has
    confirmed it; the author disputes what the body has registered. What has been
    settled once is settled.
    """
    if delivery.is_disputed or delivery.settled_received_on is not None:
        return False
    if claimant == delivery.body:
        return delivery.registered_at is None
    return delivery.registered_at is not None and not delivery.is_entered_by_author


def _side(delivery: Delivery, by: Actor) -> Organization:
    """Return for which of the two sides the actor claims, by the office that grants."""
    office = by.grant if isinstance(by.grant, Office) else None
    if office is not None and office.organization_id == delivery.body_id:
        return delivery.body
    return delivery.document.case.initiator


def _other_side(standing: ReceiptClaim) -> Organization:
    delivery = standing.delivery
    is_bodys = standing.claimant_id == delivery.body_id
    return delivery.document.case.initiator if is_bodys else delivery.body


def _locked(standing: ReceiptClaim) -> ReceiptClaim:
    deliveries.locked(standing.delivery)
    return (
        ReceiptClaim.objects.select_for_update(of=("self",))
        .select_related("claimant", "delivery__body", "delivery__document__case")
        .get(pk=standing.pk)
    )


def _move(standing: ReceiptClaim, act: str) -> None:
    target = RECEIPT_CLAIM_PROCEDURE.target(standing.state, act)
    standing.state = ReceiptClaimState(target)


def _settle(standing: ReceiptClaim, *, came_to: date, by: Actor, at: datetime) -> None:
    standing.came_to = came_to
    standing.settled_at, standing.settled_by = at, by.user
    standing.save()
    delivery = standing.delivery
    if standing.state != ReceiptClaimState.WITHDRAWN:
        delivery.settled_received_on = came_to
        delivery.save(update_fields=["settled_received_on"])
        record("delivery.settled", delivery, by=by, at=at)
    ground = standing.settlement or RECEIPT_CLAIM_PROCEDURE.labels[standing.state].kk
    for owed in _duties(delivery):
        obligations.settle_receipt(
            owed,
            received_on=came_to,
            ground=ground[:500],
            by=by,
            at=at,
            paper=standing.proof,
        )
    _tell(standing.claimant, "receipt_settled", standing, at=at)
    _tell(_other_side(standing), "receipt_settled", standing, at=at)


def _duties(delivery: Delivery) -> list[Obligation]:
    """Return the duties whose term runs from this receipt, those that ended aside."""
    lines = answer_duties.lines_of(delivery)
    owed = [line.answer_obligation for line in lines if line.answer_obligation]
    return [one for one in owed if one.state != ObligationState.ENDED]


def _tell(
    side: Organization, template: str, standing: ReceiptClaim, *, at: datetime
) -> None:
    case = standing.delivery.document.case
    context: dict[str, Any] = {
        "number": case.number or "",
        "title": case.theme,
        "claimant": standing.claimant.name_kk,
        "recorded_on": f"{standing.recorded_on:%d.%m.%Y}",
        "claimed_on": f"{standing.claimed_on:%d.%m.%Y}",
        "came_to": f"{standing.came_to:%d.%m.%Y}" if standing.came_to else "",
        "state": standing.state,
        "url": f"{settings.PUBLIC_URL}/cases/{case.pk}/papers/",
    }
    about = (standing.object_kind, standing.pk)
    letters.tell(side, template, context=context, about=about, at=at)
