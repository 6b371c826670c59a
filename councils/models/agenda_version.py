from typing import ClassVar

from django.conf import settings
from django.db import models

from backend.journal.ids import new_id
from councils.models.meeting import Meeting


class AgendaVersion(models.Model):
    """The agenda as it was told at one moment: the first goes out with the notice.

    A later one, with its reason, stands beside the earlier; nothing takes them away.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="agenda_versions"
    )
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    items = models.JSONField(help_text="Id, position, kind, titles and rapporteur.")
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                name="one_version_of_an_agenda_for_each_number",
                fields=["meeting", "number"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.number}"
