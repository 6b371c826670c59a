"""The bytes of a file, on their way out: to be saved, and never run."""

from django.core.files.storage import default_storage
from django.http import FileResponse

from backend.files.models import File


def attachment(file: File) -> FileResponse:
    """Return the bytes; whether they may be read, the door has asked before."""
    answer = FileResponse(
        default_storage.open(file.path),
        as_attachment=True,
        filename=file.name,
        content_type=file.media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
