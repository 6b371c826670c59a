"""Whose eyes count as an organization's."""

from django.db.models import QuerySet
from django.utils import timezone

from backend import clock
from backend.accounts.models import Office, User


def places(user: User) -> QuerySet[Office]:
    """Return the ids of the organizations where the user holds an office today."""
    today = timezone.localdate(clock.now())
    offices = Office.objects.in_force(today).filter(user=user)
    return offices.values("organization_id")  # type: ignore[return-value]
