from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from councils.models.council import Council
from councils.models.meeting import Meeting
from councils.models.seat import Seat
from councils.models.tongues import Titled
from councils.states import WORK_PLAN, WorkPlanState

WORK_PLAN_STATES = [(state.value, state.value) for state in WorkPlanState]


class PlanForm(models.TextChoices):
    """In what form a matter of the plan is dealt with."""

    MEETING = "meeting", _("meeting")
    HEARING = "hearing", _("public hearing")
    REPORT_HEARING = "report_hearing", _("hearing of a report")
    MONITORING = "monitoring", _("public monitoring")
    EXPERTISE = "expertise", _("public expertise")
    OTHER = "other", _("other")


class WorkPlanQuerySet(models.QuerySet["WorkPlan"]):
    """Plans, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "WorkPlanQuerySet":
        """Return the approved ones, and the drafts of one's own council."""
        own = Council.objects.worked_in_by(user)
        return self.filter(Q(state=WorkPlanState.APPROVED) | Q(council__in=own))


class WorkPlan(Recorded):
    """What a council means to do in one year."""

    object_kind = "work-plan"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="work_plans"
    )
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=WORK_PLAN_STATES)
    approved_on = models.DateField(null=True)
    decision = models.OneToOneField(
        "councils.Decision", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = WorkPlanQuerySet.as_manager()

    class Meta:
        ordering = ["council", "-year"]
        constraints = [
            models.UniqueConstraint(
                name="one_work_plan_for_each_year_of_a_council",
                fields=["council", "year"],
            ),
            models.CheckConstraint(
                name="an_approved_plan_has_its_day",
                condition=~Q(state=WorkPlanState.APPROVED)
                | Q(approved_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.year}"

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return WORK_PLAN.labels[WorkPlanState(self.state)].in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {"council": str(self.council_id), "year": self.year, "state": self.state}


class PlanItemQuerySet(models.QuerySet["PlanItem"]):
    """Matters of plans, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "PlanItemQuerySet":
        """Return those of the plans that this person may see."""
        return self.filter(plan__in=WorkPlan.objects.visible_to(user))


class PlanItem(Titled, models.Model):
    """One matter of a year's plan, and the meeting that dealt with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(WorkPlan, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title_kk = models.CharField(max_length=1000, blank=True)
    title_ru = models.CharField(max_length=1000, blank=True)
    form = models.CharField(max_length=16, choices=PlanForm)
    month = models.PositiveSmallIntegerField()
    responsible = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_body = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.ForeignKey(
        Meeting, null=True, on_delete=models.PROTECT, related_name="plan_items_done"
    )

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "month", "position"]
        constraints = [
            models.UniqueConstraint(
                name="one_matter_for_each_position_of_a_plan",
                fields=["plan", "position"],
            ),
            models.CheckConstraint(
                name="a_matter_of_a_plan_falls_in_a_month",
                condition=Q(month__gte=1, month__lte=12),
            ),
            models.CheckConstraint(
                name="a_matter_of_a_plan_has_a_title",
                condition=~Q(title_kk="") | ~Q(title_ru=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title
