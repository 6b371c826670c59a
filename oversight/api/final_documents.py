"""Final documents and their deliveries."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.models import Organization
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import final_documents
from oversight.actions.final_documents import Line
from oversight.api.refs import LANGUAGES
from oversight.filters import DeliveryFilter, FinalDocumentFilter
from oversight.models import Case, Delivery, FinalDocument, Road
from oversight.states import DocumentKind


class FinalDocumentOut(ItemOut[FinalDocument]):
    """What the control came to."""

    kind = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in DocumentKind], read_only=True
    )

    class Meta:
        model = FinalDocument
        fields = ["id", "case", "kind", "text", "language", "adopted_on", "sent_at"]


class LineIn(StrictSerializer):
    """One recommendation: its words, and to whom."""

    text = LongText()
    body = Visible(lambda user: Organization.objects.bodies())


class FinalDocumentIn(StrictSerializer):
    """A final document with its numbered recommendations."""

    case = Visible(Case.objects.visible_to)
    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    recommendations = serializers.ListField(child=LineIn(), max_length=100)


class FinalDocumentViewSet(RegisterViewSet[FinalDocument]):
    """Final documents of public control."""

    queryset = FinalDocument.objects.none()
    serializer_class = FinalDocumentOut
    filterset_class = FinalDocumentFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[FinalDocument]:
        seen = FinalDocument.objects.visible_to(self.request.user)
        return seen.select_related("case")

    @act(takes=FinalDocumentIn)
    def create(self, request: Request) -> Response:
        """Adopt the final document of a completed case."""
        by, given = actor(request), self.given
        by.grant = permissions.can_lead_case(by, given["case"])
        if by.grant is None:
            raise NotYours
        document = final_documents.adopt(
            given["case"],
            text=given["text"],
            language=given["language"],
            lines=[
                Line(line["text"], line["body"]) for line in given["recommendations"]
            ],
            by=by,
            at=clock.now(),
        )
        return self.answer(document, status=201)


class DeliveryOut(ItemOut[Delivery]):
    """One final document on its way to one body."""

    body = OrganizationRef(read_only=True)
    is_presumed = serializers.BooleanField(read_only=True)

    class Meta:
        model = Delivery
        fields = [
            "id",
            "document",
            "body",
            "road",
            "sent_on",
            "received_on",
            "is_presumed",
            "registered_at",
            "proof",
            "proof_file",
            "is_entered_by_author",
        ]


class PaperDeliveryIn(StrictSerializer):
    """How and when a body that is not here received the document, with the proof."""

    road = serializers.ChoiceField(
        choices=[(road.value, road.label) for road in Road if road != Road.IN_SYSTEM]
    )
    received_on = PastDay()
    proof = ShortText()
    proof_file = Visible(File.objects.visible_to, required=False, default=None)


class DeliveryViewSet(RegisterViewSet[Delivery]):
    """How final documents reached their bodies."""

    queryset = Delivery.objects.none()
    serializer_class = DeliveryOut
    filterset_class = DeliveryFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    write_scopes = {"register_receipt": "answers:write"}
    policies = {
        "register_receipt": permissions.can_register_receipt,
        "record_delivery": permissions.can_record_delivery,
    }

    def get_queryset(self) -> QuerySet[Delivery]:
        return Delivery.objects.visible_to(self.request.user).select_related(
            "body", "document__case"
        )

    @act()
    def register_receipt(self, request: Request, pk: str) -> Response:
        """Confirm, as the body, that the document has come."""
        delivery = final_documents.register_receipt(
            self.get_object(), by=actor(request), at=clock.now()
        )
        return self.answer(delivery)

    @act(takes=PaperDeliveryIn)
    def record_delivery(self, request: Request, pk: str) -> Response:
        """Enter, as the author, the delivery to a body that is not here."""
        delivery = final_documents.record_delivery(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.answer(delivery)
