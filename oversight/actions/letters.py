"""Whom an act tells: letters to the office holders of an organization."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from backend.accounts.models import Office, Organization, User
from backend.accounts.roles import Role
from backend.notices import outbox

OF_BODY = (Role.OFFICER, Role.HEAD)
READERS = (
    Role.OFFICER,
    Role.HEAD,
    Role.COORDINATOR,
    Role.SECRETARY,
    Role.CHAIR,
)


def tell(
    organization: Organization,
    template: str,
    *,
    context: dict[str, Any],
    about: tuple[str, UUID],
    at: datetime,
    roles: Sequence[Role] = READERS,
) -> None:
    """Post a letter to each person who reads an organization's post, once."""
    for reader in readers(organization, at=at, roles=roles):
        outbox.post(template, to=reader, context=context, about=about, at=at)


def readers(
    organization: Organization, *, at: datetime, roles: Sequence[Role] = READERS
) -> list[User]:
    """Return those who hold one of these offices there on the local day."""
    offices = (
        Office.objects.in_force(timezone.localdate(at))
        .filter(organization=organization, role__in=roles)
        .select_related("user")
        .order_by("user_id")
    )
    return list({office.user_id: office.user for office in offices}.values())
