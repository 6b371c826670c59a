from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import NOT_YET_NOTIFIED, Case
from oversight.models.visibility import places


class AttendeeQuerySet(models.QuerySet["Attendee"]):
    """Those who come to a discussion, by who may see their names."""

    def visible_to(self, user: User | AnonymousUser) -> "AttendeeQuerySet":
        """Return oneself, and those who come to a discussion of one's own case.

        Others know how many come, and by name who has spoken.
        """
        if not user.is_authenticated:
            return self.none()
        own = places(user)
        about = Case.objects.exclude(state__in=NOT_YET_NOTIFIED).filter(bodies__in=own)
        return self.filter(
            Q(user=user) | Q(case__initiator__in=own) | Q(case__in=about)
        )

    def expected(self) -> "AttendeeQuerySet":
        """Return those who have not withdrawn."""
        return self.filter(withdrawn_at=None)


class Attendee(Recorded):
    """One who has registered for a discussion, or was registered on paper."""

    object_kind = "attendee"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attendees")
    user = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    organization = models.CharField(max_length=300, blank=True)
    is_remote = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        ordering = ["registered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_registers_for_a_discussion_once",
                fields=["case", "user"],
                condition=Q(withdrawn_at=None, user__isnull=False),
            ),
            models.CheckConstraint(
                name="who_has_withdrawn_has_not_arrived",
                condition=Q(withdrawn_at=None) | Q(arrived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.organization}" if self.organization else self.name

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "remote": self.is_remote,
            "arrived": self.arrived_at is not None,
            "withdrawn": self.withdrawn_at is not None,
        }


class DiscussionContributionQuerySet(models.QuerySet["DiscussionContribution"]):
    """Contributions to discussions, by who may see them."""

    def visible_to(
        self, user: User | AnonymousUser
    ) -> "DiscussionContributionQuerySet":
        """Return those of discussions that have begun, one's own, and one's case's.

        What was sent in writing before the day is read by the side that holds it.
        """
        public = Q(case__started_on__isnull=False)
        seen = self.filter(case__in=Case.objects.visible_to(user))
        if not user.is_authenticated:
            return seen.filter(public)
        own = Q(attendee__user=user) | Q(case__initiator__in=places(user))
        return seen.filter(public | own)


class DiscussionContribution(Recorded):
    """What somebody said at a discussion, or sent to it in writing; never changed."""

    object_kind = "discussion-contribution"

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="contributions"
    )
    attendee = models.ForeignKey(
        Attendee, on_delete=models.PROTECT, related_name="contributions"
    )
    text = models.TextField()
    language = models.CharField(max_length=2)
    is_written = models.BooleanField()
    said_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    objects = DiscussionContributionQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "id"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def speaker(self) -> str:
        """Return who has spoken: it was in public."""
        return str(self.attendee)

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "written": self.is_written,
            "said": self.said_at.isoformat(),
        }


class DiscussionProtocolQuerySet(models.QuerySet["DiscussionProtocol"]):
    """Protocols of discussions, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "DiscussionProtocolQuerySet":
        """Return those of the cases that the user sees: it was held in public."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def current(self) -> "DiscussionProtocolQuerySet":
        """Return those that no later version has replaced."""
        later = DiscussionProtocol.objects.filter(replaces=OuterRef("pk"))
        return self.filter(~Exists(later))


class DiscussionProtocol(Recorded):
    """What a discussion came to, on paper; corrected by a new version alone."""

    object_kind = "discussion-protocol"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="protocols")
    version = models.PositiveSmallIntegerField()
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    text = models.TextField()
    language = models.CharField(max_length=2)
    held_on = models.DateField()
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    chair_name = models.CharField(max_length=200)
    secretary_name = models.CharField(max_length=200)
    present = models.PositiveIntegerField()
    file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = DiscussionProtocolQuerySet.as_manager()

    class Meta:
        ordering = ["case", "version"]
        constraints = [
            models.UniqueConstraint(
                name="versions_of_a_protocol_are_numbered", fields=["case", "version"]
            ),
            models.CheckConstraint(
                name="a_discussion_ends_after_it_begins",
                condition=Q(to_at__gt=models.F("from_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number or '–'}, {self.version}"

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "version": self.version,
            "held": self.held_on.isoformat(),
            "present": self.present,
        }
