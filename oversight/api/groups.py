"""Groups of public control, and invitations to them."""

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    LongText,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files import serving
from backend.files.models import File
from oversight import permissions
from oversight.actions import groups
from oversight.api.participants import AccountField
from oversight.filters import GroupProtocolFilter, InvitationFilter
from oversight.models import Group, GroupProtocol, Invitation


class GroupOut(ItemOut[Group]):
    """A group and the protocol that approves it."""

    organization = OrganizationRef(read_only=True)

    class Meta:
        model = Group
        fields = ["id", "organization", "protocol_number", "protocol_on", "founded_at"]


class GroupIn(StrictSerializer):
    """What founds a group."""

    name = ShortText()
    protocol_number = ShortText(max_length=60)
    protocol_on = Day()
    protocol_file = Visible(
        File.objects.visible_to, required=False, default=None, allow_null=True
    )


class ProtocolIn(StrictSerializer):
    """A protocol of a group: its number, its day, its file."""

    protocol_number = ShortText(max_length=60)
    protocol_on = Day()
    protocol_file = Visible(File.objects.visible_to)


class RecordProtocolIn(ProtocolIn):
    """A protocol that approves the group as it is; `also` have no account here."""

    also = serializers.ListField(
        child=ShortText(max_length=200), required=False, default=list, max_length=5
    )


class InviteIn(StrictSerializer):
    """Whom to invite, by the e-mail of his account, and the protocol that approves him.

    Without a protocol it is that by which the group was founded.
    """

    email = AccountField(max_length=254)
    protocol_number = ShortText(max_length=60, required=False, default="")
    protocol_on = Day(required=False, default=None, allow_null=True)
    protocol_file = Visible(
        File.objects.visible_to, required=False, default=None, allow_null=True
    )


class HandOverIn(ProtocolIn):
    """Which member coordinates from now on, by which protocol."""

    email = AccountField(max_length=254)


class ExcludeIn(HandOverIn):
    """Whom to exclude, why, by which protocol."""

    reason = LongText(max_length=500)


class GroupProtocolOut(ItemOut[GroupProtocol]):
    """One protocol of a group; `names` are those who are in it from then on."""

    class Meta:
        model = GroupProtocol
        fields = [
            "id",
            "group",
            "kind",
            "number",
            "on",
            "file",
            "names",
            "whom",
            "reason",
            "recorded_at",
        ]


class InvitationOut(ItemOut[Invitation]):
    """An invitation, and what became of it."""

    class Meta:
        model = Invitation
        fields = ["id", "group", "invited_at", "accepted_at", "declined_at"]


class GroupViewSet(RegisterViewSet[Group]):
    """Groups of public control: at most five people, approved by a protocol."""

    queryset = Group.objects.none()
    serializer_class = GroupOut
    permission_classes = [ReadFreelyActByPolicy]
    session_only = {"create", "invite", "exclude", "leave", "hand_over"}
    policies = {
        "create": permissions.can_found_group,
        "invite": permissions.can_invite,
        "leave": permissions.can_leave_group,
        "exclude": permissions.can_change_group,
        "hand_over": permissions.can_change_group,
        "record_protocol": permissions.can_change_group,
    }

    def get_queryset(self) -> QuerySet[Group]:
        return Group.objects.select_related("organization")

    def links(self, item: Group) -> dict[str, str]:
        return {
            "protocols": f"/api/v1/group-protocols/?group={item.pk}",
            "cases": f"/api/v1/cases/?initiator={item.organization_id}",
        }

    @act(takes=GroupIn)
    def create(self, request: Request) -> Response:
        """Found a group by its protocol."""
        group = groups.found(**self.given, by=actor(request), at=clock.now())
        return self.answer(group, status=201)

    @act(takes=InviteIn, answers=InvitationOut)
    def invite(self, request: Request, pk: str) -> Response:
        """Ask a person to join the group."""
        given = dict(self.given)
        invitation = groups.invite(
            self.get_object(),
            person=given.pop("email"),
            **given,
            by=actor(request),
            at=clock.now(),
        )
        return Response(InvitationOut(invitation).data)

    @act(takes=ReasonIn)
    def leave(self, request: Request, pk: str) -> Response:
        """Leave the group and its cases; the coordinator hands over first."""
        group = groups.leave(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.answer(group)

    @act(takes=ExcludeIn)
    def exclude(self, request: Request, pk: str) -> Response:
        """Take a member out of the group and its cases."""
        given = dict(self.given)
        group = groups.exclude(
            self.get_object(),
            person=given.pop("email"),
            **given,
            by=actor(request),
            at=clock.now(),
        )
        return self.answer(group)

    @act(takes=HandOverIn)
    def hand_over(self, request: Request, pk: str) -> Response:
        """Make another member the coordinator."""
        given = dict(self.given)
        group = groups.hand_over(
            self.get_object(),
            person=given.pop("email"),
            **given,
            by=actor(request),
            at=clock.now(),
        )
        return self.answer(group)

    @act(takes=RecordProtocolIn, answers=GroupProtocolOut)
    def record_protocol(self, request: Request, pk: str) -> Response:
        """Add a protocol that approves who is in the group now."""
        protocol = groups.record_protocol(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return Response(GroupProtocolOut(protocol).data)


class GroupProtocolViewSet(RegisterViewSet[GroupProtocol]):
    """Protocols of groups, for their members and the bodies that they control."""

    queryset = GroupProtocol.objects.none()
    serializer_class = GroupProtocolOut
    filterset_class = GroupProtocolFilter
    permission_classes = [ReadFreelyActByPolicy]

    def get_queryset(self) -> QuerySet[GroupProtocol]:
        rows = GroupProtocol.objects.visible_to(self.request.user)
        return rows.select_related("file")

    def links(self, item: GroupProtocol) -> dict[str, str]:
        found = {"group": f"/api/v1/groups/{item.group_id}/"}
        if item.file_id:
            found["content"] = f"/api/v1/group-protocols/{item.pk}/content/"
        return found

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True)
    def content(self, request: Request, pk: str) -> FileResponse:
        """Return the paper itself, to be saved and never run."""
        file = self.get_object().file
        if file is None:
            raise Http404
        return serving.attachment(file)


class InvitationViewSet(RegisterViewSet[Invitation]):
    """Invitations to the caller, and to the groups that he is in."""

    queryset = Invitation.objects.none()
    serializer_class = InvitationOut
    filterset_class = InvitationFilter
    permission_classes = [ReadFreelyActByPolicy]
    session_only = {"accept", "decline"}
    policies = {
        "accept": permissions.can_answer_invitation,
        "decline": permissions.can_answer_invitation,
    }

    def get_queryset(self) -> QuerySet[Invitation]:
        return Invitation.objects.visible_to(self.request.user).select_related(
            "group__organization"
        )

    @act()
    def accept(self, request: Request, pk: str) -> Response:
        """Join the group."""
        invitation = groups.accept(self.get_object(), by=actor(request), at=clock.now())
        return self.answer(invitation)

    @act()
    def decline(self, request: Request, pk: str) -> Response:
        """Stay out of the group."""
        invitation = groups.decline(
            self.get_object(), by=actor(request), at=clock.now()
        )
        return self.answer(invitation)
