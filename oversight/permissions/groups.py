"""Who founds a group, and who joins it."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Role, Standing
from oversight.models import Group, Invitation
from oversight.permissions.grants import Grant


def can_found_group(actor: Actor) -> Grant:
    """Let any confirmed citizen found a group."""
    return Standing.PERSON if actor.user.is_confirmed_citizen else None


def can_invite(actor: Actor, group: Group) -> Grant:
    """Find the office that lets the actor invite: coordinator of the group."""
    return actor.office(Role.COORDINATOR, of=group.organization_id)


def can_leave_group(actor: Actor, group: Group) -> Grant:
    """Find the member's own office in the group."""
    return actor.office(Role.COORDINATOR, Role.PARTICIPANT, of=group.organization_id)


def can_change_group(actor: Actor, group: Group) -> Grant:
    """Find the office of the coordinator: he excludes, hands over, adds a protocol."""
    return actor.office(Role.COORDINATOR, of=group.organization_id)


def can_answer_invitation(actor: Actor, invitation: Invitation) -> Grant:
    """Let the invited person, and nobody else, accept or decline."""
    return Standing.PERSON if invitation.person_id == actor.user.pk else None
