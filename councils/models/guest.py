from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from councils.models.agenda_item import AgendaItem
from councils.models.council import Council
from councils.models.meeting import Meeting


class Capacity(models.TextChoices):
    """As whom somebody takes part who has no seat."""

    INVITED = "invited", _("invited by the council")
    ADVISORY = "advisory", _("with an advisory vote")
    DEPUTY = "deputy", _("deputy")
    OMBUDSMAN = "ombudsman", _("for the Human Rights Commissioner")
    EXPERT = "expert", _("expert")
    MEDIA = "media", _("media")
    PARTICIPANT = "participant", _("registered participant")


class GuestQuerySet(models.QuerySet["Guest"]):
    """Guests, by who asks and whether they are still expected."""

    def expected(self) -> "GuestQuerySet":
        """Return those whose invitation or registration stands."""
        return self.filter(withdrawn_at=None)

    def visible_to(self, user: User | AnonymousUser) -> "GuestQuerySet":
        """Return the invited; a citizen is seen by the council and himself alone.

        What was withdrawn is left to the council, too.
        """
        seen = self.filter(meeting__in=Meeting.objects.visible_to(user))
        public = ~Q(capacity=Capacity.PARTICIPANT) & Q(withdrawn_at=None)
        if not isinstance(user, User):
            return seen.filter(public)
        own = Council.objects.worked_in_by(user)
        return seen.filter(public | Q(user=user) | Q(meeting__council__in=own))


class Guest(Recorded):
    """Somebody at a meeting who has no seat in it: invited, or registered himself."""

    object_kind = "guest"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="guests"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, on_delete=models.PROTECT, related_name="guests"
    )
    capacity = models.CharField(max_length=12, choices=Capacity)
    person_name = models.CharField(max_length=200, blank=True)
    position = models.CharField(max_length=300, blank=True)
    organization = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField(null=True)
    registered_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    is_remote = models.BooleanField(default=False)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "capacity", "person_name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_registration_for_each_person_at_a_meeting",
                fields=["meeting", "user"],
                condition=Q(
                    user__isnull=False,
                    capacity=Capacity.PARTICIPANT,
                    withdrawn_at=None,
                ),
            ),
            models.CheckConstraint(
                name="a_guest_is_known_by_name_or_position",
                condition=~Q(person_name="")
                | ~Q(position="")
                | Q(organization__isnull=False),
            ),
            models.CheckConstraint(
                name="a_guest_leaves_after_arriving",
                condition=Q(left_at=None)
                | Q(arrived_at__isnull=False, left_at__gte=F("arrived_at")),
            ),
            models.CheckConstraint(
                name="who_has_come_is_not_withdrawn",
                condition=Q(withdrawn_at=None) | Q(arrived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.person_name or self.position or str(self.organization)

    @property
    def is_here(self) -> bool:
        """Tell whether he has come, and not left."""
        return self.arrived_at is not None and self.left_at is None

    def public_state(self) -> dict[str, Any]:
        return {"meeting": str(self.meeting_id), "capacity": self.capacity}
