"""Who may act upon councils, convocations and seats."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils.models import Council
from councils.permissions.grants import Grant


def can_register_council(actor: Actor) -> Grant:
    """Find the office that keeps the register of councils: the supervisor's."""
    return actor.anywhere(Role.SUPERVISOR)


def can_settle(actor: Actor, council: Council) -> Grant:
    """Find the office that enters the council's regulation: secretary or chair."""
    return actor.office(Role.SECRETARY, Role.CHAIR, of=council.organization_id)


def can_approve_convocation(actor: Actor, council: Council) -> Grant:
    """Find the office that approves members: the body's head, or the supervisor."""
    head = actor.office(Role.HEAD, of=council.body_id)
    return head or actor.anywhere(Role.SUPERVISOR)


def can_plan(actor: Actor, council: Council) -> Grant:
    """Find the office that prepares meetings: the council's secretary."""
    return actor.office(Role.SECRETARY, of=council.organization_id)
