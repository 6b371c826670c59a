"""Who acts: a person, the office or standing that grants the act, the key used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions

from backend.accounts.roles import STEPS_OF_A_MEMBER, Role, Standing

if TYPE_CHECKING:
    from backend.accounts.models import ApiKey, Office, Organization, User


class OfficeNotNamed(exceptions.APIException):
    """Several offices of the person would do, and none was named."""

    status_code = 400
    default_code = "office-not-named"
    default_detail = _(
        "Several of your offices would do. Name one in the header Kenes-Office."
    )


class OfficeNotYours(exceptions.APIException):
    """The named office is not one that the caller holds now."""

    status_code = 400
    default_code = "office-not-yours"
    default_detail = _("The header Kenes-Office names an office that is not yours.")


@dataclass
class Actor:
    """A person acting now, with the offices that he may act in.

    `offices` are those in force, cut down to one by a key or by name; `grant` is
    what the last predicate that agreed has found, and the journal keeps it.
    """

    user: User
    offices: tuple[Office, ...]
    key: ApiKey | None = None
    grant: Office | Standing | None = None

    def office(self, *roles: Role, of: Organization | UUID | None) -> Office | None:
        """Return the office of these roles there; None refuses.

        Raise `OfficeNotNamed` where two would do; of a member's own, the highest does.
        """
        held = self._held(roles, of)
        steps = [office for office in held if office.role in STEPS_OF_A_MEMBER]
        if steps and len(steps) == len(held):
            return max(steps, key=_height)
        if len(held) > 1:
            raise OfficeNotNamed
        return held[0] if held else None

    def holds(self, *roles: Role, of: Organization | UUID | None) -> bool:
        """Tell whether any office of these roles is held there."""
        return bool(self._held(roles, of))

    def anywhere(self, *roles: Role) -> Office | None:
        """Return the office of these roles at whatever organization; None refuses."""
        held = [office for office in self.offices if office.role in roles]
        if len(held) > 1:
            raise OfficeNotNamed
        return held[0] if held else None

    @property
    def person_id(self) -> UUID:
        """Return the person's id, for the journal."""
        return self.user.pk

    @property
    def role(self) -> str:
        """Return the role in which the act is done, for the journal."""
        return str(getattr(self.grant, "role", Standing.PERSON))

    @property
    def power(self) -> str | None:
        """Return the id of the office that grants the act, for the journal."""
        power = getattr(self.grant, "pk", None)
        return None if power is None else str(power)

    def _held(
        self, roles: tuple[Role, ...], of: Organization | UUID | None
    ) -> list[Office]:
        if of is None:
            return []
        place = of if isinstance(of, UUID) else of.pk
        return [
            office
            for office in self.offices
            if office.role in roles and office.organization_id == place
        ]


def _height(office: Office) -> int:
    return STEPS_OF_A_MEMBER.index(Role(office.role))


def actor(request: Any) -> Actor:
    """Return who acts in this request; answer 401 to a stranger."""
    if not request.user.is_authenticated:
        raise exceptions.NotAuthenticated
    found: Actor = request.user.actor_for(request)
    return found
