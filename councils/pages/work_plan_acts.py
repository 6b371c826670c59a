"""What secretary and chair do to plans of work, monitorings and past meetings."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.pages.acts import Act, ActForm, Words
from councils import permissions
from councils.actions import monitorings, past_meetings, plan_items, work_plans
from councils.models import AgendaItem, Council, Monitoring, PlanItem, WorkPlan
from councils.pages import work_plan_forms as forms
from councils.permissions import Grant


def can_record_decision(actor: Actor, item: AgendaItem) -> Grant:
    """Find the office that records what a past meeting decided: the secretary's."""
    return permissions.can_prepare(actor, item.meeting)


class OfCouncil(Act):
    """An act upon a council that leads back to one of its sections."""

    policy = permissions.can_plan
    section = "council-plan"

    def rows(self) -> QuerySet[Council]:
        seen = Council.objects.visible_to(self.request.user)
        return seen.select_related("organization")

    def back(self) -> str:
        return reverse(f"page:{self.section}", args=[self.item.pk])


class DraftPlan(OfCouncil):
    """Begin the plan of a year."""

    verb = "draft-plan"
    policy, run = permissions.can_draft_plan, work_plans.draft
    form_class = forms.YearForm
    words = Words(
        title=_("Begin a plan of work"),
        button=_("Begin the plan"),
        done=_("The plan is begun. Only the council sees it until it is approved."),
    )

    def next_page(self) -> str:
        return f"{self.back()}?year={self.result.year}"


class LogMonitoring(OfCouncil):
    """Put a monitoring on record."""

    verb = "log-monitoring"
    policy, run = permissions.can_log_monitoring, monitorings.log
    section = "council-monitorings"
    words = Words(
        title=_("Put a monitoring or an expertise on record"),
        button=_("Put on record"),
        done=_("It is on record. The public sees it with the decision."),
        lead=_(
            "Whoever did it concludes; the council then adopts what is recommended."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.MonitoringForm(council=self.item, **data)


class RecordPastMeeting(OfCouncil):
    """Record a meeting from before Kenes."""

    verb = "record-past-meeting"
    run, form_class = past_meetings.record_past, forms.PastMeetingForm
    words = Words(
        title=_("Record a past meeting"),
        button=_("Record the meeting"),
        done=_("The meeting is recorded, with its source."),
        lead=_("Only what a source says; what it leaves open is marked."),
    )

    def next_page(self) -> str:
        return reverse("page:meeting", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:council", args=[self.item.pk])


class RecordPastDecision(Act):
    """Record what a past meeting decided."""

    verb = "record-decision"
    policy, run = can_record_decision, past_meetings.record_past_decision
    form_class = forms.PastDecisionForm
    words = Words(
        title=_("Record a decision of a past meeting"),
        button=_("Record the decision"),
        done=_("The decision is recorded, with its source."),
    )

    def rows(self) -> QuerySet[AgendaItem]:
        seen = AgendaItem.objects.visible_to(self.request.user)
        return seen.select_related("meeting__council__organization")

    def back(self) -> str:
        return reverse("page:meeting", args=[self.item.meeting_id])


class PlanAct(Act):
    """An act upon the plan of a year."""

    policy = permissions.can_edit_plan

    def rows(self) -> QuerySet[WorkPlan]:
        seen = WorkPlan.objects.visible_to(self.request.user)
        return seen.select_related("council__organization")

    def form(self, **data: Any) -> ActForm:
        made: Any = self.form_class
        shown: ActForm = made(plan=self.item, **data)
        return shown

    def back(self) -> str:
        address = reverse("page:council-plan", args=[self.item.council_id])
        return f"{address}?year={self.item.year}"


class AddPlanItem(PlanAct):
    """Put one more matter into the plan."""

    verb = "add-item"
    run, form_class = work_plans.add_item, forms.PlannedForm
    words = Words(
        title=_("Add a matter to the plan"),
        button=_("Add a matter"),
        done=_("The matter is in the plan."),
    )


class ApprovePlan(PlanAct):
    """Put the plan into force."""

    verb = "approve"
    policy, run = permissions.can_approve_plan, work_plans.approve
    form_class = forms.PlanApprovalForm
    words = Words(
        title=_("Approve the plan"),
        button=_("Approve the plan"),
        done=_("The plan is approved, and public."),
        lead=_("A plan is approved by a decision of the council."),
    )


class PlanItemAct(Act):
    """An act upon one matter of a plan."""

    policy = permissions.can_edit_plan_item

    def rows(self) -> QuerySet[PlanItem]:
        seen = PlanItem.objects.visible_to(self.request.user)
        return seen.select_related("plan__council__organization")

    def back(self) -> str:
        plan = self.item.plan
        address = reverse("page:council-plan", args=[plan.council_id])
        return f"{address}?year={plan.year}"


class RemovePlanItem(PlanItemAct):
    """Take a matter out of a draft."""

    verb = "remove"
    run, is_danger = work_plans.remove_item, True
    words = Words(
        title=_("Take the matter out of the plan"),
        button=_("Take it out"),
        done=_("The matter is out of the plan."),
    )


class SchedulePlanItem(PlanItemAct):
    """Put a planned matter on an agenda."""

    verb = "put-on-agenda"
    run = plan_items.schedule
    words = Words(
        title=_("Put the matter on an agenda"),
        button=_("Put on the agenda"),
        done=_("The matter is on the agenda."),
        lead=_("It is done once that meeting is closed."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.AgendaForm(council=self.item.plan.council, **data)


class SubmitMonitoring(Act):
    """Lay a monitoring before the council."""

    verb = "put-on-agenda"
    policy, run = permissions.can_submit_monitoring, plan_items.submit
    words = Words(
        title=_("Lay the monitoring before the council"),
        button=_("Put on the agenda"),
        done=_("The monitoring is on the agenda."),
    )

    def rows(self) -> QuerySet[Monitoring]:
        seen = Monitoring.objects.visible_to(self.request.user)
        return seen.select_related("council__organization")

    def form(self, **data: Any) -> ActForm:
        return forms.AgendaForm(council=self.item.council, **data)

    def back(self) -> str:
        return reverse("page:council-monitorings", args=[self.item.council_id])


ON_COUNCIL: tuple[type[OfCouncil], ...] = (DraftPlan, LogMonitoring)
ON_PLAN: tuple[type[PlanAct], ...] = (AddPlanItem, ApprovePlan)
ON_PLAN_ITEM: tuple[type[Act], ...] = (RemovePlanItem, SchedulePlanItem)
