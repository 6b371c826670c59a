"""Groups of public control, and invitations to them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.models import User
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import Day, ItemOut, ShortText, StrictSerializer, Visible
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import groups
from oversight.filters import InvitationFilter
from oversight.models import Group, Invitation


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


class InviteIn(StrictSerializer):
    """Whom to invite, by the e-mail of his account."""

    email = serializers.EmailField(max_length=254)

    def validate_email(self, value: str) -> User:
        """Find the account."""
        found = User.objects.filter(email=value.strip().lower(), is_active=True).first()
        if found is None:
            raise serializers.ValidationError(
                _("There is no account with this e-mail."), "unknown-person"
            )
        return found


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
    session_only = {"create", "invite"}
    policies = {
        "create": permissions.can_found_group,
        "invite": permissions.can_invite,
    }

    def get_queryset(self) -> QuerySet[Group]:
        return Group.objects.select_related("organization")

    @act(takes=GroupIn)
    def create(self, request: Request) -> Response:
        """Found a group by its protocol."""
        group = groups.found(**self.given, by=actor(request), at=clock.now())
        return self.answer(group, status=201)

    @act(takes=InviteIn, answers=InvitationOut)
    def invite(self, request: Request, pk: str) -> Response:
        """Ask a person to join the group."""
        invitation = groups.invite(
            self.get_object(),
            person=self.given["email"],
            by=actor(request),
            at=clock.now(),
        )
        return Response(InvitationOut(invitation).data)


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
