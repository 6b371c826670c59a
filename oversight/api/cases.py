"""Cases: one matter raised with bodies in one lawful form."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    Out,
    ReasonIn,
    StrictSerializer,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.law.procedure import Procedure
from oversight import permissions
from oversight.actions import (
    cases,
    closing,
    final_documents,
    handovers,
    joining,
    objects,
    openings,
    participants,
    records,
)
from oversight.api.case_handovers import CaseHandoverOut
from oversight.api.openings import CaseIn, CaseMatterIn, HandoverIn, JoinIn, ObjectIn
from oversight.api.past_cases import PastCaseIn
from oversight.api.refs import CaseRef, ObligationTerm
from oversight.filters import CaseFilter
from oversight.models import Case, Participant
from oversight.reports import answering, control


class ParticipantRef(Out[Participant]):
    """Who exercises control; what he declared is for those it concerns."""

    class Meta:
        model = Participant
        fields = ["id", "name", "capacity", "from_on", "to_on"]


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
            "entered",
            "is_demonstration",
            "source",
        ]


class NotedOut(serializers.Serializer[Any]):
    """A breach of the past that is noted, and was not refused."""

    code = serializers.CharField()
    text = serializers.DictField(child=serializers.CharField())
    provision = serializers.DictField(child=serializers.CharField())


class AnsweringOut(serializers.Serializer[Any]):
    """How far a case is answered; `in_part`: some are, while others still wait."""

    answered = serializers.IntegerField()
    waiting = serializers.IntegerField()
    redirected = serializers.IntegerField()
    in_part = serializers.BooleanField()


class CaseItemOut(CaseOut):
    """A case alone, with its participants and what its author owes."""

    participants = ParticipantRef(many=True, read_only=True)
    send_obligation = ObligationTerm(read_only=True, allow_null=True)
    beside = CaseRef(read_only=True, allow_null=True)
    joined_to = CaseRef(read_only=True, allow_null=True)
    breaches_noted = NotedOut(many=True, read_only=True)
    answering = serializers.SerializerMethodField()

    class Meta(CaseOut.Meta):
        fields = [
            *CaseOut.Meta.fields,
            "tasks",
            "question",
            "fund_ground",
            "beside",
            "joined_to",
            "recorded_from",
            "breaches_noted",
            "closing_reason",
            "participants",
            "send_obligation",
            "answering",
        ]

    @extend_schema_field(AnsweringOut)
    def get_answering(self, case: Case) -> dict[str, Any]:
        """Count its recommendations by whether they were answered."""
        return dict(AnsweringOut(answering.of(case)).data)


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
        "record_past": lambda actor: Standing.PERSON,
        "amend": permissions.can_lead_case,
        "discard": permissions.can_lead_case,
        "register": permissions.can_lead_case,
        "add_object": permissions.can_add_object,
        "announce": permissions.can_lead_case,
        "begin": permissions.can_lead_case,
        "complete": permissions.can_lead_case,
        "send_final_document": permissions.can_lead_case,
        "close": permissions.can_lead_case,
        "withdraw": permissions.can_lead_case,
        "join": permissions.can_lead_case,
        "offer_handover": permissions.can_lead_case,
    }
    checks = {
        "send_final_document": lambda case, actor, at: final_documents.sending_breaches(
            case
        ),
        "register": lambda case, actor, at: participants.check_people(
            case, on=timezone.localdate(at)
        ),
        "announce": lambda case, actor, at: control.check_announcing(
            case, on=timezone.localdate(at)
        ),
        "begin": lambda case, actor, at: control.check_beginning(
            case, on=timezone.localdate(at)
        ),
        "complete": lambda case, actor, at: control.check_completing(
            case, on=timezone.localdate(at)
        ),
    }

    def get_queryset(self) -> QuerySet[Case]:
        rows = Case.objects.visible_to(self.request.user).select_related("initiator")
        if self.action == "list":
            return rows.prefetch_related("bodies")
        return rows.select_related(
            "send_obligation", "beside", "joined_to"
        ).prefetch_related("bodies", "participants")

    def get_serializer_class(self) -> Any:
        return CaseOut if self.action == "list" else CaseItemOut

    def procedure_of(self, item: Case) -> Procedure:
        return item.procedure

    def links(self, item: Case) -> dict[str, str]:
        return {
            "recommendations": f"/api/v1/recommendations/?case={item.pk}",
            "findings": f"/api/v1/findings/?case={item.pk}",
            "beside": f"/api/v1/cases/?beside={item.beside_id or item.pk}",
            "joined": f"/api/v1/cases/?joined_to={item.pk}",
            "handovers": f"/api/v1/case-handovers/?case={item.pk}",
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

    @act(takes=PastCaseIn, on_item=False)
    def record_past(self, request: Request) -> Response:
        """Record a matter from before Kenes, with the days that its source states."""
        by = actor(request)
        by.grant = permissions.can_record_past(by, self.given["initiator"])
        if by.grant is None:
            raise NotYours
        case = records.record_past(**self.given, by=by, at=clock.now())
        return self.shown(case, status=201)

    @act(takes=CaseMatterIn)
    def amend(self, request: Request, pk: str) -> Response:
        """Write a draft over."""
        return self.done(openings.amend)

    @act()
    def discard(self, request: Request, pk: str) -> Response:
        """Put a draft aside for good."""
        return self.done(openings.discard)

    @act()
    def register(self, request: Request, pk: str) -> Response:
        """Give the case its number, once all who take part may do so."""
        return self.done(cases.register)

    @act(takes=ObjectIn)
    def add_object(self, request: Request, pk: str) -> Response:
        """Address one more body; everybody is asked about it anew."""
        return self.done(objects.add)

    @act()
    def announce(self, request: Request, pk: str) -> Response:
        """Tell the bodies that control is being exercised."""
        return self.done(cases.announce)

    @act()
    def begin(self, request: Request, pk: str) -> Response:
        """Start the observation."""
        return self.done(cases.begin)

    @act()
    def complete(self, request: Request, pk: str) -> Response:
        """End the control; the final document is owed from now on."""
        return self.done(cases.complete)

    @act()
    def send_final_document(self, request: Request, pk: str) -> Response:
        """Send the final document to each body that it addresses."""
        return self.done(final_documents.send)

    @act(takes=ClosingIn)
    def close(self, request: Request, pk: str) -> Response:
        """End the case; what is still owed stays owed."""
        return self.done(closing.close)

    @act(takes=ReasonIn)
    def withdraw(self, request: Request, pk: str) -> Response:
        """Give the matter up, with a reason; it stays public."""
        return self.done(cases.withdraw)

    @act(takes=JoinIn)
    def join(self, request: Request, pk: str) -> Response:
        """Let the matter go on within a similar one; it stays public."""
        return self.done(joining.join)

    @act(takes=HandoverIn, answers=CaseHandoverOut)
    def offer_handover(self, request: Request, pk: str) -> Response:
        """Offer the case to another author, who accepts or declines."""
        offered = handovers.offer(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return Response(CaseHandoverOut(offered).data)
