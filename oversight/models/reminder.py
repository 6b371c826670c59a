from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization
from backend.journal.ids import new_id
from oversight.models.obligation import Obligation


class Stage(models.TextChoices):
    """Where the clock stood when a side was told."""

    BEFORE = "before", _("before the term")
    ON_DAY = "on_day", _("on the last day")
    AFTER = "after", _("after the term")


class Reminder(models.Model):
    """One side was told of one stage of a term: what is not here is still to be sent.

    The due day belongs to it: a term that was moved is told of anew.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    obligation = models.ForeignKey(
        Obligation, on_delete=models.PROTECT, related_name="reminders"
    )
    stage = models.CharField(max_length=6, choices=Stage)
    due_on = models.DateField()
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="each_side_is_told_once_of_each_stage_of_a_term",
                fields=["obligation", "stage", "due_on", "organization"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.due_on} → {self.organization_id}"
