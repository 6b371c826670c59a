"""Plans of work: what a council means to do in a year, and what it has done."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions
from councils.actions import plan_items, work_plans
from councils.actions.work_plans import Planned
from councils.api.agenda import AgendaItemOut
from councils.api.refs import CouncilRef, SeatRef, organizations
from councils.filters import PlanItemFilter, WorkPlanFilter, today
from councils.models import (
    Council,
    Decision,
    Meeting,
    PlanForm,
    PlanItem,
    Seat,
    WorkPlan,
)
from councils.rules.work_plans import is_late
from councils.states import WORK_PLAN

FIRST_YEAR, LAST_YEAR = 2015, 2200


class PlanItemOut(ItemOut[PlanItem]):
    """One matter of a plan; done by the meeting that dealt with it."""

    responsible = SeatRef(read_only=True, allow_null=True)
    invited_body = OrganizationRef(read_only=True, allow_null=True)
    is_late = serializers.SerializerMethodField()

    class Meta:
        model = PlanItem
        fields = [
            "id",
            "plan",
            "position",
            "title_kk",
            "title_ru",
            "form",
            "month",
            "responsible",
            "invited_body",
            "done_at",
            "is_late",
        ]

    def get_is_late(self, item: PlanItem) -> bool:
        """Tell whether its month has gone by; a plan is no law."""
        return is_late(
            year=item.plan.year,
            month=item.month,
            is_done=item.done_at_id is not None,
            on=today(),
        )


class WorkPlanOut(ItemOut[WorkPlan]):
    """The plan of one year, with its matters."""

    council = CouncilRef(read_only=True)
    items = PlanItemOut(many=True, read_only=True)

    class Meta:
        model = WorkPlan
        fields = [
            "id",
            "council",
            "year",
            "state",
            "approved_on",
            "decision",
            "items",
        ]


class WorkPlanIn(StrictSerializer):
    """Whose plan, and of which year."""

    council = Visible(Council.objects.visible_to)
    year = WholeNumber(min_value=FIRST_YEAR, max_value=LAST_YEAR)


class PlannedIn(StrictSerializer):
    """One matter for the plan, with a title in at least one language."""

    title_kk = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    title_ru = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    form = serializers.ChoiceField(choices=PlanForm.choices)
    month = WholeNumber(min_value=1, max_value=12)
    responsible = Visible(
        Seat.objects.visible_to, required=False, allow_null=True, default=None
    )
    invited_body = Visible(organizations, required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a matter without a title."""
        if not attrs["title_kk"] and not attrs["title_ru"]:
            message = _("A title is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"title_kk": message})
        attrs["form"] = PlanForm(attrs["form"])
        return attrs


class ApprovalIn(StrictSerializer):
    """The decision by which the council approves its plan."""

    decision = Visible(Decision.objects.visible_to)


class AgendaIn(StrictSerializer):
    """On the agenda of which meeting."""

    meeting = Visible(Meeting.objects.visible_to)


class WorkPlanViewSet(RegisterViewSet[WorkPlan]):
    """Plans of work, public once they are approved."""

    queryset = WorkPlan.objects.none()
    serializer_class = WorkPlanOut
    filterset_class = WorkPlanFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = WORK_PLAN
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "add_item": permissions.can_edit_plan,
        "approve": permissions.can_approve_plan,
    }

    def get_queryset(self) -> QuerySet[WorkPlan]:
        rows = WorkPlan.objects.visible_to(self.request.user)
        return rows.select_related("council__organization").prefetch_related(
            "items__responsible", "items__invited_body", "items__plan"
        )

    def links(self, item: WorkPlan) -> dict[str, str]:
        return {
            "items": f"/api/v1/plan-items/?plan={item.pk}",
            "page": f"/kk/councils/{item.council_id}/plan/?year={item.year}",
        }

    @act(takes=WorkPlanIn)
    def create(self, request: Request) -> Response:
        """Begin the plan of a year."""
        by, council = actor(request), self.given["council"]
        by.grant = permissions.can_draft_plan(by, council)
        if by.grant is None:
            raise NotYours
        year = self.given["year"]
        plan = work_plans.draft(council, year=year, by=by, at=clock.now())
        return self.answer(plan, status=201)

    @act(takes=PlannedIn)
    def add_item(self, request: Request, pk: str) -> Response:
        """Put one more matter into the plan."""
        plan, by = self.get_object(), actor(request)
        matter = Planned(**self.given)
        work_plans.add_item(plan, matter=matter, by=by, at=clock.now())
        return self.shown(plan)

    @act(takes=ApprovalIn)
    def approve(self, request: Request, pk: str) -> Response:
        """Put the plan into force, by a decision of the council."""
        return self.done(work_plans.approve)


class PlanItemViewSet(RegisterViewSet[PlanItem]):
    """Matters of plans, by month."""

    queryset = PlanItem.objects.none()
    serializer_class = PlanItemOut
    filterset_class = PlanItemFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "remove": permissions.can_edit_plan_item,
        "put_on_agenda": permissions.can_edit_plan_item,
    }

    def get_queryset(self) -> QuerySet[PlanItem]:
        rows = PlanItem.objects.visible_to(self.request.user)
        return rows.select_related(
            "plan__council__organization", "responsible", "invited_body"
        )

    @act(answers=WorkPlanOut)
    def remove(self, request: Request, pk: str) -> Response:
        """Take a matter out of a plan that is still a draft."""
        item, by = self.get_object(), actor(request)
        plan = work_plans.remove_item(item, by=by, at=clock.now())
        return Response(WorkPlanOut(plan, context=self.get_serializer_context()).data)

    @act(takes=AgendaIn, answers=AgendaItemOut)
    def put_on_agenda(self, request: Request, pk: str) -> Response:
        """Put a planned matter on the agenda of a meeting that is not convened yet."""
        item, by = self.get_object(), actor(request)
        put = plan_items.schedule(item, **self.given, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(AgendaItemOut(put, context=context).data, 201)
