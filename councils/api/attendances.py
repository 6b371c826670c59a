"""Who is at a meeting: entered by the secretary, seen by all once it counts."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    Moment,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils.actions import attendance
from councils.api.refs import SeatRef
from councils.filters import AttendanceFilter
from councils.models import (
    IN_SESSION,
    Attendance,
    AttendanceStatus,
    Meeting,
    Seat,
)


class PastMoment(Moment):
    """A moment that has come."""

    default_error_messages = {"future": _("This moment has not come yet.")}

    def to_internal_value(self, value: Any) -> datetime:
        """Return the moment."""
        moment = super().to_internal_value(value)
        if moment > clock.now():
            self.fail("future")
        return moment


class AttendanceOut(ItemOut[Attendance]):
    """How one member stands to one meeting, from a moment to the next entry.

    The reason is shown to the secretary, the chair and the member alone.
    """

    seat = SeatRef(read_only=True)
    to_at = serializers.DateTimeField(read_only=True, allow_null=True)
    reason = serializers.CharField(source="reason_told", read_only=True)

    class Meta:
        model = Attendance
        fields = ["id", "meeting", "seat", "status", "from_at", "to_at", "reason"]


class LeaveIn(StrictSerializer):
    """Who leaves, and when, if that is not now."""

    seat = Visible(Seat.objects.visible_to)
    since = PastMoment(required=False, allow_null=True, default=None)


class ArrivalIn(LeaveIn):
    """Who comes, how, and when, if that is not now."""

    status = serializers.ChoiceField(
        choices=[(one.value, one.label) for one in IN_SESSION],
        default=AttendanceStatus.PRESENT.value,
    )


class ExcuseIn(StrictSerializer):
    """Who stays away, and why; the reason is not shown to the public."""

    seat = Visible(Seat.objects.visible_to)
    reason = LongText(max_length=500)


class AttendanceActs(RegisterViewSet[Meeting]):
    """What is entered of who is there."""

    @act(takes=ArrivalIn)
    def arrive(self, request: Request, pk: str) -> Response:
        """Enter that a member takes part, from now on or from a stated moment."""
        given = {**self.given, "status": AttendanceStatus(self.given["status"])}
        return self._entered(attendance.arrive, request, given)

    @act(takes=LeaveIn)
    def leave(self, request: Request, pk: str) -> Response:
        """Enter that a member is gone, from now on or from a stated moment."""
        return self._entered(attendance.leave, request, self.given)

    @act(takes=ExcuseIn)
    def excuse(self, request: Request, pk: str) -> Response:
        """Enter why a member stays away, or stayed away."""
        return self._entered(attendance.excuse, request, self.given)

    def _entered(self, deed: Any, request: Request, given: dict[str, Any]) -> Response:
        meeting, by = self.get_object(), actor(request)
        deed(meeting, **given, by=by, at=clock.now())
        return self.answer(meeting)


class AttendanceViewSet(RegisterViewSet[Attendance]):
    """Who was at a meeting, from when to when; what was corrected is left out."""

    queryset = Attendance.objects.none()
    serializer_class = AttendanceOut
    filterset_class = AttendanceFilter
    permission_classes = [ReadFreelyActByPolicy]

    def get_queryset(self) -> QuerySet[Attendance]:
        user = self.request.user
        rows = Attendance.objects.visible_to(user).without_corrected()
        return rows.with_ends().with_reasons_for(user).select_related("seat")
