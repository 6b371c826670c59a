"""The act upon regulations: an edition entered; earlier ones stay."""

from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from councils.models import Council, Regulation


@transaction.atomic
def enter(
    council: Council,
    *,
    number: str,
    adopted_on: date,
    url: str,
    file: File | None,
    by: Actor,
    at: datetime,
) -> Regulation:
    """Enter one edition of the council's own regulation, as a document."""
    council = Council.objects.select_for_update().get(pk=council.pk)
    regulation = Regulation.objects.create(
        council=council,
        number=number,
        adopted_on=adopted_on,
        url=url,
        file=file,
        entered_at=at,
        entered_by=by.user,
    )
    said = {"number": number, "on": adopted_on.isoformat(), "url": url}
    digests = [file.sha256] if file else []
    record("council.regulated", council, by=by, at=at, said=said, files=digests)
    return regulation
