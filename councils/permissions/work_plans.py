"""Who may act upon plans of work and a council's own monitorings."""

from backend.accounts.actor import Actor
from councils.models import Council, Monitoring, PlanItem, WorkPlan
from councils.permissions.councils import can_plan, can_settle
from councils.permissions.grants import Grant


def can_draft_plan(actor: Actor, council: Council) -> Grant:
    """Find the office that drafts the plan of a year: the secretary's."""
    return can_plan(actor, council)


def can_edit_plan(actor: Actor, plan: WorkPlan) -> Grant:
    """Find the office that fills a plan: the secretary's."""
    return can_plan(actor, plan.council)


def can_approve_plan(actor: Actor, plan: WorkPlan) -> Grant:
    """Find the office that enters the approval: the council's secretary or chair."""
    return can_settle(actor, plan.council)


def can_edit_plan_item(actor: Actor, item: PlanItem) -> Grant:
    """Find the office that takes a matter out, or to an agenda: the secretary's."""
    return can_plan(actor, item.plan.council)


def can_log_monitoring(actor: Actor, council: Council) -> Grant:
    """Find the office that puts a monitoring on record: secretary or chair."""
    return can_settle(actor, council)


def can_submit_monitoring(actor: Actor, monitoring: Monitoring) -> Grant:
    """Find the office that lays a monitoring before the council: the secretary's."""
    return can_plan(actor, monitoring.council)
