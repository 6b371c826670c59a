"""Who opens a case, and who leads it."""

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role, Standing
from oversight.models import Case, Participant
from oversight.permissions.grants import AUTHORS, Grant


def can_open_case(actor: Actor, initiator: Organization | None) -> Grant:
    """Let a coordinator open a case for his group, and a citizen one for himself.

    A key stands for an office, never for the citizen who holds it.
    """
    if initiator is not None:
        return actor.office(Role.COORDINATOR, of=initiator)
    alone = actor.key is None and actor.user.is_confirmed_citizen
    return Standing.PERSON if alone else None


def may_open_some_case(actor: Actor) -> bool:
    """Tell whether there is anybody for whom the actor may open a case."""
    coordinates = any(office.role == Role.COORDINATOR for office in actor.offices)
    return coordinates or can_open_case(actor, None) is not None


def can_declare(actor: Actor, participant: Participant) -> Grant:
    """Let each participant declare for himself alone."""
    return Standing.PERSON if participant.person_id == actor.user.pk else None


def can_lead_case(actor: Actor, case: Case) -> Grant:
    """Find the office that leads the case: its coordinator, or a council's officer."""
    return actor.office(*AUTHORS, of=case.initiator_id)


def can_log_finding(actor: Actor, case: Case) -> Grant:
    """Find the office that lets the actor log: anyone of the initiating group."""
    return actor.office(Role.COORDINATOR, Role.PARTICIPANT, of=case.initiator_id)
