from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.visibility import places


class Group(Recorded):
    """A group of public control and the protocol that approves its membership."""

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

    def __str__(self) -> str:
        return self.organization.name

    def public_state(self) -> dict[str, Any]:
        return {
            "organization": str(self.organization_id),
            "protocol_on": self.protocol_on.isoformat(),
        }


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
