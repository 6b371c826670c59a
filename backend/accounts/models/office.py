from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from backend.accounts.models.organization import Organization
from backend.accounts.models.user import User
from backend.accounts.roles import Role
from backend.journal.models import Recorded


class OfficeQuerySet(models.QuerySet["Office"]):
    """Offices, by the day on which they hold."""

    def in_force(self, on: date) -> "OfficeQuerySet":
        """Return those held on this day by people who are not disabled."""
        return self.filter(
            Q(to_on=None) | Q(to_on__gte=on), from_on__lte=on, user__is_active=True
        )


class Office(Recorded):
    """Who holds which role where, from and to (both days included).

    An acting head holds the role `head` with the basis of his powers.
    """

    object_kind = "office"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="offices")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="offices"
    )
    role = models.CharField(max_length=16, choices=Role)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    granted_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    paper = models.CharField(max_length=500, blank=True)
    acting_basis = models.CharField(max_length=500, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["organization", "role"], name="office_by_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_open_office_for_each_person_role_and_place",
                fields=["user", "organization", "role"],
                condition=Q(to_on=None),
            ),
            models.CheckConstraint(
                name="an_office_ends_no_earlier_than_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organization}"

    def public_state(self) -> dict[str, Any]:
        return {
            "organization": str(self.organization_id),
            "role": self.role,
            "from": self.from_on.isoformat(),
            "to": self.to_on.isoformat() if self.to_on else None,
        }
