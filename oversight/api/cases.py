"""Cases: one matter raised with bodies in one lawful form."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.models import Organization, Region
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    Out,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.law.procedure import Procedure
from oversight import permissions
from oversight.actions import cases, closing, final_documents, openings
from oversight.api.refs import LANGUAGES, ObligationTerm
from oversight.filters import CaseFilter
from oversight.models import Case, Participant
from oversight.rules.admissibility import BAR_TEXTS


class ParticipantRef(Out[Participant]):
    """Who exercises control; what he declared is for those it concerns."""

    class Meta:
        model = Participant
        fields = ["id", "name"]


class CaseOut(ItemOut[Case]):
    """A case as lists show it."""

    initiator = OrganizationRef(read_only=True)
    bodies = OrganizationRef(many=True, read_only=True)

    class Meta:
        model = Case
        fields = [
            "id",
            "number",
            "form",
            "theme",
            "language",
            "initiator",
            "bodies",
            "region",
            "state",
            "registered_at",
            "announced_at",
            "started_on",
            "completed_on",
            "closed_at",
            "updated_at",
            "is_demonstration",
            "source",
        ]


class CaseItemOut(CaseOut):
    """A case alone, with its participants and what its author owes."""

    participants = ParticipantRef(many=True, read_only=True)
    send_obligation = ObligationTerm(read_only=True, allow_null=True)

    class Meta(CaseOut.Meta):
        fields = [
            *CaseOut.Meta.fields,
            "tasks",
            "closing_reason",
            "participants",
            "send_obligation",
        ]


class CaseIn(StrictSerializer):
    """What opens a case; without an initiator the citizen acts alone."""

    theme = ShortText()
    tasks = LongText(required=False, default="")
    language = serializers.ChoiceField(choices=LANGUAGES)
    initiator = Visible(
        lambda user: Organization.objects.all(),
        required=False,
        default=None,
        allow_null=True,
    )
    bodies = serializers.ListField(
        child=Visible(lambda user: Organization.objects.all()),
        min_length=1,
        max_length=20,
    )
    region = Visible(
        lambda user: Region.objects.all(), required=False, default=None, allow_null=True
    )


class ClosingIn(StrictSerializer):
    """Why the case ends; needed where something stays unanswered."""

    reason = LongText(required=False, default="", allow_blank=True)


class CaseViewSet(RegisterViewSet[Case]):
    """Public control and councils' recommendations, and what came of them."""

    queryset = Case.objects.none()
    serializer_class = CaseItemOut
    filterset_class = CaseFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering = "-opened_at"
    ordering_fields = ["opened_at", "updated_at"]
    write_scope = "oversight:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "register": permissions.can_lead_case,
        "announce": permissions.can_lead_case,
        "begin": permissions.can_lead_case,
        "complete": permissions.can_lead_case,
        "send_final_document": permissions.can_lead_case,
        "close": permissions.can_lead_case,
        "withdraw": permissions.can_lead_case,
    }
    checks = {
        "register": lambda case, actor, at: cases.check_people(
            case, on=timezone.localdate(at)
        ),
    }

    def get_queryset(self) -> QuerySet[Case]:
        rows = Case.objects.visible_to(self.request.user).select_related("initiator")
        if self.action == "list":
            return rows.prefetch_related("bodies")
        return rows.select_related("send_obligation").prefetch_related(
            "bodies", "participants"
        )

    def get_serializer_class(self) -> Any:
        return CaseOut if self.action == "list" else CaseItemOut

    def procedure_of(self, item: Case) -> Procedure:
        return item.procedure

    def links(self, item: Case) -> dict[str, str]:
        return {
            "recommendations": f"/api/v1/recommendations/?case={item.pk}",
            "findings": f"/api/v1/findings/?case={item.pk}",
            "page": f"/kk/cases/{item.pk}/",
        }

    @act(takes=CaseIn)
    def create(self, request: Request) -> Response:
        """Open a case: for a group by its coordinator, alone by a confirmed citizen."""
        by = actor(request)
        by.grant = permissions.can_open_case(by, self.given["initiator"])
        if by.grant is None:
            raise NotYours
        case = openings.open_draft(**self.given, by=by, at=clock.now())
        return self.answer(case, status=201)

    @act()
    def register(self, request: Request, pk: str) -> Response:
        """Give the case its number, once all who take part may do so."""
        return self.done(cases.register, request)

    @act()
    def announce(self, request: Request, pk: str) -> Response:
        """Tell the bodies that control is being exercised."""
        return self.done(cases.announce, request)

    @act()
    def begin(self, request: Request, pk: str) -> Response:
        """Start the observation."""
        return self.done(cases.begin, request)

    @act()
    def complete(self, request: Request, pk: str) -> Response:
        """End the control; the final document is owed from now on."""
        return self.done(cases.complete, request)

    @act()
    def send_final_document(self, request: Request, pk: str) -> Response:
        """Send the final document to each body that it addresses."""
        return self.done(final_documents.send, request)

    @act(takes=ClosingIn)
    def close(self, request: Request, pk: str) -> Response:
        """End the case; what is still owed stays owed."""
        return self.done(closing.close, request)

    @act(takes=ReasonIn)
    def withdraw(self, request: Request, pk: str) -> Response:
        """Give the matter up, with a reason; it stays public."""
        return self.done(cases.withdraw, request)

    def done(self, doing: Any, request: Request) -> Response:
        """Do one act upon the case and answer with the case as it is then."""
        case = doing(self.get_object(), **self.given, by=actor(request), at=clock.now())
        return self.answer(self.get_queryset().get(pk=case.pk))


class ParticipantOut(ItemOut[Participant]):
    """A participant, and what he has declared of himself."""

    class Meta:
        model = Participant
        fields = ["id", "case", "name", "declared", "has_conflict", "declared_at"]


class DeclarationIn(StrictSerializer):
    """The points of art. 6(2) that do not concern the participant, one by one."""

    declared = serializers.ListField(
        child=serializers.ChoiceField(
            choices=[(code, text.en) for code, text in BAR_TEXTS.items()]
        ),
        max_length=len(BAR_TEXTS),
    )
    has_conflict = serializers.BooleanField()


class ParticipantViewSet(RegisterViewSet[Participant]):
    """Those who exercise control, seen by their side and by the addressed bodies."""

    queryset = Participant.objects.none()
    serializer_class = ParticipantOut
    permission_classes = [ReadFreelyActByPolicy]
    session_only = {"declare"}
    policies = {"declare": permissions.can_declare}

    def get_queryset(self) -> QuerySet[Participant]:
        return Participant.objects.visible_to(self.request.user)

    @act(takes=DeclarationIn)
    def declare(self, request: Request, pk: str) -> Response:
        """Declare one's own eligibility, point by point."""
        participant = cases.declare(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.answer(participant)
