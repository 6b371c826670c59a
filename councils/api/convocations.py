"""Convocations and seats: who sits in a council, and for how long."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import Day, ItemOut, StrictSerializer
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import convocations
from councils.api.refs import CouncilRef
from councils.filters import ConvocationFilter, SeatFilter, today
from councils.models import Convocation, EndGround, Seat


class ConvocationOut(ItemOut[Convocation]):
    """One composition of a council, for its term of office."""

    council = CouncilRef(read_only=True)
    approved_by = OrganizationRef(read_only=True)

    class Meta:
        model = Convocation
        fields = [
            "id",
            "council",
            "number",
            "approved_by",
            "approved_on",
            "document",
            "from_on",
            "to_on",
            "size",
            "is_imported",
            "is_demonstration",
            "source",
        ]


class SeatOut(ItemOut[Seat]):
    """One member: name, from where, and in which office."""

    npo = OrganizationRef(read_only=True, allow_null=True)
    is_chair = serializers.BooleanField(read_only=True)
    is_presidium = serializers.BooleanField(read_only=True)

    class Meta:
        model = Seat
        fields = [
            "id",
            "convocation",
            "person_name",
            "constituency",
            "is_ethnocultural",
            "npo",
            "nominator",
            "is_chair",
            "is_presidium",
            "from_on",
            "to_on",
            "end_ground",
        ]


class SeatEndIn(StrictSerializer):
    """Why a membership ends, and its last day."""

    ground = serializers.ChoiceField(choices=EndGround.choices)
    on = Day()


class ConvocationViewSet(RegisterViewSet[Convocation]):
    """Compositions of councils, each approved for its term."""

    queryset = Convocation.objects.none()
    serializer_class = ConvocationOut
    filterset_class = ConvocationFilter
    permission_classes = [ReadFreelyActByPolicy]

    def get_queryset(self) -> QuerySet[Convocation]:
        rows = Convocation.objects.visible_to(self.request.user)
        return rows.select_related("council__organization", "approved_by")

    def links(self, item: Convocation) -> dict[str, str]:
        return {"seats": f"/api/v1/seats/?convocation={item.pk}"}


class SeatViewSet(RegisterViewSet[Seat]):
    """Members of councils, by seat: names and offices, never contacts."""

    queryset = Seat.objects.none()
    serializer_class = SeatOut
    filterset_class = SeatFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {"end": permissions.can_end_seat}

    def get_queryset(self) -> QuerySet[Seat]:
        rows = Seat.objects.visible_to(self.request.user).with_offices(today())
        return rows.select_related("npo", "convocation__council__organization")

    @act(takes=SeatEndIn)
    def end(self, request: Request, pk: str) -> Response:
        """End a membership on one of the grounds of art. 15."""
        seat, on = self.get_object(), self.given["on"]
        if on < seat.from_on:
            message = _("A seat ends no earlier than it begins.")
            raise serializers.ValidationError({"on": message})
        ground: Any = EndGround(self.given["ground"])
        convocations.end_seat(
            seat, ground=ground, on=on, by=actor(request), at=clock.now()
        )
        return self.answer(self.get_queryset().get(pk=seat.pk))
