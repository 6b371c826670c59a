"""Acts upon plans of work: drafted, filled, approved; and what a meeting has done."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.models import (
    Council,
    Decision,
    Meeting,
    PlanForm,
    PlanItem,
    Seat,
    WorkPlan,
)
from councils.rules import work_plans as rule
from councils.states import WORK_PLAN, WorkPlanState


@dataclass(frozen=True)
class Planned:
    """One matter for the plan of a year."""

    form: PlanForm
    month: int
    title_kk: str = ""
    title_ru: str = ""
    responsible: Seat | None = None
    invited_body: Organization | None = None


@transaction.atomic
def draft(council: Council, *, year: int, by: Actor, at: datetime) -> WorkPlan:
    """Begin the plan of a year, which only the council sees until it is approved.

    Raise IntegrityError where the year has one.
    """
    plan = WorkPlan.objects.create(
        council=council, year=year, state=WorkPlanState(WORK_PLAN.start)
    )
    record("work-plan.drafted", plan, by=by, at=at, public=False)
    return plan


@transaction.atomic
def add_item(plan: WorkPlan, *, matter: Planned, by: Actor, at: datetime) -> PlanItem:
    """Put one more matter into the plan, even when it is approved."""
    plan = _locked(plan)
    _move(plan, "add-item")
    last = plan.items.aggregate(last=Max("position"))["last"] or 0
    item = PlanItem.objects.create(
        plan=plan,
        position=last + 1,
        title_kk=matter.title_kk,
        title_ru=matter.title_ru,
        form=matter.form,
        month=matter.month,
        responsible=matter.responsible,
        invited_body=matter.invited_body,
    )
    said = {"kk": item.title_kk, "ru": item.title_ru, "month": item.month}
    public = plan.state == WorkPlanState.APPROVED
    record("work-plan.item-added", plan, by=by, at=at, said=said, public=public)
    return item


@transaction.atomic
def remove_item(item: PlanItem, *, by: Actor, at: datetime) -> WorkPlan:
    """Take a matter out of a plan that is still a draft."""
    plan = _locked(item.plan)
    _move(plan, "remove-item")
    said = {"kk": item.title_kk, "ru": item.title_ru, "month": item.month}
    item.delete()
    record("work-plan.item-removed", plan, by=by, at=at, said=said, public=False)
    return plan


@transaction.atomic
def approve(plan: WorkPlan, *, decision: Decision, by: Actor, at: datetime) -> WorkPlan:
    """Put the plan into force by a decision of its council: it is public from now."""
    plan = _locked(plan)
    _move(plan, "approve")
    demand(
        rule.check_approval(
            is_own_decision=decision.council_id == plan.council_id,
            matters=plan.items.count(),
        )
    )
    plan.decision, plan.approved_on = decision, decision.adopted_on
    plan.save(update_fields=["state", "decision", "approved_on"])
    record("work-plan.approved", plan, by=by, at=at)
    return plan


def mark_done(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Note on the plans which of their matters this meeting has dealt with."""
    planned = meeting.agenda_items.filter(withdrawn_at=None, plan_item__isnull=False)
    waiting = PlanItem.objects.filter(
        pk__in=planned.values("plan_item"), done_at=None
    ).select_related("plan")
    for item in waiting:
        item.done_at = meeting
        item.save(update_fields=["done_at"])
        public = item.plan.state == WorkPlanState.APPROVED
        said = {"item": str(item.pk), "meeting": str(meeting.pk)}
        plan = _locked(item.plan)
        record("work-plan.item-done", plan, by=by, at=at, said=said, public=public)


def _locked(plan: WorkPlan) -> WorkPlan:
    return WorkPlan.objects.select_for_update().get(pk=plan.pk)


def _move(plan: WorkPlan, act: str) -> None:
    plan.state = WorkPlanState(WORK_PLAN.target(plan.state, act))
