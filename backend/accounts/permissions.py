"""Who may act upon accounts: each predicate returns what grants the act."""

from backend.accounts.actor import Actor
from backend.accounts.models import ApiKey, Office, Organization
from backend.accounts.roles import Role

LEADERS = (Role.HEAD, Role.CHAIR, Role.COORDINATOR)


def can_verify(actor: Actor) -> Office | None:
    """Find the office that enters organizations: supervisor of the authorised body."""
    return actor.anywhere(Role.SUPERVISOR)


def can_correct_organization(actor: Actor, organization: object) -> Office | None:
    """Find the office that corrects what is known of organizations: supervisor."""
    return actor.anywhere(Role.SUPERVISOR)


def can_register_person(actor: Actor) -> Office | None:
    """Find the office that makes accounts: administrator."""
    return actor.anywhere(Role.ADMINISTRATOR)


def can_confirm_person(actor: Actor, person: object) -> Office | None:
    """Find the office that confirms who somebody is: supervisor."""
    return actor.anywhere(Role.SUPERVISOR)


def can_disable_person(actor: Actor, person: object) -> Office | None:
    """Find the office that manages accounts: administrator."""
    return actor.anywhere(Role.ADMINISTRATOR)


def can_grant_office(actor: Actor, organization: Organization) -> Office | None:
    """Find the office that gives offices there.

    The leader of the organization itself, or the supervisor who verified it.
    """
    own = actor.office(*LEADERS, of=organization)
    return own or actor.anywhere(Role.SUPERVISOR)


def can_end_office(actor: Actor, office: Office) -> Office | None:
    """Find the office that ends offices there: the same that gives them."""
    return can_grant_office(actor, office.organization)


def can_make_key(actor: Actor) -> Office | None:
    """Find the office that makes keys: the leader of one's own organization."""
    return actor.anywhere(*LEADERS)


def can_revoke_key(actor: Actor, key: ApiKey) -> Office | None:
    """Find the office that ends a key: the leader of the key's organization."""
    return actor.office(*LEADERS, of=key.office.organization_id)
