"""Plans of measures: what a body promises on a whole document, in one paper."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
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
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import measure_plans
from oversight.actions.measure_plans import PlanLine
from oversight.actions.measures import Promised
from oversight.api.measures import MeasurePromisedIn
from oversight.filters import MeasurePlanFilter
from oversight.models import FinalDocument, MeasurePlan, Recommendation

MOST_LINES = 100


class MeasurePlanOut(ItemOut[MeasurePlan]):
    """A body's plan of measures for a document."""

    body = OrganizationRef(read_only=True)

    class Meta:
        model = MeasurePlan
        fields = [
            "id",
            "document",
            "body",
            "number",
            "adopted_on",
            "file",
            "is_entered_by_author",
            "recorded_at",
        ]


class MeasurePlanLineIn(MeasurePromisedIn):
    """One measure of the plan, and the recommendation that it answers."""

    recommendation = Visible(Recommendation.objects.visible_to)


class MeasurePlanIn(StrictSerializer):
    """A plan for one document, with its measures; a scan where the author enters it."""

    document = Visible(FinalDocument.objects.visible_to)
    number = ShortText(max_length=60)
    adopted_on = PastDay()
    file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )
    measures = serializers.ListField(
        child=MeasurePlanLineIn(), min_length=1, max_length=MOST_LINES
    )

    def validate_measures(self, measures: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Ask that all of them are one body's: a plan is adopted by one."""
        if len({line["recommendation"].body_id for line in measures}) != 1:
            message = str(_("Every measure of a plan answers the same body's paper."))
            raise serializers.ValidationError(ErrorDetail(message, "bodies"))
        return measures


class MeasurePlanViewSet(RegisterViewSet[MeasurePlan]):
    """What a body promises on a whole document, measure by measure."""

    queryset = MeasurePlan.objects.none()
    serializer_class = MeasurePlanOut
    filterset_class = MeasurePlanFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "answers:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[MeasurePlan]:
        return MeasurePlan.objects.visible_to(self.request.user).select_related("body")

    def links(self, item: MeasurePlan) -> dict[str, str]:
        return {
            "document": f"/api/v1/final-documents/{item.document_id}/",
            "measures": f"/api/v1/measures/?plan={item.pk}",
            "page": f"/kk/measure-plans/{item.pk}/",
        }

    @act(takes=MeasurePlanIn)
    def create(self, request: Request) -> Response:
        """Adopt a plan with its measures, as the body; or enter it with its scan."""
        by, given = actor(request), dict(self.given)
        lines = [
            PlanLine(line.pop("recommendation"), Promised(**line))
            for line in map(dict, given.pop("measures"))
        ]
        asked = lines[0].recommendation
        by.grant = permissions.can_promise_measure(by, asked)
        if by.grant is None:
            raise NotYours
        plan = measure_plans.adopt(
            given.pop("document"),
            asked.body,
            **given,
            lines=lines,
            by=by,
            at=clock.now(),
        )
        return self.answer(plan, status=201)
