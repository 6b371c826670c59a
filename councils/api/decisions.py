"""Decisions, and what they recommend to bodies."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ItemOut, Out
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import decisions, past_meetings
from councils.actions.decisions import Advice
from councils.api.past_meetings import PastDecisionIn
from councils.api.refs import CouncilRef
from councils.filters import DecisionFilter
from councils.models import Decision, DecisionRecommendation
from councils.states import DECISION


class AdviceOut(Out[DecisionRecommendation]):
    """One recommendation of a decision."""

    body = OrganizationRef(read_only=True)

    class Meta:
        model = DecisionRecommendation
        fields = ["id", "position", "body", "language", "text", "power"]


class DecisionOut(ItemOut[Decision]):
    """What a council has decided; its case shows how it is answered."""

    council = CouncilRef(read_only=True)
    number = serializers.CharField(source="__str__", read_only=True)
    recommendations = AdviceOut(many=True, read_only=True)

    class Meta:
        model = Decision
        fields = [
            "id",
            "council",
            "meeting",
            "agenda_item",
            "ballot",
            "year",
            "number",
            "adopted_on",
            "text_kk",
            "text_ru",
            "state",
            "sent_at",
            "case",
            "is_imported",
            "source",
            "recommendations",
        ]


class DecisionViewSet(RegisterViewSet[Decision]):
    """Decisions of councils."""

    queryset = Decision.objects.none()
    serializer_class = DecisionOut
    filterset_class = DecisionFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = DECISION
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "send_recommendations": permissions.can_send_recommendations,
    }

    def get_queryset(self) -> QuerySet[Decision]:
        rows = Decision.objects.visible_to(self.request.user)
        return rows.select_related("council__organization").prefetch_related(
            "recommendations__body"
        )

    def links(self, item: Decision) -> dict[str, str]:
        found = {"meeting": f"/api/v1/meetings/{item.meeting_id}/"}
        if item.case_id is not None:
            found["case"] = f"/api/v1/cases/{item.case_id}/"
        return found

    @act(takes=PastDecisionIn)
    def create(self, request: Request) -> Response:
        """Record what a meeting from before Kenes has decided, with the source."""
        by, given = actor(request), dict(self.given)
        item = given.pop("agenda_item")
        by.grant = permissions.can_prepare(by, item.meeting)
        if by.grant is None:
            raise NotYours
        advice = [Advice(**one) for one in given.pop("recommendations")]
        decision = past_meetings.record_past_decision(
            item, **given, recommendations=advice, by=by, at=clock.now()
        )
        return self.answer(decision, status=201)

    @act()
    def send_recommendations(self, request: Request, pk: str) -> Response:
        """Send what the decision recommends: each body owes an answer."""
        decision, by = self.get_object(), actor(request)
        sent = decisions.send_recommendations(decision, by=by, at=clock.now())
        return self.answer(sent)
