"""Proposals for an agenda: a member's own, and those that the rules raise."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import proposals
from councils.actions.proposals import Proposed
from councils.api.agenda import REASON
from councils.api.refs import CouncilRef, SeatRef
from councils.filters import AgendaProposalFilter
from councils.models import AgendaItemKind, AgendaProposal, Council, Meeting
from councils.states import PROPOSAL


class ProposalOut(ItemOut[AgendaProposal]):
    """A matter that is proposed; nobody proposed what a rule has raised."""

    council = CouncilRef(read_only=True)
    proposed_by = SeatRef(read_only=True, allow_null=True)
    about_seat = SeatRef(read_only=True, allow_null=True)

    class Meta:
        model = AgendaProposal
        fields = [
            "id",
            "council",
            "proposed_by",
            "about_seat",
            "kind",
            "title_kk",
            "title_ru",
            "reason",
            "state",
            "proposed_at",
            "answer",
            "agenda_item",
        ]


class ProposeIn(StrictSerializer):
    """To which council, what, with a title in at least one language, and why."""

    council = Visible(Council.objects.visible_to)
    kind = serializers.ChoiceField(
        choices=AgendaItemKind.choices, default=AgendaItemKind.OTHER.value
    )
    title_kk = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    title_ru = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    reason = LongText(required=False, allow_blank=True, default="", max_length=5000)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a proposal without a title."""
        if not attrs["title_kk"] and not attrs["title_ru"]:
            message = _("A title is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"title_kk": message})
        return {**attrs, "kind": AgendaItemKind(attrs["kind"])}


class TakeIn(StrictSerializer):
    """On the agenda of which meeting; after its notice, why the agenda changes."""

    meeting = Visible(Meeting.objects.visible_to)
    reason = LongText(**REASON)


class DeclineIn(StrictSerializer):
    """What the member is told."""

    answer = LongText(max_length=1000)


class ProposalViewSet(RegisterViewSet[AgendaProposal]):
    """Proposals for the agendas of one's own council; strangers see none."""

    queryset = AgendaProposal.objects.none()
    serializer_class = ProposalOut
    filterset_class = AgendaProposalFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering = "-proposed_at"
    procedure = PROPOSAL
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "take": permissions.can_answer_proposal,
        "decline": permissions.can_answer_proposal,
        "withdraw": permissions.can_withdraw_proposal,
    }

    def get_queryset(self) -> QuerySet[AgendaProposal]:
        rows = AgendaProposal.objects.visible_to(self.request.user)
        return rows.select_related(
            "council__organization", "proposed_by", "about_seat", "agenda_item"
        )

    def links(self, item: AgendaProposal) -> dict[str, str]:
        found = {"council": f"/api/v1/councils/{item.council_id}/"}
        if item.agenda_item is not None:
            found["meeting"] = f"/api/v1/meetings/{item.agenda_item.meeting_id}/"
        return found

    @act(takes=ProposeIn)
    def create(self, request: Request) -> Response:
        """Propose a matter to one's own council, in one's own seat."""
        given, by = dict(self.given), actor(request)
        council = given.pop("council")
        by.grant = permissions.can_propose(by, council)
        if by.grant is None:
            raise NotYours
        made = proposals.propose(
            council, proposed=Proposed(**given), by=by, at=clock.now()
        )
        return self.answer(made, status=201)

    @act(takes=TakeIn)
    def take(self, request: Request, pk: str) -> Response:
        """Put what is proposed on the agenda of a meeting."""
        return self.done(proposals.take)

    @act(takes=DeclineIn)
    def decline(self, request: Request, pk: str) -> Response:
        """Leave it off every agenda, and tell the member why."""
        return self.done(proposals.decline)

    @act()
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take one's own proposal back."""
        return self.done(proposals.withdraw)
