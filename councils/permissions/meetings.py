"""Who may act upon meetings."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils.models import Meeting
from councils.permissions.councils import can_plan
from councils.permissions.grants import MEMBERS, PRESIDING, Grant


def can_add_agenda_item(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that may propose a matter: the secretary's, or any member's."""
    place = meeting.council.organization_id
    return actor.office(Role.SECRETARY, *MEMBERS, of=place)


def can_prepare(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that convenes and keeps the list of those present: secretary."""
    return can_plan(actor, meeting.council)


def can_call_off(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that calls a meeting off: secretary, chair or presidium."""
    place = meeting.council.organization_id
    return actor.office(Role.SECRETARY, *PRESIDING, of=place)


def can_preside(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that presides: the chair's, or a presidium member's."""
    return actor.office(*PRESIDING, of=meeting.council.organization_id)


def can_sign_minutes(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that signs: who may preside, in person and not by a key."""
    return None if actor.key is not None else can_preside(actor, meeting)
