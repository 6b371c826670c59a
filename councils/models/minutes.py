from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from councils.models.agenda_item import AgendaItem
from councils.models.attendance import IN_SESSION, Attendance
from councils.models.council import Council
from councils.models.meeting import Meeting
from councils.models.seat import Seat
from councils.states import MINUTES, MinutesState

MINUTES_STATES = [(state.value, state.value) for state in MinutesState]


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Minutes, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "MinutesQuerySet":
        """Return the published ones, and those that concern this person."""
        return self.filter(
            Q(state=MinutesState.PUBLISHED) | Q(pk__in=self.concerning(user))
        )

    def concerning(self, user: User | AnonymousUser) -> "MinutesQuerySet":
        """Return those of one's own council, drafts and remarks among them.

        Who was at the meeting, or led it, is concerned even when his office has ended
        since: the minutes of a convocation's last meeting outlive it.
        """
        if not isinstance(user, User):
            return Minutes.objects.none()
        own = Council.objects.worked_in_by(user)
        there = Attendance.objects.filter(seat__user=user, status__in=IN_SESSION)
        return Minutes.objects.filter(
            Q(meeting__council__in=own)
            | Q(meeting__presided_by=user)
            | Q(meeting__in=there.values("meeting"))
        )


class Minutes(Recorded):
    """One version of the minutes of a meeting; a correction is the next version.

    `content` is what happened, as the rows had it when the version was frozen.
    """

    object_kind = "minutes"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="minutes"
    )
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=MINUTES_STATES)
    drafted_at = models.DateTimeField()
    correction_reason = models.CharField(max_length=500, blank=True)
    remarks_until = models.DateTimeField(null=True)
    remarks_term = models.JSONField(null=True)
    content = models.JSONField(null=True)
    frozen_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    docx_kk = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    docx_ru = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf_kk = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf_ru = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    secretary_signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    secretary_signed_at = models.DateTimeField(null=True)
    chair_signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    chair_signed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"
        ordering = ["meeting", "version"]
        constraints = [
            models.UniqueConstraint(
                name="one_version_of_minutes_for_each_number",
                fields=["meeting", "version"],
            ),
            models.CheckConstraint(
                name="frozen_minutes_have_content_and_digest",
                condition=Q(frozen_at=None, digest="")
                | Q(frozen_at__isnull=False, content__isnull=False) & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="a_later_version_of_minutes_says_why",
                condition=Q(version=1) | ~Q(correction_reason=""),
            ),
            models.CheckConstraint(
                name="published_minutes_are_signed_by_both",
                condition=~Q(state=MinutesState.PUBLISHED)
                | Q(
                    secretary_signed_at__isnull=False,
                    chair_signed_at__isnull=False,
                    published_at__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.version}"

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return MINUTES.labels[MinutesState(self.state)].in_(get_language() or "kk")

    @property
    def is_draft(self) -> bool:
        """Tell whether the text can still be worded otherwise."""
        return self.frozen_at is None

    def concerns(self, user: User | AnonymousUser) -> bool:
        """Tell whether this person sees what is not public: drafts and remarks."""
        return Minutes.objects.concerning(user).filter(pk=self.pk).exists()

    def public_state(self) -> dict[str, Any]:
        return {
            "meeting": str(self.meeting_id),
            "version": self.version,
            "state": self.state,
            "digest": self.digest,
        }


class Passage(models.Model):
    """What was said on one matter of the agenda, as the secretary words it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="passages"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="passages"
    )
    text_kk = models.TextField(max_length=20000, blank=True)
    text_ru = models.TextField(max_length=20000, blank=True)

    class Meta:
        ordering = ["minutes", "agenda_item__position"]
        constraints = [
            models.UniqueConstraint(
                name="one_passage_of_minutes_for_each_matter",
                fields=["minutes", "agenda_item"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes}, {self.agenda_item}"


class Remark(models.Model):
    """What a member who attended would have otherwise in the draft, and the answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="remarks"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=5000)
    made_at = models.DateTimeField()
    is_taken = models.BooleanField(null=True)
    answer = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["minutes", "made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_remark_that_is_not_taken_has_an_answer",
                condition=Q(is_taken=None) | Q(is_taken=True) | ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.text[:80]}"
