"""What the journal stores: entries, and the values behind their commitments."""

import json
from typing import Any, ClassVar

from django.db import models

from backend.journal.ids import new_id


class Entry(models.Model):
    """One fact about one object, as bytes that are never changed.

    `leaf` is canonical JSON (RFC 8785) and is served as stored; each entry names
    the hash of the one before it on the same object.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    object_kind = models.CharField(max_length=40)
    object_id = models.UUIDField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    is_public = models.BooleanField()
    leaf = models.BinaryField()
    leaf_hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["object_id", "version"]
        constraints = [
            models.UniqueConstraint(
                name="one_entry_for_each_version_of_an_object",
                fields=["object_id", "version"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.object_kind} {self.object_id} v{self.version}: {self.kind}"

    @property
    def content(self) -> dict[str, Any]:
        """Return the leaf as a mapping; the bytes stay the truth."""
        content: dict[str, Any] = json.loads(bytes(self.leaf))
        return content


class Disclosure(models.Model):
    """The value and salt that open one commitment of an entry."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, related_name="disclosures"
    )
    field = models.CharField(max_length=60)
    salt = models.BinaryField(max_length=32)
    value = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_disclosure_for_each_field_of_an_entry",
                fields=["entry", "field"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.field}"


class Recorded(models.Model):
    """A noun with a history: the number and the hash of its last entry."""

    object_kind: ClassVar[str]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journal_version = models.PositiveIntegerField(default=0, editable=False)
    journal_head = models.BinaryField(
        max_length=32, null=True, default=None, editable=False
    )

    class Meta:
        abstract = True

    def public_state(self) -> dict[str, Any]:
        """Return what a stranger may know of this row: opaque ids, states, days.

        Titles, names and other contestable texts stay out; no floats.
        """
        raise NotImplementedError
