"""Deliveries: how documents came to their bodies, and disputes over the day."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    Out,
    PastDay,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import deliveries, receipt_claims
from oversight.filters import DeliveryFilter, ReceiptClaimFilter
from oversight.models import Delivery, ReceiptBasis, ReceiptClaim, Road
from oversight.states import RECEIPT_CLAIM_PROCEDURE


class ReceiptClaimRef(Out[ReceiptClaim]):
    """A claim to another day of receipt, beside the day on record."""

    claimant = OrganizationRef(read_only=True)

    class Meta:
        model = ReceiptClaim
        fields = ["id", "claimant", "claimed_on", "state", "came_to"]


class DeliveryOut(ItemOut[Delivery]):
    """One final document on its way to one body.

    `received_on` is the first day on record, `receipt_on` the day from which the
    terms run: another one only where a dispute has been settled.
    """

    body = OrganizationRef(read_only=True)
    is_presumed = serializers.BooleanField(read_only=True)
    basis = serializers.ChoiceField(choices=ReceiptBasis.choices, read_only=True)
    receipt_on = serializers.DateField(read_only=True, allow_null=True)
    claims = ReceiptClaimRef(many=True, read_only=True)

    class Meta:
        model = Delivery
        fields = [
            "id",
            "document",
            "body",
            "road",
            "sent_on",
            "received_on",
            "receipt_on",
            "basis",
            "is_presumed",
            "registered_at",
            "proof",
            "proof_file",
            "is_entered_by_author",
            "claims",
        ]


class PaperDeliveryIn(StrictSerializer):
    """How and when a body that is not here received the document, with the proof."""

    road = serializers.ChoiceField(
        choices=[(road.value, road.label) for road in Road if road != Road.IN_SYSTEM]
    )
    received_on = PastDay()
    proof = ShortText()
    proof_file = Visible(File.objects.visible_to, required=False, default=None)


class ReceiptClaimIn(StrictSerializer):
    """Another day of receipt: why that day, and what proves it."""

    claimed_on = PastDay()
    ground = LongText(max_length=5000)
    proof = ShortText()
    proof_file = Visible(File.objects.visible_to)


class ReceiptDecisionIn(StrictSerializer):
    """What was decided on the complaint: the day, by whom and by which paper."""

    received_on = PastDay()
    decision = LongText(max_length=5000)
    file = Visible(File.objects.visible_to)


class ReceiptClaimOut(ItemOut[ReceiptClaim]):
    """One side's claim to another day of receipt, and what came of it."""

    claimant = OrganizationRef(read_only=True)

    class Meta:
        model = ReceiptClaim
        fields = [
            "id",
            "delivery",
            "claimant",
            "recorded_on",
            "claimed_on",
            "ground",
            "proof",
            "proof_file",
            "at",
            "state",
            "came_to",
            "settlement",
            "settlement_file",
            "settled_at",
        ]


class DeliveryViewSet(RegisterViewSet[Delivery]):
    """How final documents reached their bodies."""

    queryset = Delivery.objects.none()
    serializer_class = DeliveryOut
    filterset_class = DeliveryFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    write_scopes = {
        "register_receipt": "answers:write",
        "confirm_receipt": "answers:write",
        "dispute_receipt": "answers:write",
    }
    policies = {
        "register_receipt": permissions.can_register_receipt,
        "confirm_receipt": permissions.can_confirm_receipt,
        "record_delivery": permissions.can_record_delivery,
        "dispute_receipt": permissions.can_dispute_receipt,
    }

    def get_queryset(self) -> QuerySet[Delivery]:
        rows = Delivery.objects.visible_to(self.request.user)
        return rows.select_related(
            "body", "document__case__initiator"
        ).prefetch_related("claims__claimant")

    def links(self, item: Delivery) -> dict[str, str]:
        return {
            "document": f"/api/v1/final-documents/{item.document_id}/",
            "claims": f"/api/v1/receipt-claims/?delivery={item.pk}",
            "page": f"/kk/cases/{item.document.case_id}/papers/",
        }

    @act()
    def register_receipt(self, request: Request, pk: str) -> Response:
        """Confirm, as the body, that the document has come."""
        return self.done(deliveries.register_receipt)

    @act()
    def confirm_receipt(self, request: Request, pk: str) -> Response:
        """Confirm, as the body, the day that the author has entered."""
        return self.done(deliveries.confirm_receipt)

    @act(takes=PaperDeliveryIn)
    def record_delivery(self, request: Request, pk: str) -> Response:
        """Enter, as the author, the delivery to a body that is not here."""
        return self.done(deliveries.record_delivery)

    @act(takes=ReceiptClaimIn)
    def dispute_receipt(self, request: Request, pk: str) -> Response:
        """Claim another day of receipt; both stand until one side agrees."""
        return self.done(receipt_claims.claim)


class ReceiptClaimViewSet(RegisterViewSet[ReceiptClaim]):
    """Disputes over days of receipt: public, as the terms are that hang on them."""

    queryset = ReceiptClaim.objects.none()
    serializer_class = ReceiptClaimOut
    filterset_class = ReceiptClaimFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = RECEIPT_CLAIM_PROCEDURE
    write_scope = "oversight:write"
    policies = {
        "agree": permissions.can_agree_to_receipt,
        "record_decision": permissions.can_record_receipt_decision,
        "withdraw": permissions.can_withdraw_claim,
    }

    def get_queryset(self) -> QuerySet[ReceiptClaim]:
        rows = ReceiptClaim.objects.visible_to(self.request.user)
        return rows.select_related(
            "claimant", "delivery__body", "delivery__document__case__initiator"
        )

    def links(self, item: ReceiptClaim) -> dict[str, str]:
        return {
            "delivery": f"/api/v1/deliveries/{item.delivery_id}/",
            "page": f"/kk/cases/{item.delivery.document.case_id}/papers/",
        }

    @act()
    def agree(self, request: Request, pk: str) -> Response:
        """Consent, as the other side: the terms run from the claimed day."""
        return self.done(receipt_claims.agree)

    @act(takes=ReceiptDecisionIn)
    def record_decision(self, request: Request, pk: str) -> Response:
        """Record what was decided on a complaint, with the paper."""
        return self.done(receipt_claims.record_decision)

    @act(takes=ReasonIn)
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the claim back: the day on record stands."""
        return self.done(receipt_claims.withdraw)
