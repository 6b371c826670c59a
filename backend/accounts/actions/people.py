"""Acts upon people: an administrator makes accounts, the supervisor confirms them."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from backend.accounts import rules
from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.journal.journal import record


@transaction.atomic
def register(
    *, email: str, name: str, language: str, by: Actor | None, at: datetime
) -> User:
    """Make an account that cannot be signed in to until its owner sets a password."""
    user = User(email=email.strip().lower(), name=name.strip(), language=language)
    user.set_unusable_password()
    user.save()
    record("person.registered", user, by=by, at=at, said={"name": name}, public=False)
    return user


@transaction.atomic
def confirm_identity(
    user: User, *, iin: str, born_on: date, paper: str, by: Actor, at: datetime
) -> User:
    """Record that this person is a citizen, whom a supervisor has seen on paper.

    Raise IntegrityError where the same number already confirms another person.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    user.is_citizen = True
    user.born_on = born_on
    user.iin_digest = rules.iin_digest(iin, key=settings.IIN_KEY)
    user.confirmed_at = at
    user.confirmed_by = by.user
    user.confirmed_on_paper = paper
    user.save(
        update_fields=[
            "is_citizen",
            "born_on",
            "iin_digest",
            "confirmed_at",
            "confirmed_by",
            "confirmed_on_paper",
        ]
    )
    said = {"paper": paper, "born_on": born_on.isoformat()}
    record("person.confirmed", user, by=by, at=at, said=said, public=False)
    return user


@transaction.atomic
def disable(user: User, *, by: Actor, at: datetime) -> User:
    """Take every right of this person away at once; his acts stay."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.is_active = False
    user.save(update_fields=["is_active"])
    record("person.disabled", user, by=by, at=at, public=False)
    return user


def first_sign_in(user: User) -> str:
    """Return the address of the page where the owner of a new account sets a password.

    It holds for three days, and only until a password is set.
    """
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return f"{settings.PUBLIC_URL}/{user.language}/set-password/{uid}/{token}/"
