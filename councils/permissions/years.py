"""Who may act upon a council's year: informings, reports, declarations."""

from backend.accounts.actor import Actor
from councils.models import AnnualReport, ConflictDeclaration, Council
from councils.permissions.councils import can_plan, can_settle
from councils.permissions.grants import MEMBERS, Grant


def can_record_informing(actor: Actor, council: Council) -> Grant:
    """Find the office that enters how the population was informed: the secretary's."""
    return can_plan(actor, council)


def can_draft_report(actor: Actor, council: Council) -> Grant:
    """Find the office that prepares the annual report: secretary or chair."""
    return can_settle(actor, council)


def can_lead_report(actor: Actor, report: AnnualReport) -> Grant:
    """Find the office that words, publishes and corrects it: secretary or chair."""
    return can_settle(actor, report.council)


def can_declare_conflict(actor: Actor, council: Council) -> Grant:
    """Find the office of a member; that the seat is in force, the act asks."""
    return actor.office(*MEMBERS, of=council.organization_id)


def can_end_conflict(actor: Actor, declaration: ConflictDeclaration) -> Grant:
    """Find the office of the member who has declared it; nobody else ends it."""
    if declaration.seat.user_id != actor.user.pk:
        return None
    return can_declare_conflict(actor, declaration.seat.convocation.council)
