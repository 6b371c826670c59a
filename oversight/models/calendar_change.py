from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.accounts.roles import Role
from backend.journal.models import Recorded
from oversight.states import CalendarChangeState

CHANGE_STATES = [(state.value, state.value) for state in CalendarChangeState]


class CalendarChangeQuerySet(models.QuerySet["CalendarChange"]):
    """Changes of the calendar, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "CalendarChangeQuerySet":
        """Return those applied; to supervisors and auditors all of them."""
        applied = Q(state=CalendarChangeState.APPLIED)
        if not user.is_authenticated:
            return self.filter(applied)
        reads = [Role.SUPERVISOR, Role.AUDITOR]
        if user.held_offices().filter(role__in=reads).exists():
            return self.all()
        return self.filter(applied)


class CalendarChange(Recorded):
    """A change of the working calendar, and the open terms it moved, as one act.

    `days` are the days that it moves, `years` the years whose state it sets; both
    may be empty: then terms are counted anew by the calendar as it stands. `moved`
    and `digest` say what the supervisor saw and applied.
    """

    object_kind = "calendar-change"

    state = models.CharField(
        max_length=10, choices=CHANGE_STATES, default=CalendarChangeState.PROPOSED
    )
    ground = models.CharField(max_length=500)
    source = models.CharField(max_length=500)
    days = models.JSONField(default=list)
    years = models.JSONField(default=dict)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    calendar_version = models.CharField(max_length=40, blank=True)
    counted = models.PositiveIntegerField(null=True)
    moved = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = CalendarChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="a_change_of_the_calendar_is_applied_once_by_somebody",
                condition=Q(
                    state="applied",
                    applied_at__isnull=False,
                    applied_by__isnull=False,
                    counted__isnull=False,
                    moved__isnull=False,
                )
                | (~Q(state="applied") & Q(applied_at=None, applied_by=None)),
            ),
            models.CheckConstraint(
                name="a_change_of_the_calendar_has_a_source",
                condition=~Q(source="") & ~Q(ground=""),
            ),
        ]

    def __str__(self) -> str:
        return self.ground

    def public_state(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "ground": self.ground,
            "source": self.source,
            "days": self.days,
            "years": self.years,
            "calendar": self.calendar_version,
            "counted": self.counted,
            "moved": self.moved,
            "digest": self.digest,
        }
