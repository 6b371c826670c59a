from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.journal.models import Recorded


class FileQuerySet(models.QuerySet["File"]):
    """Files, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "FileQuerySet":
        """Return public files, and those that the user has uploaded."""
        if not user.is_authenticated:
            return self.filter(is_public=True)
        return self.filter(Q(is_public=True) | Q(uploaded_by=user))


class File(Recorded):
    """An upload, known by the digest of its bytes; equal bytes are stored once."""

    object_kind = "file"

    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64)
    is_public = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    objects = FileQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(name="files_by_digest", fields=["sha256"])]
        constraints = [
            models.CheckConstraint(
                name="a_digest_is_sixty_four_hexadecimal_digits",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
            ),
            models.CheckConstraint(name="a_file_is_not_empty", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie in the file store."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"

    def public_state(self) -> dict[str, Any]:
        return {
            "media_type": self.media_type,
            "size": self.size,
            "sha256": self.sha256,
            "public": self.is_public,
        }
