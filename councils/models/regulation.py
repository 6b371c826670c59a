from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.ids import new_id
from councils.models.council import Council


class RegulationQuerySet(models.QuerySet["Regulation"]):
    """Editions of regulations, by who asks and when they hold."""

    def visible_to(self, user: User | AnonymousUser) -> "RegulationQuerySet":
        """Return every edition: what a council has settled of itself is public."""
        return self.all()

    def in_force(self, on: date) -> "RegulationQuerySet":
        """Return those adopted by this day, the one that holds first."""
        return self.filter(adopted_on__lte=on).order_by("-adopted_on", "-id")


class Regulation(models.Model):
    """One edition of a council's own regulation, as a document; the last one holds."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="regulations"
    )
    number = models.CharField(max_length=100)
    adopted_on = models.DateField()
    url = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = RegulationQuerySet.as_manager()

    class Meta:
        ordering = ["-adopted_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_regulation_has_a_number", condition=~Q(number="")
            ),
            models.CheckConstraint(
                name="a_regulation_can_be_read_somewhere",
                condition=~Q(url="") | Q(file__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number
