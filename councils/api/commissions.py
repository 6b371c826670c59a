"""Commissions of councils: their fields, members and heads."""

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    Out,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import commissions
from councils.actions.commissions import Formed
from councils.api.refs import SeatRef
from councils.filters import CommissionFilter, today
from councils.models import (
    Commission,
    CommissionMember,
    Convocation,
    Decision,
    Seat,
)


class CommissionMemberOut(Out[CommissionMember]):
    """One member of a commission today."""

    seat = SeatRef(read_only=True)

    class Meta:
        model = CommissionMember
        fields = ["seat", "is_head", "from_on", "to_on"]


class CommissionOut(ItemOut[Commission]):
    """A commission of a council, in one field of its work."""

    name = serializers.CharField(read_only=True)
    members = CommissionMemberOut(source="present", many=True, read_only=True)

    class Meta:
        model = Commission
        fields = [
            "id",
            "convocation",
            "name",
            "name_kk",
            "name_ru",
            "formed_on",
            "dissolved_on",
            "decision",
            "members",
        ]


class CommissionIn(StrictSerializer):
    """A commission as the council has formed it."""

    convocation = Visible(Convocation.objects.visible_to)
    name_kk = ShortText(max_length=300)
    name_ru = ShortText(required=False, allow_blank=True, default="", max_length=300)
    formed_on = Day()
    decision = Visible(
        Decision.objects.visible_to, required=False, allow_null=True, default=None
    )
    members = serializers.ListField(
        child=Visible(Seat.objects.visible_to), default=list, max_length=100
    )
    head = Visible(
        Seat.objects.visible_to, required=False, allow_null=True, default=None
    )


class PlaceIn(StrictSerializer):
    """Which member, and from or until which day."""

    seat = Visible(Seat.objects.visible_to)
    on = Day()


class DissolveIn(StrictSerializer):
    """The last day of a commission."""

    on = Day()


class CommissionViewSet(RegisterViewSet[Commission]):
    """Commissions of councils."""

    queryset = Commission.objects.none()
    serializer_class = CommissionOut
    filterset_class = CommissionFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "join": permissions.can_order_commission,
        "leave": permissions.can_order_commission,
        "name_head": permissions.can_order_commission,
        "dissolve": permissions.can_order_commission,
    }

    def get_queryset(self) -> QuerySet[Commission]:
        places = CommissionMember.objects.in_force(today()).select_related("seat")
        rows = Commission.objects.visible_to(self.request.user)
        return rows.select_related("convocation__council").prefetch_related(
            Prefetch("members", queryset=places, to_attr="present")
        )

    def links(self, item: Commission) -> dict[str, str]:
        return {"page": f"/kk/commissions/{item.pk}/"}

    @act(takes=CommissionIn)
    def create(self, request: Request) -> Response:
        """Enter a commission that the council has formed."""
        given, by = self.given, actor(request)
        convocation = given.pop("convocation")
        by.grant = permissions.can_form_commission(by, convocation)
        if by.grant is None:
            raise NotYours
        formed = Formed(on=given.pop("formed_on"), **given)
        commission = commissions.form(convocation, formed=formed, by=by, at=clock.now())
        return self.shown(commission, status=201)

    @act(takes=PlaceIn)
    def join(self, request: Request, pk: str) -> Response:
        """Enter one more member of the commission."""
        return self.done(commissions.join)

    @act(takes=PlaceIn)
    def leave(self, request: Request, pk: str) -> Response:
        """End a member's place in the commission with this day."""
        return self.done(commissions.leave)

    @act(takes=PlaceIn)
    def name_head(self, request: Request, pk: str) -> Response:
        """Enter who leads the commission from this day on."""
        return self.done(commissions.name_head)

    @act(takes=DissolveIn)
    def dissolve(self, request: Request, pk: str) -> Response:
        """End the commission, and every place in it."""
        return self.done(commissions.dissolve)
