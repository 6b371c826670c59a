"""How a person wants to be written to."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.notices.models import Preference, Rhythm

DEFAULTS = {
    "rhythm": Rhythm.AT_ONCE,
    "digest_hour": 9,
    "quiet_from": None,
    "quiet_until": None,
}


def of(actor: Actor) -> Preference:
    """Return what the person has chosen, or what holds for whoever chose nothing."""
    found = Preference.objects.filter(user=actor.user).first()
    return found or Preference(user=actor.user, **DEFAULTS)


@transaction.atomic
def choose(
    *,
    rhythm: str,
    digest_hour: int,
    quiet_from: int | None,
    quiet_until: int | None,
    by: Actor,
    at: datetime,
) -> Preference:
    """Keep the choice; letters that wait already keep the hour they were given."""
    chosen, _made = Preference.objects.update_or_create(
        user=by.user,
        defaults={
            "rhythm": rhythm,
            "digest_hour": digest_hour,
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
            "changed_at": at,
        },
    )
    return chosen
