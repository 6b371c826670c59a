"""Safe repeats: one key, one effect, one answer."""

import hashlib
import json
import re
from datetime import datetime, timedelta
from typing import cast

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ParseError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api import identity
from backend.api.errors import KeyReused
from backend.api.models import IdempotencyKey

KEPT = timedelta(hours=24)
_KEY = re.compile("[\x21-\x7e]{1,255}")


def claimed(request: Request, *, at: datetime) -> IdempotencyKey | None:
    """Return the row of the request's key, new or as the first request left it.

    Call it inside the transaction of the act: a second request with the same key
    waits here until the first has committed or rolled back. None without a key.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None or not identity.is_known(request):
        return None
    if not _KEY.fullmatch(key):
        message = _("An Idempotency-Key has 1 to 255 visible ASCII characters.")
        raise ParseError(message)
    print_of = fingerprint(request)
    caller = identity.name(request)
    mine = IdempotencyKey.objects.filter(caller=caller, key=key)
    mine.filter(created_at__lt=at - KEPT).delete()
    row = IdempotencyKey(caller=caller, key=key, fingerprint=print_of, created_at=at)
    IdempotencyKey.objects.bulk_create([row], ignore_conflicts=True)
    kept = mine.get()
    if kept.fingerprint != print_of:
        raise KeyReused
    return kept


def repeated(row: IdempotencyKey) -> Response | None:
    """Return the first answer again; None where this is the first request."""
    if row.status is None:
        return None
    data = json.loads(row.body) if row.body else None
    return Response(data, row.status, headers={"Idempotency-Replayed": "true"})


def keep(row: IdempotencyKey, response: Response) -> None:
    """Store a first answer that did something; a refusal leaves the key free."""
    row.status = response.status_code
    if response.data is not None:
        row.body = JSONRenderer().render(response.data).decode()
    row.save(update_fields=["status", "body"])


def forget(*, at: datetime) -> int:
    """Delete the answers that are older than a day; return how many."""
    return IdempotencyKey.objects.filter(created_at__lt=at - KEPT).delete()[0]


def fingerprint(request: Request) -> str:
    """Return what makes two requests the same: address, office and body.

    A form is compared by its parts: its boundary differs in every repeat.
    """
    whole = hashlib.sha256()
    address = f"{request.method} {request.get_full_path()}"
    for part in (address, request.headers.get("Kenes-Office", "")):
        whole.update(part.encode() + b"\0")
    if not (request.content_type or "").startswith("multipart/"):
        whole.update(request._request.body)
        return whole.hexdigest()
    form = cast("QueryDict", request.data)
    for name in sorted(form):
        for value in form.getlist(name):
            whole.update(f"\0{name}\0".encode())
            if isinstance(value, UploadedFile):
                whole.update(f"{value.name}\0".encode())
                for chunk in value.chunks():
                    whole.update(hashlib.sha256(chunk).digest())
                value.seek(0)
            else:
                whole.update(str(value).encode())
    return whole.hexdigest()
