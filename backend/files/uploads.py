"""The one act upon files: an upload."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

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
    """Store the bytes under their digest, then the row; equal bytes once."""
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
    if not default_storage.exists(file.path):
        default_storage.save(file.path, ContentFile(content))
    file.save()
    said = {"name": file.name}
    public = is_public
    record(
        "file.uploaded", file, by=by, at=at, said=said, files=[digest], public=public
    )
    return file
