"""Who hands a case over, and who takes it."""

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind
from backend.accounts.roles import Role
from oversight.models import CaseHandover
from oversight.permissions.cases import can_open_case
from oversight.permissions.grants import AUTHORS, Grant


def can_answer_handover(actor: Actor, handover: CaseHandover) -> Grant:
    """Find the office that takes a case over: the successor's coordinator."""
    return actor.office(Role.COORDINATOR, of=handover.to_org_id)


def can_take_back_handover(actor: Actor, handover: CaseHandover) -> Grant:
    """Find the office that offered the case: the author's coordinator."""
    return actor.office(Role.COORDINATOR, of=handover.from_org_id)


def can_record_past(actor: Actor, initiator: Organization | None) -> Grant:
    """Find the office that records what its own side did before it came here.

    A group's coordinator, a council's secretary or chair; a citizen for himself.
    """
    if initiator is not None and initiator.kind == OrganizationKind.COUNCIL:
        return actor.office(Role.SECRETARY, Role.CHAIR, of=initiator)
    return can_open_case(actor, initiator)


def may_record_some_past(actor: Actor) -> bool:
    """Tell whether there is anybody whose past the actor may record."""
    leads = any(office.role in AUTHORS for office in actor.offices)
    return leads or can_open_case(actor, None) is not None
