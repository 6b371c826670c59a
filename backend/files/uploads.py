"""The acts upon files: an upload, its being published, its being forgotten."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction

from backend.accounts.actor import Actor
from backend.files import kinds
from backend.files.models import File
from backend.journal.journal import record


@transaction.atomic
def keep(
    content: bytes,
    *,
    name: str,
    media_type: str,
    is_public: bool,
    by: Actor,
    at: datetime,
) -> File:
    """Store the bytes under their digest, then the row; equal bytes once.

    Held back while the same bytes are being forgotten.
    """
    digest = hashlib.sha256(content).hexdigest()
    file = File(
        name=kinds.clean_name(name),
        media_type=media_type,
        size=len(content),
        sha256=digest,
        is_public=is_public,
        uploaded_by=by.user,
        uploaded_at=at,
    )
    _hold(digest)
    if not default_storage.exists(file.path):
        default_storage.save(file.path, ContentFile(content))
    file.save()
    said = {"name": file.name}
    public = is_public
    record(
        "file.uploaded", file, by=by, at=at, said=said, files=[digest], public=public
    )
    return file


@transaction.atomic
def publish(file: File, *, by: Actor, at: datetime) -> File:
    """Let everyone see the file from now on."""
    file = File.objects.select_for_update().get(pk=file.pk)
    file.is_public = True
    file.save(update_fields=["is_public"])
    said = {"name": file.name}
    record("file.published", file, by=by, at=at, said=said, files=[file.sha256])
    return file


@transaction.atomic
def forget(file: File, *, by: Actor | None, at: datetime) -> None:
    """Delete the row, and the bytes where no other row has the same.

    The bytes go last: once they are gone nothing brings them back. Raise
    ProtectedError where something else still needs this very row.
    """
    _hold(file.sha256)
    record("file.forgotten", file, by=by, at=at, public=file.is_public)
    file.delete()
    if not File.objects.filter(sha256=file.sha256).exists():
        default_storage.delete(file.path)


def _hold(digest: str) -> None:
    """Let one transaction at a time decide about these bytes, until its end."""
    number = int(digest[:15], 16)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
