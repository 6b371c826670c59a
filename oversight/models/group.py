from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from oversight.models.case import NOT_YET_NOTIFIED, Case
from oversight.models.visibility import places

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Group(Recorded):
    """A group of public control and the protocol by which it was founded."""

    object_kind = "group"

    organization = models.OneToOneField(
        Organization, on_delete=models.PROTECT, related_name="group"
    )
    protocol_number = models.CharField(max_length=60)
    protocol_on = models.DateField()
    protocol_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    founded_at = models.DateTimeField()

    if TYPE_CHECKING:
        protocols: "GroupProtocolQuerySet"
        invitations: RelatedManager["Invitation"]

    def __str__(self) -> str:
        return self.organization.name

    def public_state(self) -> dict[str, Any]:
        return {
            "organization": str(self.organization_id),
            "protocol_on": self.protocol_on.isoformat(),
        }


class ProtocolKind(models.TextChoices):
    """What a protocol of a group has approved."""

    FOUNDED = "founded", _("the group is founded")
    JOINED = "joined", _("a person has joined")
    LEFT = "left", _("a person has left")
    EXCLUDED = "excluded", _("a person is excluded")
    HANDED_OVER = "handed_over", _("the coordination is handed over")
    APPROVED = "approved", _("the composition is approved")


class GroupProtocolQuerySet(models.QuerySet["GroupProtocol"]):
    """Protocols of groups, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "GroupProtocolQuerySet":
        """Return those of the user's groups, and of groups that control his body."""
        if not user.is_authenticated:
            return self.none()
        own = places(user)
        about = Case.objects.exclude(state__in=NOT_YET_NOTIFIED).filter(bodies__in=own)
        return self.filter(
            Q(group__organization__in=own)
            | Q(group__organization__in=about.values("initiator"))
        )

    def newest_first(self) -> "GroupProtocolQuerySet":
        """Return the last recorded first."""
        return self.order_by("-recorded_at", "-id")


class GroupProtocol(models.Model):
    """One protocol of a group: who is in it from then on. Never changed.

    `names` are those who are in the group once the change has happened.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="protocols")
    kind = models.CharField(max_length=12, choices=ProtocolKind)
    number = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    names = ArrayField(models.CharField(max_length=200))
    whom = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = GroupProtocolQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.group}, № {self.number}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "InvitationQuerySet":
        """Return those sent to the user, and those of his groups."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(person=user) | Q(group__organization__in=places(user)))


class Invitation(Recorded):
    """A person asked to join a group; a member once he has accepted."""

    object_kind = "invitation"

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="invitations"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    protocol_number = models.CharField(max_length=60, blank=True)
    protocol_on = models.DateField(null=True)
    protocol_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_invitation_for_each_person_and_group",
                fields=["group", "person"],
                condition=Q(declined_at=None),
            ),
            models.CheckConstraint(
                name="an_invitation_is_not_both_accepted_and_declined",
                condition=Q(accepted_at=None) | Q(declined_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.group}"

    def public_state(self) -> dict[str, Any]:
        return {
            "group": str(self.group_id),
            "accepted": self.accepted_at is not None,
            "declined": self.declined_at is not None,
        }
