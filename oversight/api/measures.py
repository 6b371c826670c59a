"""Measures: what bodies have promised on recommendations, and what came of it."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.models import User
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    LongText,
    Out,
    PastDay,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import measures
from oversight.actions.measures import Promised
from oversight.api.refs import LANGUAGES, ObligationTerm
from oversight.filters import MeasureFilter
from oversight.models import Measure, MeasurePlan, MeasureReport, Recommendation
from oversight.states import MEASURE

MOST_FILES = 20


def colleagues(user: Any) -> QuerySet[User]:
    """Return those who hold an office where the caller holds one."""
    if not isinstance(user, User):
        return User.objects.none()
    own = user.held_offices().values("organization_id")
    return User.objects.filter(offices__organization__in=own).distinct()


class MeasureReportOut(Out[MeasureReport]):
    """What was told of a measure, with its proof."""

    class Meta:
        model = MeasureReport
        fields = [
            "id",
            "kind",
            "text",
            "language",
            "files",
            "on",
            "at",
            "is_entered_by_author",
        ]


class MeasureOut(ItemOut[Measure]):
    """A measure as lists show it: what, who answers for it, by which day, and how."""

    promise_obligation = ObligationTerm(read_only=True, allow_null=True)

    class Meta:
        model = Measure
        fields = [
            "id",
            "recommendation",
            "plan",
            "serial",
            "text",
            "language",
            "owner",
            "promised_on",
            "promise_obligation",
            "source_file",
            "is_entered_by_author",
            "state",
            "done_on",
            "dropped_on",
            "drop_reason",
            "judged_at",
            "judgement",
            "updated_at",
        ]


class MeasureItemOut(MeasureOut):
    """A measure alone, with everything that was told of it."""

    reports = MeasureReportOut(many=True, read_only=True)

    class Meta(MeasureOut.Meta):
        fields = [*MeasureOut.Meta.fields, "reports"]


class MeasurePromisedIn(StrictSerializer):
    """What is promised, who answers for it, by which day; null leaves the day open."""

    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    owner = ShortText()
    owner_person = Visible(colleagues, required=False, allow_null=True, default=None)
    due_on = Day(required=False, allow_null=True, default=None)


class MeasureIn(MeasurePromisedIn):
    """A measure on one recommendation; the paper only where its author enters it."""

    recommendation = Visible(Recommendation.objects.visible_to)
    plan = Visible(
        MeasurePlan.objects.visible_to, required=False, allow_null=True, default=None
    )
    made_on = PastDay(required=False, allow_null=True, default=None)
    source_file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )


class MeasureReportIn(StrictSerializer):
    """What has been done so far, with its proof."""

    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    files = serializers.ListField(
        child=Visible(File.objects.visible_to),
        max_length=MOST_FILES,
        required=False,
        default=list,
    )


class MeasureCompletionIn(MeasureReportIn):
    """What was done, with its proof, and on which day if not today."""

    done_on = PastDay(required=False, allow_null=True, default=None)


class MeasureDateIn(StrictSerializer):
    """Another day, and why."""

    due_on = Day()
    reason = LongText(max_length=500)


class MeasureJudgementIn(StrictSerializer):
    """What the author adds to a confirmation."""

    note = LongText(required=False, allow_blank=True, default="", max_length=2000)


class MeasureViewSet(RegisterViewSet[Measure]):
    """What bodies promise to do, by their own day, and whether they did it."""

    queryset = Measure.objects.none()
    serializer_class = MeasureItemOut
    filterset_class = MeasureFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = MEASURE
    write_scope = "answers:write"
    write_scopes = {"confirm": "oversight:write", "dispute": "oversight:write"}
    policies = {
        "create": lambda actor: Standing.PERSON,
        "report": permissions.can_tell_of_measure,
        "move_date": permissions.can_tell_of_measure,
        "complete": permissions.can_tell_of_measure,
        "drop": permissions.can_tell_of_measure,
        "confirm": permissions.can_judge_measure,
        "dispute": permissions.can_judge_measure,
    }

    def get_queryset(self) -> QuerySet[Measure]:
        rows = Measure.objects.visible_to(self.request.user).select_related(
            "promise_obligation", "recommendation__case__initiator"
        )
        return (
            rows if self.action == "list" else rows.prefetch_related("reports__files")
        )

    def get_serializer_class(self) -> Any:
        return MeasureOut if self.action == "list" else MeasureItemOut

    def links(self, item: Measure) -> dict[str, str]:
        found = {
            "recommendation": f"/api/v1/recommendations/{item.recommendation_id}/",
            "page": f"/kk/measures/{item.pk}/",
        }
        if item.plan_id:
            found["plan"] = f"/api/v1/measure-plans/{item.plan_id}/"
        return found

    @act(takes=MeasureIn)
    def create(self, request: Request) -> Response:
        """Promise a measure, as the body; or enter one from paper, as the author."""
        by, given = actor(request), dict(self.given)
        recommendation = given.pop("recommendation")
        by.grant = permissions.can_promise_measure(by, recommendation)
        if by.grant is None:
            raise NotYours
        paper = {name: given.pop(name) for name in ("plan", "made_on", "source_file")}
        measure = measures.promise(
            recommendation, Promised(**given), **paper, by=by, at=clock.now()
        )
        return self.answer(measure, status=201)

    @act(takes=MeasureReportIn)
    def report(self, request: Request, pk: str) -> Response:
        """Tell how far the measure has come, with proof."""
        return self.done(measures.report)

    @act(takes=MeasureDateIn)
    def move_date(self, request: Request, pk: str) -> Response:
        """Promise another day, with the reason; the earlier one stays on record."""
        return self.done(measures.move_date)

    @act(takes=MeasureCompletionIn)
    def complete(self, request: Request, pk: str) -> Response:
        """Say that the measure is done, with proof."""
        return self.done(measures.complete)

    @act(takes=ReasonIn)
    def drop(self, request: Request, pk: str) -> Response:
        """Give the measure up, with a reason; it stays public."""
        return self.done(measures.drop)

    @act(takes=MeasureJudgementIn)
    def confirm(self, request: Request, pk: str) -> Response:
        """Confirm, as the author, that it was done."""
        return self.done(measures.confirm)

    @act(takes=ReasonIn)
    def dispute(self, request: Request, pk: str) -> Response:
        """Dispute, as the author, that it was done."""
        return self.done(measures.dispute)
