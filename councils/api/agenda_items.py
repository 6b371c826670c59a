"""Matters of an agenda, and the questions that are put to the vote on them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    LongText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import ballots, materials
from councils.actions.ballots import Election, Question
from councils.api.agenda import AgendaItemOut
from councils.api.ballots import BallotItemOut
from councils.api.materials import MaterialIn, MaterialOut
from councils.filters import AgendaItemFilter
from councils.models import (
    AgendaItem,
    Commission,
    ElectedTo,
    Seat,
)
from councils.rules.voting import Matter


class QuestionIn(StrictSerializer):
    """What is asked, in at least one language."""

    question_kk = LongText(
        required=False, allow_blank=True, default="", max_length=5000
    )
    question_ru = LongText(
        required=False, allow_blank=True, default="", max_length=5000
    )
    matter = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in Matter],
        default=Matter.ORDINARY.value,
    )
    office = serializers.ChoiceField(
        choices=[("", "–"), *ElectedTo.choices], required=False, default=""
    )
    commission = Visible(
        Commission.objects.visible_to, required=False, allow_null=True, default=None
    )
    candidates = serializers.ListField(
        child=Visible(Seat.objects.visible_to), default=list, max_length=100
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a ballot that asks nothing, and half of an election."""
        if not attrs["question_kk"] and not attrs["question_ru"]:
            message = _("A question is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"question_kk": message})
        if bool(attrs["office"]) != bool(attrs["candidates"]):
            message = _("An election names the office and its candidates.")
            raise serializers.ValidationError({"candidates": message})
        of_commission = attrs["office"] in (ElectedTo.HEAD, ElectedTo.COMMISSION)
        if of_commission != (attrs["commission"] is not None):
            message = _("An election to a commission names it, and no other does.")
            raise serializers.ValidationError({"commission": message})
        if len({seat.pk for seat in attrs["candidates"]}) != len(attrs["candidates"]):
            message = _("A candidate is named twice.")
            raise serializers.ValidationError({"candidates": message})
        return attrs


class AgendaItemViewSet(RegisterViewSet[AgendaItem]):
    """Matters on the agendas of meetings."""

    queryset = AgendaItem.objects.none()
    serializer_class = AgendaItemOut
    filterset_class = AgendaItemFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "put_to_vote": lambda actor, item: permissions.can_preside(actor, item.meeting),
        "add_material": permissions.can_add_material,
    }

    def get_queryset(self) -> QuerySet[AgendaItem]:
        rows = AgendaItem.objects.visible_to(self.request.user)
        return rows.select_related(
            "invited_body", "rapporteur_seat", "meeting__council__organization"
        )

    def links(self, item: AgendaItem) -> dict[str, str]:
        return {
            "meeting": f"/api/v1/meetings/{item.meeting_id}/",
            "materials": f"/api/v1/materials/?agenda_item={item.pk}",
        }

    @act(takes=QuestionIn, answers=BallotItemOut)
    def put_to_vote(self, request: Request, pk: str) -> Response:
        """Open a ballot on this matter; refused without a quorum."""
        given = self.given
        election = None
        if given["office"]:
            to, candidates = ElectedTo(given["office"]), tuple(given["candidates"])
            election = Election(to, candidates, given["commission"])
        question = Question(
            kk=given["question_kk"],
            ru=given["question_ru"],
            matter=Matter(given["matter"]),
            election=election,
        )
        item, by = self.get_object(), actor(request)
        ballot = ballots.put_to_vote(item, question=question, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(BallotItemOut(ballot, context=context).data, 201)

    @act(takes=MaterialIn, answers=MaterialOut)
    def add_material(self, request: Request, pk: str) -> Response:
        """Lay a paper beside this matter; public from the notice on."""
        item, by = self.get_object(), actor(request)
        paper = materials.add(item, **self.given, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(MaterialOut(paper, context=context).data, 201)
