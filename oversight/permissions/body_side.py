"""Who acts inside a body: its hearings, assignments, templates, and acting heads."""

from uuid import UUID

from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization
from backend.accounts.roles import Role
from oversight.models import AnswerTemplate, Assignment, BodyHearing, Obligation
from oversight.permissions.grants import AUTHORS, OF_BODY, Grant


def can_hold_hearing(actor: Actor, hearing: BodyHearing) -> Grant:
    """Find the office that holds the body's hearings: its officer or head."""
    return can_hear_for(actor, hearing.body_id)


def can_hear_for(actor: Actor, body: Organization | UUID) -> Grant:
    """Find the office that invites to a hearing: an officer or the head of the body."""
    return actor.office(*OF_BODY, of=body)


def can_assign(actor: Actor, obligation: Obligation) -> Grant:
    """Find the office that shares out what is owed inside the debtor."""
    return actor.office(*OF_BODY, *AUTHORS, of=obligation.debtor_id)


def can_end_assignment(actor: Actor, assignment: Assignment) -> Grant:
    """Find the office that takes a duty back: the same that gives it."""
    return can_assign(actor, assignment.obligation)


def can_add_template(actor: Actor, organization: Organization) -> Grant:
    """Find the office that keeps the templates of a body: its officer or head."""
    return actor.office(*OF_BODY, of=organization)


def can_edit_template(actor: Actor, template: AnswerTemplate) -> Grant:
    """Find the office that keeps the templates of a body: its officer or head."""
    return actor.office(*OF_BODY, of=template.organization_id)


def can_appoint_acting(actor: Actor, organization: Organization) -> Grant:
    """Find the first head, who says who acts for him; who acts appoints nobody."""
    office = actor.office(Role.HEAD, of=organization)
    return office if office is not None and not office.acting_basis else None


def can_end_acting(actor: Actor, office: Office) -> Grant:
    """Find the first head of the place where somebody acts for him."""
    if not office.acting_basis:
        return None
    return can_appoint_acting(actor, office.organization)
