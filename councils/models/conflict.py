from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from councils.models.council import Council
from councils.models.seat import Seat


class ConflictDeclarationQuerySet(models.QuerySet["ConflictDeclaration"]):
    """Declarations, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "ConflictDeclarationQuerySet":
        """Return one's own, and those of the council in which one works."""
        if not isinstance(user, User):
            return self.none()
        own = Council.objects.worked_in_by(user)
        return self.filter(Q(seat__user=user) | Q(seat__convocation__council__in=own))


class ConflictDeclaration(Recorded):
    """An interest of a member that may stand against his duty.

    The law on public councils has no rule on it: whether it is asked for, the
    council's own regulation says.
    """

    object_kind = "conflict-declaration"

    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, related_name="conflict_declarations"
    )
    organization = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    matter = models.CharField(max_length=1000)
    declared_on = models.DateField()
    ended_on = models.DateField(null=True)

    objects = ConflictDeclarationQuerySet.as_manager()

    class Meta:
        ordering = ["-declared_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_conflict_ends_no_earlier_than_it_is_declared",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("declared_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.matter[:80]

    def public_state(self) -> dict[str, Any]:
        return {"seat": str(self.seat_id), "declared_on": self.declared_on.isoformat()}
