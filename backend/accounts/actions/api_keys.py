"""Acts upon API keys: made for one's own organization, shown once, revoked."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from backend.accounts import keys
from backend.accounts.actor import Actor
from backend.accounts.models import ApiKey, Office, Scope
from backend.journal.journal import record


@transaction.atomic
def make(
    *,
    office: Office,
    name: str,
    scopes: Sequence[Scope],
    expires_at: datetime,
    by: Actor,
    at: datetime,
) -> tuple[ApiKey, str]:
    """Make a key of an office; return it with its text, which is never shown again."""
    new = keys.make()
    key = ApiKey.objects.create(
        office=office,
        name=name,
        prefix=new.prefix,
        secret_digest=new.digest,
        scopes=[str(scope) for scope in scopes],
        made_by=by.user,
        made_at=at,
        expires_at=expires_at,
    )
    record("api-key.made", key, by=by, at=at, public=False)
    return key, new.text


@transaction.atomic
def revoke(key: ApiKey, *, by: Actor, at: datetime) -> ApiKey:
    """End a key at once and for good."""
    key = ApiKey.objects.select_for_update().get(pk=key.pk)
    key.revoked_at = key.revoked_at or at
    key.save(update_fields=["revoked_at"])
    record("api-key.revoked", key, by=by, at=at, public=False)
    return key
