"""Whose eyes count as an organization's."""

from django.db.models import QuerySet

from backend.accounts.models import Office, User


def places(user: User) -> QuerySet[Office]:
    """Return the ids of the organizations where the user holds an office today."""
    return user.held_offices().values("organization_id")  # type: ignore[return-value]
