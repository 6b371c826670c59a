"""A file in a form of the pages: checked by its content, kept by the same act."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.files import kinds, uploads
from backend.files.models import File


class Upload(forms.FileField):
    """One file of a kind that is taken, no larger than allowed."""

    default_error_messages = {
        "kind": _("Files of this kind are not taken."),
        "too_large": _("The file is too large."),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the upload, or say why it is not taken."""
        upload = super().clean(data, initial)
        if upload and (upload.size or 0) > settings.FILE_MAX_BYTES:
            raise forms.ValidationError(self.error_messages["too_large"], "too_large")
        if upload and _kind(upload) is None:
            raise forms.ValidationError(self.error_messages["kind"], "kind")
        return upload


def keep(
    upload: UploadedFile[Any] | None, *, is_public: bool, by: Actor, at: datetime
) -> File | None:
    """Keep what was sent with a form, if anything was."""
    if not upload:
        return None
    kind = _kind(upload)
    if kind is None:
        raise forms.ValidationError(_("Files of this kind are not taken."), "kind")
    upload.seek(0)
    return uploads.keep(
        upload.read(),
        name=upload.name or "",
        media_type=kind,
        is_public=is_public,
        by=by,
        at=at,
    )


def _kind(upload: UploadedFile[Any]) -> str | None:
    upload.seek(0)
    return kinds.of(upload.read(), name=upload.name or "")
