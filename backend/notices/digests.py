"""One letter a day instead of many, for whoever asked for that."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from backend.notices import outbox
from backend.notices.models import Letter

TEMPLATE = "digest"


def gather(*, at: datetime) -> int:
    """Make a digest of what waits for each reader; return how many were made.

    Each reader in his own transaction. What was withdrawn meanwhile is left out; of
    a single letter no digest is made: it goes as it is.
    """
    waiting = _waiting(at).order_by("to").values_list("to", flat=True).distinct()
    return sum(_gather_for(reader, at=at) for reader in waiting)


@transaction.atomic
def _gather_for(reader: UUID, *, at: datetime) -> bool:
    letters = list(
        _waiting(at)
        .filter(to=reader)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("to")
        .order_by("posted_at", "id")
    )
    if not letters:
        return False
    if len(letters) == 1:
        [letter] = letters
        letter.for_digest = False
        letter.save(update_fields=["for_digest"])
        return False
    digest = _worded(letters, at=at)
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(
        gathered_in=digest
    )
    return True


def _waiting(at: datetime) -> QuerySet[Letter]:
    return Letter.objects.filter(
        for_digest=True, gathered_in=None, withdrawn_at=None, due_at__lte=at
    )


def _worded(letters: list[Letter], *, at: datetime) -> Letter:
    reader = letters[0].to
    context = {"letters": letters, "count": len(letters), "site": settings.PUBLIC_URL}
    with translation.override(reader.language):
        text = outbox.worded(f"notices/{TEMPLATE}.{reader.language}.txt", context)
    subject, body = outbox.parted(text)
    return Letter.objects.create(
        to=reader,
        template=TEMPLATE,
        language=reader.language,
        subject=subject,
        body=body,
        about_kind=reader.object_kind,
        about_id=reader.pk,
        posted_at=at,
        due_at=at,
    )
