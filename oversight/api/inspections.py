"""Inspections: the lines of a checklist, answered at one site."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import Actor, actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
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
from backend.files import serving
from backend.files.models import File
from oversight import permissions
from oversight.actions import inspections
from oversight.actions.inspections import Said
from oversight.filters import InspectionFilter
from oversight.models import ChecklistItem, Inspection, InspectionLine, Site
from oversight.rules import monitoring
from oversight.rules.monitoring import LineKind
from oversight.states import INSPECTION

MOST_FILES = 20
MOST_LINES = 200


class InspectionLineOut(Out[InspectionLine]):
    """The answer to one line: `value`, and how many points it is worth."""

    class Meta:
        model = InspectionLine
        fields = ["item", "value", "points", "possible", "note", "evidence"]


class InspectionOut(ItemOut[Inspection]):
    """One inspection with its answers; the score is kept when it is finished."""

    lines = InspectionLineOut(many=True, read_only=True)
    percent = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Inspection
        fields = [
            "id",
            "site",
            "checklist",
            "state",
            "done_on",
            "note",
            "points",
            "possible",
            "percent",
            "begun_at",
            "finished_at",
            "replaces",
            "correction_reason",
            "lines",
        ]


class InspectionLineIn(StrictSerializer):
    """“yes” or “no”, a place on the scale of 0 to 5, a number, a text, or “na”."""

    item = Visible(ChecklistItem.objects.visible_to)
    value = ShortText(max_length=500)
    note = ShortText(required=False, default="", allow_blank=True, max_length=500)
    evidence = serializers.ListField(
        child=Visible(File.objects.visible_to), default=list, max_length=MOST_FILES
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a value that is no answer to a line of this kind."""
        if not monitoring.fits(LineKind(attrs["item"].kind), attrs["value"]):
            message = _("This is no answer to a line of this kind.")
            raise serializers.ValidationError({"value": message})
        return attrs


class InspectionBeginningIn(StrictSerializer):
    """Which site, and on which day."""

    site = Visible(Site.objects.visible_to)
    done_on = PastDay()


class InspectionIn(InspectionBeginningIn):
    """A whole inspection: every line of the checklist in force."""

    note = LongText(required=False, default="", allow_blank=True)
    lines = serializers.ListField(child=InspectionLineIn(), max_length=MOST_LINES)


class InspectionFinishIn(StrictSerializer):
    """What is to be said of the whole."""

    note = LongText(required=False, default="", allow_blank=True)


class InspectionViewSet(RegisterViewSet[Inspection]):
    """What was seen at the sites of monitorings; public with the final document."""

    queryset = Inspection.objects.none()
    serializer_class = InspectionOut
    filterset_class = InspectionFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = INSPECTION
    write_scope = "oversight:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "begin": lambda actor: Standing.PERSON,
        "answer_line": permissions.can_fill_in,
        "finish": permissions.can_fill_in,
        "abandon": permissions.can_fill_in,
        "correct": permissions.can_fill_in,
    }

    def get_queryset(self) -> QuerySet[Inspection]:
        rows = Inspection.objects.visible_to(self.request.user)
        return rows.select_related("site__case__initiator").prefetch_related(
            "lines__evidence"
        )

    def links(self, item: Inspection) -> dict[str, str]:
        return {
            "checklist": f"/api/v1/checklists/{item.checklist_id}/",
            "page": f"/kk/inspections/{item.pk}/",
        }

    @act(takes=InspectionIn)
    def create(self, request: Request) -> Response:
        """Enter a whole inspection at once."""
        by = self._inspects(request)
        inspection = inspections.log(
            self.given["site"],
            done_on=self.given["done_on"],
            lines=[Said(**line) for line in self.given["lines"]],
            note=self.given["note"],
            by=by,
            at=clock.now(),
        )
        return self.shown(inspection, status=201)

    @act(takes=InspectionBeginningIn, on_item=False, answers=InspectionOut)
    def begin(self, request: Request) -> Response:
        """Begin an inspection whose lines are answered one by one."""
        by = self._inspects(request)
        inspection = inspections.begin(
            self.given["site"], done_on=self.given["done_on"], by=by, at=clock.now()
        )
        return self.shown(inspection, status=201)

    @act(takes=InspectionLineIn)
    def answer_line(self, request: Request, pk: str) -> Response:
        """Write down the answer to one line; it may be written over until the end."""
        return self.done(inspections.answer_line)

    @act(takes=InspectionFinishIn)
    def finish(self, request: Request, pk: str) -> Response:
        """End the inspection: every line has its answer, the points are counted."""
        return self.done(inspections.finish)

    @act(takes=ReasonIn)
    def abandon(self, request: Request, pk: str) -> Response:
        """Give the inspection up; the site waits for another one."""
        return self.done(inspections.abandon)

    @act(takes=ReasonIn)
    def correct(self, request: Request, pk: str) -> Response:
        """Open a correction with the same lines; the answer is the new inspection."""
        again = inspections.correct(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.shown(again)

    @extend_schema(
        parameters=[OpenApiParameter("file", OpenApiTypes.UUID, "path")],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    @action(detail=True, url_path="evidence/(?P<file>[0-9a-f-]{36})")
    def evidence(self, request: Request, pk: str, file: str) -> FileResponse:
        """Return a file of the evidence to whoever sees the inspection."""
        lines = self.get_object().lines.all()
        found = {str(one.pk): one for line in lines for one in line.evidence.all()}
        if file not in found:
            raise Http404
        return serving.attachment(found[file])

    def _inspects(self, request: Request) -> Actor:
        by = actor(request)
        by.grant = permissions.can_inspect(by, self.given["site"])
        if by.grant is None:
            raise NotYours
        return by
