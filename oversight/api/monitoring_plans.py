"""Plans of monitorings: from when to when, how, and what is looked at."""

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    LongText,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions
from oversight.actions import monitorings
from oversight.filters import MonitoringPlanFilter
from oversight.models import Case, MonitoringPlan


class MonitoringPlanOut(ItemOut[MonitoringPlan]):
    """One version of a plan; the highest is in force."""

    class Meta:
        model = MonitoringPlan
        fields = [
            "id",
            "case",
            "version",
            "from_on",
            "to_on",
            "method",
            "text",
            "written_at",
        ]


class MonitoringPlanIn(StrictSerializer):
    """The plan of a monitoring, or its next version."""

    case = Visible(Case.objects.visible_to)
    from_on = Day()
    to_on = Day()
    method = ShortText()
    text = LongText(required=False, default="", allow_blank=True)


class MonitoringPlanViewSet(RegisterViewSet[MonitoringPlan]):
    """Plans of monitorings, each version of them."""

    queryset = MonitoringPlan.objects.none()
    serializer_class = MonitoringPlanOut
    filterset_class = MonitoringPlanFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[MonitoringPlan]:
        return MonitoringPlan.objects.visible_to(self.request.user)

    def links(self, item: MonitoringPlan) -> dict[str, str]:
        return {"page": f"/kk/cases/{item.case_id}/control/"}

    @act(takes=MonitoringPlanIn)
    def create(self, request: Request) -> Response:
        """Write the plan of a monitoring that is not over, or its next version."""
        by, given = actor(request), dict(self.given)
        case = given.pop("case")
        by.grant = permissions.can_prepare_monitoring(by, case)
        if by.grant is None:
            raise NotYours
        plan = monitorings.write_plan(case, **given, by=by, at=clock.now())
        return self.answer(plan, status=201)
