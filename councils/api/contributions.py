"""Contributions: questions, proposals and speeches at meetings, and their answers."""

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
from councils.actions import contributions
from councils.actions.contributions import Said
from councils.api.refs import LANGUAGES
from councils.filters import ContributionFilter
from councils.models import (
    AgendaItem,
    Contribution,
    ContributionKind,
    Guest,
    Meeting,
    Seat,
)


class ContributionOut(ItemOut[Contribution]):
    """What somebody brought; a citizen is not named to the public."""

    author = serializers.CharField(read_only=True)

    class Meta:
        model = Contribution
        fields = [
            "id",
            "meeting",
            "agenda_item",
            "kind",
            "author",
            "seat",
            "language",
            "text",
            "made_at",
            "answer",
            "answered_by",
            "answered_at",
        ]


class ContributionIn(StrictSerializer):
    """What is brought; the secretary also names the guest or the seat whose it is."""

    meeting = Visible(Meeting.objects.visible_to)
    agenda_item = Visible(
        AgendaItem.objects.visible_to, required=False, allow_null=True, default=None
    )
    kind = serializers.ChoiceField(choices=ContributionKind.choices)
    language = serializers.ChoiceField(choices=LANGUAGES, default="kk")
    text = LongText(max_length=5000)
    guest = Visible(
        Guest.objects.visible_to, required=False, allow_null=True, default=None
    )
    seat = Visible(
        Seat.objects.visible_to, required=False, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse words of two people, and a speech that nobody has entered."""
        guest, seat = attrs["guest"], attrs["seat"]
        attrs["kind"] = ContributionKind(attrs["kind"])
        if guest is not None and seat is not None:
            message = _("Name a guest or a member, not both.")
            raise serializers.ValidationError({"seat": message})
        is_own = guest is None and seat is None
        if is_own and attrs["kind"] == ContributionKind.SPEECH:
            message = _("A speech is entered by the secretary, with whose it is.")
            raise serializers.ValidationError({"kind": message})
        return attrs


class ContributionAnswerIn(StrictSerializer):
    """What was answered, and by whom."""

    answer = LongText(max_length=5000)
    answered_by = ShortText(max_length=300)


class ContributionViewSet(RegisterViewSet[Contribution]):
    """Questions, proposals and speeches, each with its answer."""

    queryset = Contribution.objects.none()
    serializer_class = ContributionOut
    filterset_class = ContributionFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "enter_answer": permissions.can_answer_contribution,
    }

    def get_queryset(self) -> QuerySet[Contribution]:
        rows = Contribution.objects.visible_to(self.request.user)
        return rows.select_related(
            "seat", "guest__organization", "meeting__council__organization"
        )

    @act(takes=ContributionIn)
    def create(self, request: Request) -> Response:
        """Ask or propose, as a registered participant; or enter another's words."""
        by, given = actor(request), dict(self.given)
        meeting, guest, seat = (given.pop(one) for one in ("meeting", "guest", "seat"))
        said, at = Said(**given), clock.now()
        if guest is None and seat is None:
            by.grant = permissions.can_contribute(by, meeting)
            made = contributions.send(meeting, said=said, by=by, at=at)
        else:
            by.grant = permissions.can_prepare(by, meeting)
            if by.grant is None:
                raise NotYours
            made = contributions.enter(
                meeting, said=said, guest=guest, seat=seat, by=by, at=at
            )
        return self.shown(made, status=201)

    @act(takes=ContributionAnswerIn)
    def enter_answer(self, request: Request, pk: str) -> Response:
        """Enter what was answered, and by whom."""
        return self.done(contributions.answer)
