from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.journal.ids import new_id


class Letter(models.Model):
    """One letter in the outbox, worded when it was posted; its id names every copy."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    calendar = models.TextField(
        blank=True, default="", help_text="An event as an .ics file, if there is one."
    )
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    posted_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(
                name="letters_to_send",
                fields=["due_at", "id"],
                condition=Q(sent_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} → {self.to_id}"

    @property
    def message_id(self) -> str:
        """The Message-ID that every copy of this letter carries."""
        return f"<{self.pk}@kenes>"
