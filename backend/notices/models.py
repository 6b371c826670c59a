from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.journal.ids import new_id


class Rhythm(models.TextChoices):
    """How often letters come."""

    AT_ONCE = "at_once", _("each letter at once")
    DAILY = "daily", _("one digest a day")


class Preference(models.Model):
    """How a person wants to be written to; who has none gets each letter at once.

    Hours are whole and local. Neither they nor the digest hold back what is urgent.
    """

    user = models.OneToOneField(
        User, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    rhythm = models.CharField(max_length=7, choices=Rhythm, default=Rhythm.AT_ONCE)
    digest_hour = models.PositiveSmallIntegerField(default=9)
    quiet_from = models.PositiveSmallIntegerField(null=True)
    quiet_until = models.PositiveSmallIntegerField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="quiet_hours_have_both_ends_or_none",
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
            ),
            models.CheckConstraint(
                name="hours_of_notices_are_hours_of_a_day",
                condition=Q(digest_hour__lt=24)
                & (Q(quiet_from=None) | Q(quiet_from__lt=24))
                & (Q(quiet_until=None) | Q(quiet_until__lt=24)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.rhythm}"


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
    for_digest = models.BooleanField(
        default=False, help_text="It waits to be gathered, and never goes by itself."
    )
    gathered_in = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="gathered"
    )
    withdrawn_at = models.DateTimeField(
        null=True, help_text="What it asked for was done before it went."
    )

    class Meta:
        indexes = [
            models.Index(
                name="letters_to_send",
                fields=["due_at", "id"],
                condition=Q(sent_at=None, withdrawn_at=None, for_digest=False),
            ),
            models.Index(
                name="letters_to_gather",
                fields=["due_at", "to"],
                condition=Q(for_digest=True, gathered_in=None, withdrawn_at=None),
            ),
            models.Index(
                name="letters_about",
                fields=["about_id"],
                condition=Q(sent_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} → {self.to_id}"

    @property
    def message_id(self) -> str:
        """The Message-ID that every copy of this letter carries."""
        return f"<{self.pk}@kenes>"
