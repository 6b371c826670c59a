"""Acts upon a council's own template of minutes: brought, or given up."""

from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from backend.papers import word
from councils.models import Council
from councils.reports import minutes_sample


@transaction.atomic
def bring(council: Council, *, file: File, by: Actor, at: datetime) -> Council:
    """Use this file for the minutes from now on; raise BadTemplate where it cannot be.

    It is tried on a made-up meeting, so that no real one waits for its mending.
    """
    council = Council.objects.select_for_update().get(pk=council.pk)
    with default_storage.open(file.path) as kept:
        tried(kept.read())
    council.minutes_template = file
    council.save(update_fields=["minutes_template"])
    said = {"template": file.sha256}
    record("council.minutes-template-brought", council, by=by, at=at, said=said)
    return council


@transaction.atomic
def reset(council: Council, *, by: Actor, at: datetime) -> Council:
    """Go back to the house's template; what was made with the other stays as it is."""
    council = Council.objects.select_for_update().get(pk=council.pk)
    council.minutes_template = None
    council.save(update_fields=["minutes_template"])
    record("council.minutes-template-reset", council, by=by, at=at)
    return council


def tried(content: bytes) -> dict[str, bytes]:
    """Return the sample in both languages; raise BadTemplate where it cannot be."""
    return {
        language: word.rendered(content, sample)
        for language, sample in minutes_sample.samples().items()
    }


def fault_of(file: File) -> str:
    """Return why this file cannot be the template; empty where it can."""
    with default_storage.open(file.path) as kept:
        return fault(kept.read())


def fault(content: bytes) -> str:
    """Return why this template cannot be used; empty where it can."""
    try:
        tried(content)
    except word.BadTemplate as bad:
        return str(bad)
    return ""
