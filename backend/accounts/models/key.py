from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.journal.models import Recorded


class Scope(models.TextChoices):
    """What a key may do within the rights of its office."""

    READ = "read"
    COUNCILS_WRITE = "councils:write"
    OVERSIGHT_WRITE = "oversight:write"
    ANSWERS_WRITE = "answers:write"
    IMPORT = "import"
    WEBHOOKS = "webhooks"


class ApiKey(Recorded):
    """A secret of one office, known here only by the digest of its 256 bits."""

    object_kind = "api-key"

    office = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, related_name="keys"
    )
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, unique=True)
    secret_digest = models.BinaryField(max_length=32)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope))
    made_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "API key"

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix})"

    def public_state(self) -> dict[str, Any]:
        return {"office": str(self.office_id), "revoked": self.revoked_at is not None}
