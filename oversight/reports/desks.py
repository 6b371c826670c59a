"""Who sits at whose desk: colleagues, and what each of them sees to."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from backend.accounts.models import Office, Organization, User
from backend.accounts.roles import Role
from oversight.models import Assignment, Obligation

# They take part in what an organization does, and answer for none of its duties.
GUESTS = (Role.MEMBER, Role.WORKING_GROUP)


def staff(organization: Organization, *, on: date) -> QuerySet[User]:
    """Return those who can see to what the organization owes on this day."""
    held = Office.objects.in_force(on).filter(organization=organization)
    return User.objects.filter(
        pk__in=held.exclude(role__in=GUESTS).values("user_id")
    ).order_by("name", "id")


def colleagues(user: User | AnonymousUser) -> QuerySet[User]:
    """Return those who hold an office where the user holds one today."""
    if not user.is_authenticated:
        return User.objects.none()
    places = user.held_offices().values("organization_id")
    return User.objects.filter(
        is_active=True, offices__organization_id__in=places
    ).distinct()


def assignees(
    owed: Iterable[Obligation], *, user: User | AnonymousUser
) -> dict[UUID, Assignment]:
    """Return who sees to each of these duties, as far as the user may know it."""
    found = (
        Assignment.objects.visible_to(user)
        .in_force()
        .filter(obligation__in=[one.pk for one in owed])
        .select_related("person")
    )
    return {one.obligation_id: one for one in found}
