"""Checklists: what is asked at every site of a monitoring, by versions."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    Out,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions
from oversight.actions import monitorings
from oversight.actions.monitorings import Asked
from oversight.filters import ChecklistFilter
from oversight.models import HEAVIEST, LINE_KINDS, Case, Checklist, ChecklistItem
from oversight.rules.monitoring import LineKind

MOST_LINES = 200


class ChecklistItemOut(Out[ChecklistItem]):
    """One line: what is asked, how it is answered, what it weighs."""

    class Meta:
        model = ChecklistItem
        fields = ["id", "position", "text", "hint", "kind", "weight"]


class ChecklistOut(ItemOut[Checklist]):
    """One version of a checklist with its lines."""

    items = ChecklistItemOut(many=True, read_only=True)

    class Meta:
        model = Checklist
        fields = ["id", "case", "version", "title", "adopted_at", "replaces", "items"]


class ChecklistItemIn(StrictSerializer):
    """One line; a weight of one where nothing is said."""

    text = ShortText(max_length=500)
    hint = ShortText(required=False, default="", allow_blank=True, max_length=500)
    kind = serializers.ChoiceField(choices=LINE_KINDS)
    weight = WholeNumber(min_value=1, max_value=HEAVIEST, required=False, default=1)


class ChecklistIn(StrictSerializer):
    """A checklist, or its next version: all its lines, in their order."""

    case = Visible(Case.objects.visible_to)
    title = ShortText()
    items = serializers.ListField(child=ChecklistItemIn(), max_length=MOST_LINES)


class ChecklistViewSet(RegisterViewSet[Checklist]):
    """Checklists of monitorings, each version of them."""

    queryset = Checklist.objects.none()
    serializer_class = ChecklistOut
    filterset_class = ChecklistFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[Checklist]:
        rows = Checklist.objects.visible_to(self.request.user)
        return rows.prefetch_related("items")

    def links(self, item: Checklist) -> dict[str, str]:
        return {
            "inspections": f"/api/v1/inspections/?checklist={item.pk}",
            "page": f"/kk/checklists/{item.pk}/",
        }

    @act(takes=ChecklistIn)
    def create(self, request: Request) -> Response:
        """Adopt the checklist of a monitoring that is not over, or its next version."""
        by, given = actor(request), self.given
        by.grant = permissions.can_prepare_monitoring(by, given["case"])
        if by.grant is None:
            raise NotYours
        checklist = monitorings.adopt_checklist(
            given["case"],
            title=given["title"],
            items=[_asked(line) for line in given["items"]],
            by=by,
            at=clock.now(),
        )
        return self.answer(checklist, status=201)


def _asked(line: dict[str, Any]) -> Asked:
    return Asked(line["text"], LineKind(line["kind"]), line["weight"], line["hint"])
