from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.accounts.roles import Role
from backend.journal.ids import new_id
from councils.models.ballot import Ballot
from councils.models.council import Council
from councils.models.meeting import Meeting
from councils.models.seat import Seat
from councils.states import BallotState, MeetingState


class AttendanceStatus(models.TextChoices):
    """How a member stands to a meeting, from a moment on."""

    PRESENT = "present", _("present")
    REMOTE = "remote", _("remote")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


IN_SESSION = (AttendanceStatus.PRESENT, AttendanceStatus.REMOTE)
OVER = (
    MeetingState.CLOSED,
    MeetingState.MINUTES_SIGNED,
    MeetingState.PUBLISHED,
    MeetingState.FAILED_NO_QUORUM,
)


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Entries of attendance, by who asks and what they say of a moment."""

    def visible_to(self, user: User | AnonymousUser) -> "AttendanceQuerySet":
        """Return who was there once a ballot is closed or the meeting over.

        The council's own people see it at once.
        """
        voted = Ballot.objects.filter(
            meeting=OuterRef("meeting"), state=BallotState.CLOSED
        )
        own = Council.objects.worked_in_by(user)
        return self.filter(
            Q(Exists(voted)) | Q(meeting__state__in=OVER) | Q(meeting__council__in=own)
        )

    def standing_at(self, at: datetime) -> "AttendanceQuerySet":
        """Return for each meeting and seat the last entry up to this moment."""
        return (
            self.filter(from_at__lte=at)
            .order_by("meeting_id", "seat_id", "-from_at", "-id")
            .distinct("meeting_id", "seat_id")
        )

    def without_corrected(self) -> "AttendanceQuerySet":
        """Leave out what a later entry for the very same moment has put right."""
        better = Attendance.objects.filter(
            meeting=OuterRef("meeting"),
            seat=OuterRef("seat"),
            from_at=OuterRef("from_at"),
            id__gt=OuterRef("id"),
        )
        return self.exclude(Exists(better))

    def with_reasons_for(self, user: User | AnonymousUser) -> "AttendanceQuerySet":
        """Say of each entry its reason, where this person may know it.

        That is the secretary, the chair, and the member himself.
        """
        if not isinstance(user, User):
            return self.annotate(reason_told=Value(""))
        held = user.held_offices().filter(role__in=[Role.SECRETARY, Role.CHAIR])
        may_know = Q(seat__user=user) | Q(
            meeting__council__organization__in=held.values("organization")
        )
        told = Case(When(may_know, then=F("reason")), default=Value(""))
        return self.annotate(reason_told=told)

    def with_ends(self) -> "AttendanceQuerySet":
        """Say of each entry until when it holds: the moment of the next one."""
        later = Attendance.objects.filter(
            meeting=OuterRef("meeting"),
            seat=OuterRef("seat"),
            from_at__gt=OuterRef("from_at"),
        ).order_by("from_at")
        return self.annotate(to_at=Subquery(later.values("from_at")[:1]))


class Attendance(models.Model):
    """How one member stands to one meeting from a moment on; the next entry ends it.

    A member who left is absent from then on.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="attendances"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    status = models.CharField(max_length=8, choices=AttendanceStatus)
    from_at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["meeting", "seat", "from_at"], name="attendance_order"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="who_is_excused_has_a_reason",
                condition=~Q(status=AttendanceStatus.EXCUSED) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.status}"
