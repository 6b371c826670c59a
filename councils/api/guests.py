"""Guests of meetings: those invited, and those who registered as participants."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
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
    Flag,
    ItemOut,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import guests
from councils.actions.guests import Invited
from councils.api.refs import organizations
from councils.filters import GuestFilter
from councils.models import AgendaItem, Capacity, Guest, Meeting, Seat


class GuestOut(ItemOut[Guest]):
    """Somebody at a meeting who has no seat in it."""

    organization = OrganizationRef(read_only=True, allow_null=True)

    class Meta:
        model = Guest
        fields = [
            "id",
            "meeting",
            "agenda_item",
            "capacity",
            "person_name",
            "position",
            "organization",
            "invited_at",
            "registered_at",
            "withdrawn_at",
            "arrived_at",
            "left_at",
            "is_remote",
        ]


class InvitedIn(StrictSerializer):
    """Whom the council asks to come: a person, a position, or an organization."""

    capacity = serializers.ChoiceField(choices=Capacity.choices)
    person_name = ShortText(
        required=False, allow_blank=True, default="", max_length=200
    )
    position = ShortText(required=False, allow_blank=True, default="")
    organization = Visible(organizations, required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a guest of whom nothing is said."""
        said = ("person_name", "position", "organization", "seat")
        if not any(attrs.get(name) for name in said):
            message = _("Say who it is: a name, a position or an organization.")
            raise serializers.ValidationError({"person_name": message})
        attrs["capacity"] = Capacity(attrs["capacity"])
        return attrs


class GuestIn(InvitedIn):
    """Whom the council asks to which meeting; a `seat` is one of another council."""

    meeting = Visible(Meeting.objects.visible_to)
    agenda_item = Visible(
        AgendaItem.objects.visible_to, required=False, allow_null=True, default=None
    )
    seat = Visible(
        Seat.objects.visible_to, required=False, allow_null=True, default=None
    )


class RegistrationIn(StrictSerializer):
    """For which hearing, and perhaps for which of its matters, one registers."""

    meeting = Visible(Meeting.objects.visible_to)
    agenda_item = Visible(
        AgendaItem.objects.visible_to, required=False, allow_null=True, default=None
    )
    is_remote = Flag(required=False, default=False)


class GuestArrivalIn(StrictSerializer):
    """Whether he takes part from afar."""

    is_remote = Flag(required=False, default=False)


class GuestViewSet(RegisterViewSet[Guest]):
    """Guests: the invited are public, participants by their number alone."""

    queryset = Guest.objects.none()
    serializer_class = GuestOut
    filterset_class = GuestFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "register": lambda actor: Standing.PERSON,
        "withdraw": permissions.can_withdraw_guest,
        "arrive": permissions.can_keep_guest,
        "leave": permissions.can_keep_guest,
    }

    def get_queryset(self) -> QuerySet[Guest]:
        rows = Guest.objects.visible_to(self.request.user)
        return rows.select_related("organization", "meeting__council")

    def links(self, item: Guest) -> dict[str, str]:
        return {"meeting": f"/api/v1/meetings/{item.meeting_id}/"}

    @act(takes=GuestIn)
    def create(self, request: Request) -> Response:
        """Invite somebody, or enter a participant who has registered on paper."""
        by, given = actor(request), dict(self.given)
        meeting = given.pop("meeting")
        by.grant = permissions.can_prepare(by, meeting)
        if by.grant is None:
            raise NotYours
        guest = guests.invite(meeting, invited=Invited(**given), by=by, at=clock.now())
        return self.answer(guest, status=201)

    @act(takes=RegistrationIn, on_item=False)
    def register(self, request: Request) -> Response:
        """Register oneself as a participant of a hearing."""
        given = dict(self.given)
        meeting = given.pop("meeting")
        guest = guests.register(meeting, **given, by=actor(request), at=clock.now())
        return self.answer(guest, status=201)

    @act()
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take an invitation back, or cancel one's own registration."""
        guest, by = self.get_object(), actor(request)
        return self.answer(guests.withdraw(guest, by=by, at=clock.now()))

    @act(takes=GuestArrivalIn)
    def arrive(self, request: Request, pk: str) -> Response:
        """Enter that a guest takes part from now on."""
        guest, by = self.get_object(), actor(request)
        return self.answer(guests.arrive(guest, **self.given, by=by, at=clock.now()))

    @act()
    def leave(self, request: Request, pk: str) -> Response:
        """Enter that a guest is gone from now on."""
        guest, by = self.get_object(), actor(request)
        return self.answer(guests.leave(guest, by=by, at=clock.now()))
