from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from backend.accounts.models import User
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from councils.models.convocation import Convocation
from councils.models.seat import Seat
from councils.models.tongues import shown


class CommissionQuerySet(models.QuerySet["Commission"]):
    """Commissions, by who asks and when they stand."""

    def visible_to(self, user: User | AnonymousUser) -> "CommissionQuerySet":
        """Return every commission: how a council divides its work is public."""
        return self.all()

    def standing(self, on: date) -> "CommissionQuerySet":
        """Return those that stand on this day."""
        return self.filter(
            Q(dissolved_on=None) | Q(dissolved_on__gte=on), formed_on__lte=on
        )


class Commission(Recorded):
    """A commission of a council, in one field of its work (art. 5(1)(10))."""

    object_kind = "commission"

    convocation = models.ForeignKey(
        Convocation, on_delete=models.PROTECT, related_name="commissions"
    )
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300, blank=True)
    formed_on = models.DateField()
    dissolved_on = models.DateField(null=True)
    decision = models.ForeignKey(
        "councils.Decision",
        null=True,
        on_delete=models.PROTECT,
        related_name="commissions",
    )

    objects = CommissionQuerySet.as_manager()

    class Meta:
        ordering = ["name_kk", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_commission_ends_no_earlier_than_it_begins",
                condition=Q(dissolved_on=None) | Q(dissolved_on__gte=F("formed_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the name in the reader's language, or the one that there is."""
        return shown(self.name_kk, self.name_ru)

    def public_state(self) -> dict[str, Any]:
        return {
            "convocation": str(self.convocation_id),
            "formed_on": self.formed_on.isoformat(),
            "dissolved_on": (
                self.dissolved_on.isoformat() if self.dissolved_on else None
            ),
        }


class CommissionMemberQuerySet(models.QuerySet["CommissionMember"]):
    """Places in commissions, by when they hold."""

    def in_force(self, on: date) -> "CommissionMemberQuerySet":
        """Return those held on this day."""
        return self.filter(Q(to_on=None) | Q(to_on__gte=on), from_on__lte=on)


class CommissionMember(models.Model):
    """One member's place in a commission, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    commission = models.ForeignKey(
        Commission, on_delete=models.PROTECT, related_name="members"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="commissions")
    is_head = models.BooleanField(default=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    objects = CommissionMemberQuerySet.as_manager()

    class Meta:
        ordering = ["-is_head", "seat__person_name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_place_for_each_member_in_a_commission",
                fields=["commission", "seat"],
                condition=Q(to_on=None),
            ),
            models.UniqueConstraint(
                name="one_head_of_a_commission_at_a_time",
                fields=["commission"],
                condition=Q(is_head=True, to_on=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.seat)
