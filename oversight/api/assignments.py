"""Who inside an organization sees to what it owes."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.models import User
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ItemOut, Out, ShortText, StrictSerializer, Visible
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions
from oversight.actions import assignments
from oversight.filters import AssignmentFilter
from oversight.models import Assignment, Obligation
from oversight.models.assignment import ASSIGNMENT_STATES
from oversight.reports import desks
from oversight.states import ASSIGNMENT_PROCEDURE


class ColleagueRef(Out[User]):
    """A colleague where he is named beside something else."""

    class Meta:
        model = User
        fields = ["id", "name"]


class AssignmentOut(ItemOut[Assignment]):
    """Who sees to a duty, since when and on whose word: seen by the debtor alone."""

    person = ColleagueRef(read_only=True)
    by = ColleagueRef(read_only=True)
    state = serializers.ChoiceField(choices=ASSIGNMENT_STATES, read_only=True)

    class Meta:
        model = Assignment
        fields = ["id", "obligation", "person", "note", "state", "by", "at", "ended_at"]


class AssignmentIn(StrictSerializer):
    """Which duty, to whom: somebody with an office in the organization that owes."""

    obligation = Visible(Obligation.objects.visible_to)
    person = Visible(desks.colleagues)
    note = ShortText(required=False, allow_blank=True, default="", max_length=500)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse somebody who has no office there today."""
        today = timezone.localdate(clock.now())
        staff = desks.staff(attrs["obligation"].debtor, on=today)
        if not staff.filter(pk=attrs["person"].pk).exists():
            message = _("This person has no office in the organization that owes.")
            raise serializers.ValidationError({"person": message})
        return attrs


class AssignmentViewSet(RegisterViewSet[Assignment]):
    """Assignments inside an organization: no term moves, and nothing is public."""

    queryset = Assignment.objects.none()
    serializer_class = AssignmentOut
    filterset_class = AssignmentFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = ASSIGNMENT_PROCEDURE
    write_scope = "answers:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "end": permissions.can_end_assignment,
    }

    def get_queryset(self) -> QuerySet[Assignment]:
        seen = Assignment.objects.visible_to(self.request.user)
        return seen.select_related("person", "by", "obligation__debtor")

    def links(self, item: Assignment) -> dict[str, str]:
        """Return where the duty is told."""
        return {"obligation": f"/api/v1/obligations/{item.obligation_id}/"}

    @act(takes=AssignmentIn)
    def create(self, request: Request) -> Response:
        """Give a duty to a colleague, in place of whoever saw to it before."""
        by, given = actor(request), self.given
        by.grant = permissions.can_assign(by, given["obligation"])
        if by.grant is None:
            raise NotYours
        assignment = assignments.assign(
            given["obligation"],
            person=given["person"],
            note=given["note"],
            by=by,
            at=clock.now(),
        )
        return self.shown(assignment, status=201)

    @act()
    def end(self, request: Request, pk: str) -> Response:
        """Take the duty back."""
        return self.done(assignments.end)
