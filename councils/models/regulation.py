from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from backend.files.models import File
from backend.journal.ids import new_id
from councils.models.council import Council


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

    class Meta:
        ordering = ["-adopted_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_regulation_has_a_number", condition=~Q(number="")
            ),
        ]

    def __str__(self) -> str:
        return self.number
