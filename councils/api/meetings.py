"""Meetings, their agenda and who is there."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    LongText,
    PastDay,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from councils import permissions, reports
from councils.actions import attendance, hearings, meetings, minutes
from councils.actions.meetings import Matter
from councils.api.refs import BreachOut, CouncilRef, SeatRef, organizations
from councils.filters import AttendanceFilter, MeetingFilter
from councils.models import (
    IN_SESSION,
    AgendaItem,
    AgendaItemKind,
    Attendance,
    AttendanceStatus,
    LeftOpen,
    Meeting,
    Seat,
)
from councils.states import MEETING


class AgendaItemOut(ItemOut[AgendaItem]):
    """One matter on the agenda."""

    invited_body = OrganizationRef(read_only=True, allow_null=True)

    class Meta:
        model = AgendaItem
        fields = [
            "id",
            "meeting",
            "position",
            "kind",
            "title_kk",
            "title_ru",
            "rapporteur",
            "invited_body",
            "power",
        ]


class AttendanceOut(ItemOut[Attendance]):
    """How one member stands to one meeting, from a moment to the next entry."""

    seat = SeatRef(read_only=True)
    to_at = serializers.DateTimeField(read_only=True, allow_null=True)

    class Meta:
        model = Attendance
        fields = ["id", "meeting", "seat", "status", "from_at", "to_at"]


class QuorumNowOut(serializers.Serializer[reports.Quorum]):
    """The quorum of a meeting at this moment."""

    members = serializers.IntegerField()
    present = serializers.IntegerField()
    remote = serializers.IntegerField()
    needed = serializers.IntegerField()
    may_leave = serializers.IntegerField()
    holds = serializers.BooleanField()
    breaches = BreachOut(many=True)


class MeetingOut(ItemOut[Meeting]):
    """A meeting as lists show it."""

    council = CouncilRef(read_only=True)
    left_open = serializers.ListField(
        child=serializers.ChoiceField(choices=LeftOpen.choices), read_only=True
    )

    class Meta:
        model = Meeting
        fields = [
            "id",
            "council",
            "convocation",
            "year",
            "number",
            "kind",
            "state",
            "starts_at",
            "held_on",
            "place",
            "link",
            "notice_sent_at",
            "materials_sent_on",
            "opened_at",
            "closed_at",
            "end_reason",
            "minutes_signed_at",
            "minutes_digest",
            "minutes_published_at",
            "is_imported",
            "source",
            "recorded_present",
            "recorded_chair",
            "recorded_outcome",
            "left_open",
            "is_demonstration",
            "date_agreed_on",
        ]


class MeetingItemOut(MeetingOut):
    """A meeting alone, with its agenda, its live quorum and the terms of its notice."""

    agenda_items = AgendaItemOut(many=True, read_only=True)
    quorum = serializers.SerializerMethodField()
    notice_explanation = serializers.SerializerMethodField()
    materials_explanation = serializers.SerializerMethodField()
    participants = serializers.SerializerMethodField()

    class Meta(MeetingOut.Meta):
        fields = [
            *MeetingOut.Meta.fields,
            "agenda_items",
            "quorum",
            "notice_explanation",
            "materials_explanation",
            "participants",
        ]

    @extend_schema_field(QuorumNowOut(allow_null=True))
    def get_quorum(self, meeting: Meeting) -> dict[str, Any] | None:
        """Return the quorum now, or at the close; none for an imported meeting."""
        if meeting.is_imported:
            return None
        at = meeting.closed_at or clock.now()
        return QuorumNowOut(reports.quorum_at(meeting, at=at)).data

    def get_participants(self, meeting: Meeting) -> int:
        """Return how many have registered as participants; their names are not told."""
        return reports.registered(meeting)

    def get_notice_explanation(self, meeting: Meeting) -> str | None:
        """Return why the notice had to be sent by its day."""
        return _explained(meeting.notice_term)

    def get_materials_explanation(self, meeting: Meeting) -> str | None:
        """Return why the materials had to be sent by their day."""
        return _explained(meeting.materials_term)


class MatterIn(StrictSerializer):
    """One item for the agenda, with a title in at least one language."""

    kind = serializers.ChoiceField(choices=AgendaItemKind.choices)
    title_kk = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    title_ru = ShortText(required=False, allow_blank=True, default="", max_length=1000)
    rapporteur = ShortText(required=False, allow_blank=True, default="")
    invited_body = Visible(organizations, required=False, allow_null=True, default=None)
    power = ShortText(required=False, allow_blank=True, default="", max_length=20)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a matter without a title."""
        if not attrs["title_kk"] and not attrs["title_ru"]:
            message = _("A title is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"title_kk": message})
        return attrs


class ConveneIn(StrictSerializer):
    """When the materials were sent, if they were."""

    materials_sent_on = Day(required=False, allow_null=True, default=None)


class AgreedIn(StrictSerializer):
    """When the body agreed."""

    on = PastDay()


class ArrivalIn(StrictSerializer):
    """Who comes, and how."""

    seat = Visible(Seat.objects.visible_to)
    status = serializers.ChoiceField(
        choices=[(one.value, one.label) for one in IN_SESSION],
        default=AttendanceStatus.PRESENT.value,
    )


class LeaveIn(StrictSerializer):
    """Who leaves."""

    seat = Visible(Seat.objects.visible_to)


class ExcuseIn(StrictSerializer):
    """Who stays away, and why; the reason is not shown to the public."""

    seat = Visible(Seat.objects.visible_to)
    reason = LongText(max_length=500)


class MeetingViewSet(RegisterViewSet[Meeting]):
    """Meetings of councils, public from their notice on."""

    queryset = Meeting.objects.none()
    serializer_class = MeetingItemOut
    filterset_class = MeetingFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering = "-starts_at"
    ordering_fields = ["starts_at"]
    procedure = MEETING
    write_scope = "councils:write"
    session_only = {"sign_minutes"}
    policies = {
        "add_agenda_item": permissions.can_add_agenda_item,
        "agree_date": permissions.can_prepare,
        "convene": permissions.can_prepare,
        "arrive": permissions.can_prepare,
        "leave": permissions.can_prepare,
        "excuse": permissions.can_prepare,
        "open": permissions.can_preside,
        "close": permissions.can_preside,
        "cancel": permissions.can_call_off,
        "fail_for_want_of_quorum": permissions.can_call_off,
        "sign_minutes": permissions.can_sign_minutes,
        "publish_minutes": permissions.can_prepare,
    }
    checks = {
        "open": lambda meeting, actor, at: reports.quorum_at(meeting, at=at).breaches,
    }

    def get_queryset(self) -> QuerySet[Meeting]:
        rows = Meeting.objects.visible_to(self.request.user)
        return rows.select_related("council__organization")

    def get_serializer_class(self) -> Any:
        return MeetingOut if self.action == "list" else MeetingItemOut

    def links(self, item: Meeting) -> dict[str, str]:
        return {
            "council": f"/api/v1/councils/{item.council_id}/",
            "attendances": f"/api/v1/attendances/?meeting={item.pk}",
            "ballots": f"/api/v1/ballots/?meeting={item.pk}",
            "decisions": f"/api/v1/decisions/?meeting={item.pk}",
            "page": f"/kk/meetings/{item.pk}/",
        }

    @act(takes=MatterIn)
    def add_agenda_item(self, request: Request, pk: str) -> Response:
        """Put one more matter on the agenda, before the notice."""
        meeting, by = self.get_object(), actor(request)
        matter = matters([self.given])[0]
        meetings.add_agenda_item(meeting, matter=matter, by=by, at=clock.now())
        return self.answer(meeting)

    @act(takes=AgreedIn)
    def agree_date(self, request: Request, pk: str) -> Response:
        """Record when the body agreed to the day of a public hearing."""
        return self._done(hearings.agree_date, request)

    @act(takes=ConveneIn)
    def convene(self, request: Request, pk: str) -> Response:
        """Tell the members day, place and agenda; a late notice is refused."""
        return self._done(meetings.convene, request)

    @act()
    def open(self, request: Request, pk: str) -> Response:
        """Begin the meeting; refused without a quorum."""
        return self._done(meetings.open_meeting, request)

    @act()
    def close(self, request: Request, pk: str) -> Response:
        """End the meeting; refused while a ballot is open."""
        return self._done(meetings.close, request)

    @act(takes=ReasonIn)
    def cancel(self, request: Request, pk: str) -> Response:
        """Call the meeting off, with the reason."""
        return self._done(meetings.cancel, request)

    @act()
    def fail_for_want_of_quorum(self, request: Request, pk: str) -> Response:
        """Record that too few members came."""
        return self._done(meetings.fail_for_want_of_quorum, request)

    @act()
    def sign_minutes(self, request: Request, pk: str) -> Response:
        """Sign the minutes, in person: their digest is kept."""
        return self._done(minutes.sign, request)

    @act()
    def publish_minutes(self, request: Request, pk: str) -> Response:
        """Show the signed minutes to everybody."""
        return self._done(minutes.publish, request)

    @act(takes=ArrivalIn)
    def arrive(self, request: Request, pk: str) -> Response:
        """Enter that a member takes part from now on."""
        status = AttendanceStatus(self.given["status"])
        return self._entered(attendance.arrive, request, status=status)

    @act(takes=LeaveIn)
    def leave(self, request: Request, pk: str) -> Response:
        """Enter that a member is gone from now on."""
        return self._entered(attendance.leave, request)

    @act(takes=ExcuseIn)
    def excuse(self, request: Request, pk: str) -> Response:
        """Enter why a member stays away."""
        return self._entered(attendance.excuse, request, reason=self.given["reason"])

    def _done(self, deed: Any, request: Request) -> Response:
        by, at = actor(request), clock.now()
        return self.answer(deed(self.get_object(), **self.given, by=by, at=at))

    def _entered(self, deed: Any, request: Request, **how: Any) -> Response:
        meeting, by = self.get_object(), actor(request)
        deed(meeting, seat=self.given["seat"], **how, by=by, at=clock.now())
        return self.answer(meeting)


class AttendanceViewSet(RegisterViewSet[Attendance]):
    """Who was at a meeting, from when to when."""

    queryset = Attendance.objects.none()
    serializer_class = AttendanceOut
    filterset_class = AttendanceFilter
    permission_classes = [ReadFreelyActByPolicy]

    def get_queryset(self) -> QuerySet[Attendance]:
        rows = Attendance.objects.visible_to(self.request.user)
        return rows.with_ends().select_related("seat")


def matters(given: list[dict[str, Any]]) -> list[Matter]:
    """Return the validated items of an agenda as the acts take them."""
    return [Matter(**{**one, "kind": AgendaItemKind(one["kind"])}) for one in given]


def _explained(term: Any) -> str | None:
    if not term:
        return None
    told: dict[str, str] = term["explanation"]
    return told.get(get_language() or "kk", told["kk"])
