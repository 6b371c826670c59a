"""Seats: who sits in a council, in which offices, until when and why no longer."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import Day, ItemOut, ShortText, StrictSerializer, Visible
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import convocations, seats
from councils.filters import SeatFilter, today
from councils.models import Decision, EndGround, Seat


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
            "membership_document",
            "from_on",
            "to_on",
            "end_ground",
            "end_decision",
            "replaces",
        ]


class SeatEndIn(StrictSerializer):
    """Why a membership ends, its last day, and the paper or the council's decision."""

    ground = serializers.ChoiceField(choices=EndGround.choices)
    on = Day()
    document = ShortText(required=False, allow_blank=True, default="", max_length=500)
    decision = Visible(
        Decision.objects.visible_to, required=False, allow_null=True, default=None
    )


class DocumentIn(StrictSerializer):
    """The number of a membership document."""

    number = ShortText(max_length=100)


class SeatViewSet(RegisterViewSet[Seat]):
    """Members of councils, by seat: names and offices, never contacts."""

    queryset = Seat.objects.none()
    serializer_class = SeatOut
    filterset_class = SeatFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "end": permissions.can_end_seat,
        "issue_document": permissions.can_issue_document,
    }

    def get_queryset(self) -> QuerySet[Seat]:
        rows = Seat.objects.visible_to(self.request.user).with_offices(today())
        return rows.select_related("npo", "convocation__council__organization")

    def links(self, item: Seat) -> dict[str, str]:
        return {
            "convocation": f"/api/v1/convocations/{item.convocation_id}/",
            "attendances": f"/api/v1/attendances/?seat={item.pk}",
            "page": f"/kk/seats/{item.pk}/",
        }

    @act(takes=SeatEndIn)
    def end(self, request: Request, pk: str) -> Response:
        """End a membership on one of the grounds of art. 15."""
        seat = self.get_object()
        ground: Any = EndGround(self.given.pop("ground"))
        convocations.end_seat(
            seat, ground=ground, **self.given, by=actor(request), at=clock.now()
        )
        return self.shown(seat)

    @act(takes=DocumentIn)
    def issue_document(self, request: Request, pk: str) -> Response:
        """Note the number of the document that shows somebody to be a member."""
        return self.done(seats.issue_document)
