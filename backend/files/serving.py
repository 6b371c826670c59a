"""The bytes of a file, on their way out: to be saved, and never run."""

import io
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse

from backend.files.models import File


def attachment(file: File) -> FileResponse:
    """Return the bytes; whether they may be read, the door has asked before."""
    content = default_storage.open(file.path)
    return _answer(content, name=file.name, media_type=file.media_type)


def made(content: bytes, *, name: str, media_type: str) -> FileResponse:
    """Return bytes that were made for this one answer, and are kept nowhere."""
    return _answer(io.BytesIO(content), name=name, media_type=media_type)


def streamed(content: IO[bytes], *, name: str, media_type: str) -> FileResponse:
    """Return what was made into a file of its own; it is closed when it is sent."""
    return _answer(content, name=name, media_type=media_type)


def _answer(content: IO[bytes], *, name: str, media_type: str) -> FileResponse:
    answer = FileResponse(
        content, as_attachment=True, filename=name, content_type=media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
