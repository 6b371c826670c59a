"""Who prepares a monitoring, inspects a site, asks for a visit and agrees to it."""

from backend.accounts.actor import Actor
from oversight.models import Case, Finding, Inspection, Site, Visit
from oversight.permissions.cases import can_lead_case, can_log_finding
from oversight.permissions.grants import OF_BODY, Grant
from oversight.states import CaseState


def can_prepare_monitoring(actor: Actor, case: Case) -> Grant:
    """Find the office that plans a monitoring: the one that leads the case."""
    return can_lead_case(actor, case)


def can_edit_site(actor: Actor, site: Site) -> Grant:
    """Find the office that plans the monitoring of the site."""
    return can_lead_case(actor, site.case)


def can_inspect(actor: Actor, site: Site) -> Grant:
    """Find the office that lets the actor inspect: anyone of the initiating group."""
    return can_log_finding(actor, site.case)


def can_fill_in(actor: Actor, inspection: Inspection) -> Grant:
    """Find the office that lets the actor fill in: anyone of the initiating group."""
    return can_inspect(actor, inspection.site)


def can_request_visit(actor: Actor, case: Case) -> Grant:
    """Find the office that asks for a visit: the one that leads the case."""
    return can_lead_case(actor, case)


def can_answer_visit(actor: Actor, visit: Visit) -> Grant:
    """Find the office that answers for the body: its officer or head."""
    return actor.office(*OF_BODY, of=visit.body_id)


def can_keep_visit(actor: Actor, visit: Visit) -> Grant:
    """Find the author's office, which records what came of the visit."""
    return can_lead_case(actor, visit.case)


def can_correct_finding(actor: Actor, finding: Finding) -> Grant:
    """Find who corrects: anyone of the group while it looks, later who leads alone."""
    if finding.case.state == CaseState.UNDER_WAY:
        return can_log_finding(actor, finding.case)
    return can_lead_case(actor, finding.case)
