from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.journal.models import Recorded
from oversight.models.obligation import Obligation
from oversight.models.visibility import places
from oversight.states import AssignmentState

ASSIGNMENT_STATES = [(state.value, state.value) for state in AssignmentState]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "AssignmentQuerySet":
        """Return those of the user's own organizations: nobody else sees them."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(obligation__debtor__in=places(user))

    def in_force(self) -> "AssignmentQuerySet":
        """Return those that nobody has taken back or handed on."""
        return self.filter(ended_at=None)


class Assignment(Recorded):
    """Who inside an organization sees to what it owes: one person at a time."""

    object_kind = "assignment"

    obligation = models.ForeignKey(
        Obligation, on_delete=models.PROTECT, related_name="assignments"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_person_at_a_time_sees_to_a_duty",
                fields=["obligation"],
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="an_assignment_is_ended_by_somebody",
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation_id}: {self.person_id}"

    @property
    def state(self) -> AssignmentState:
        """Tell whether the person still sees to it."""
        return AssignmentState.ENDED if self.ended_at else AssignmentState.IN_FORCE

    def public_state(self) -> dict[str, Any]:
        return {
            "obligation": str(self.obligation_id),
            "ended": self.ended_at is not None,
        }
