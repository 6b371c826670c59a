"""What both sides do about a document that was sent: receipt, disputes, publication."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, Words
from oversight import permissions
from oversight.actions import deliveries, publications, receipt_claims
from oversight.models import Delivery, Publication, ReceiptBasis, ReceiptClaim
from oversight.pages import forms, paper_forms
from oversight.states import RECEIPT_CLAIM_PROCEDURE


class DeliveryAct(Act):
    """An act upon one document on its way to one body."""

    def rows(self) -> QuerySet[Delivery]:
        return Delivery.objects.visible_to(self.request.user).select_related(
            "body", "document__case__initiator"
        )

    def back(self) -> str:
        return reverse("page:case-papers", args=[self.item.document.case_id])

    @classmethod
    def is_open(cls, delivery: Delivery) -> bool:
        """Tell whether the delivery lets it now."""
        raise NotImplementedError


class RegisterReceipt(DeliveryAct):
    """Confirm, as the body, that the document has come."""

    verb = "register-receipt"
    policy = permissions.can_register_receipt
    run = deliveries.register_receipt
    words = Words(
        title=_("Register the receipt"),
        button=_("Register the receipt"),
        done=_("The receipt is registered. The term runs from the day it came."),
    )

    @classmethod
    def is_open(cls, delivery: Delivery) -> bool:
        return delivery.basis in (ReceiptBasis.NONE, ReceiptBasis.PRESUMED)


class ConfirmReceipt(DeliveryAct):
    """Confirm, as the body, the day that the author has entered."""

    verb = "confirm-receipt"
    policy = permissions.can_confirm_receipt
    run = deliveries.confirm_receipt
    words = Words(
        title=_("Confirm the day of receipt"),
        button=_("Confirm the day"),
        done=_("The day of receipt is confirmed by the body."),
        lead=_("What is confirmed can no longer be disputed."),
    )

    @classmethod
    def is_open(cls, delivery: Delivery) -> bool:
        return delivery.basis == ReceiptBasis.ENTERED and not delivery.is_disputed


class RecordDelivery(DeliveryAct):
    """Enter, as the author, the delivery to a body that is not here."""

    verb = "record-delivery"
    policy = permissions.can_record_delivery
    run = deliveries.record_delivery
    form_class = paper_forms.DeliveryForm
    words = Words(
        title=_("Record the delivery"),
        button=_("Record the delivery"),
        done=_("The delivery is recorded. The term runs from the day of receipt."),
        lead=_("It is shown as entered by the author; the body may dispute it later."),
    )

    @classmethod
    def is_open(cls, delivery: Delivery) -> bool:
        return delivery.basis == ReceiptBasis.NONE


class DisputeReceipt(DeliveryAct):
    """Claim another day of receipt, with proof."""

    verb = "dispute-receipt"
    policy = permissions.can_dispute_receipt
    run = receipt_claims.claim
    form_class = paper_forms.ClaimForm
    words = Words(
        title=_("Dispute the day of receipt"),
        button=_("Dispute the day"),
        done=_("Your claim stands beside the day on record until it is settled."),
        lead=_(
            "Both days are shown to everybody. The term follows the day on record "
            "until the other side agrees, or a complaint is decided: our reading."
        ),
    )

    @classmethod
    def is_open(cls, delivery: Delivery) -> bool:
        return delivery.receipt_on is not None and not delivery.is_disputed


class ClaimAct(Act):
    """An act upon a claim to another day of receipt."""

    def rows(self) -> QuerySet[ReceiptClaim]:
        return ReceiptClaim.objects.visible_to(self.request.user).select_related(
            "claimant", "delivery__body", "delivery__document__case__initiator"
        )

    def back(self) -> str:
        case = self.item.delivery.document.case_id
        return reverse("page:case-papers", args=[case])

    @classmethod
    def is_open(cls, claim: ReceiptClaim) -> bool:
        """Tell whether the state of the claim lets it."""
        return cls.verb in RECEIPT_CLAIM_PROCEDURE.acts(claim.state)


class Agree(ClaimAct):
    """Consent, as the other side."""

    verb, run = "agree", receipt_claims.agree
    policy = permissions.can_agree_to_receipt
    words = Words(
        title=_("Agree to the claimed day of receipt"),
        button=_("Agree to the claimed day"),
        done=_("The term is counted anew from the day that both sides now go by."),
        lead=_("This cannot be undone: the dispute is settled for both sides."),
    )


class RecordDecision(ClaimAct):
    """Record what was decided on a complaint."""

    verb, run = "record-decision", receipt_claims.record_decision
    policy = permissions.can_record_receipt_decision
    form_class = paper_forms.DecisionForm
    words = Words(
        title=_("Record the decision on the dispute"),
        button=_("Record the decision"),
        done=_("The dispute is settled by the decision."),
        lead=_("A complaint or a court has decided on which day it was received."),
    )


class WithdrawClaim(ClaimAct):
    """Take the claim back."""

    verb, run = "withdraw", receipt_claims.withdraw
    policy = permissions.can_withdraw_claim
    form_class = forms.ReasonForm
    words = Words(
        title=_("Withdraw the claim"),
        button=_("Withdraw the claim"),
        done=_("The claim is withdrawn: the day on record stands."),
    )


class Publish(Act):
    """Record where it was published."""

    verb, run = "publish", publications.publish
    policy = permissions.can_record_publication
    form_class = paper_forms.PublicationForm
    words = Words(
        title=_("Record a publication"),
        button=_("Record the publication"),
        done=_("The publication is recorded."),
        lead=_("The law names no term for it: it is owed, and never late."),
    )

    def rows(self) -> QuerySet[Publication]:
        return Publication.objects.visible_to(self.request.user).select_related(
            "organization", "document__case__initiator"
        )

    def back(self) -> str:
        return reverse("page:case-papers", args=[self.item.document.case_id])

    @classmethod
    def is_open(cls, publication: Publication) -> bool:
        """Tell whether it is still owed."""
        return publication.published_on is None

    def context(self) -> dict[str, Any]:
        return {"publication": self.item}


DELIVERY_ACTS: tuple[type[DeliveryAct], ...] = (
    RegisterReceipt,
    ConfirmReceipt,
    RecordDelivery,
    DisputeReceipt,
)
CLAIM_ACTS: tuple[type[ClaimAct], ...] = (Agree, RecordDecision, WithdrawClaim)
