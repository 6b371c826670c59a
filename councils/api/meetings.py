"""Meetings: planned, convened, held; their agenda and attendance stand beside."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.api.errors import InvalidParameters
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    ItemOut,
    LongText,
    Moment,
    PastDay,
    ReasonIn,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import act
from backend.law.citation import Read
from councils import permissions, reports
from councils.actions import hearings, materials, meetings, sittings
from councils.api.agenda import (
    AgendaActs,
    AgendaVersionOut,
    MatterIn,
    MatterOut,
    matters,
)
from councils.api.attendances import AttendanceActs
from councils.api.minutes import DraftMinutesActs
from councils.api.refs import BreachOut, CouncilRef
from councils.api.verdicts import VerdictOut
from councils.filters import MeetingFilter
from councils.models import (
    Commission,
    ConvenedBy,
    LeftOpen,
    Meeting,
    MeetingKind,
)
from councils.states import MEETING, MeetingState


class QuorumNowOut(serializers.Serializer[reports.Quorum]):
    """The quorum of a meeting at this moment."""

    members = serializers.IntegerField()
    present = serializers.IntegerField()
    remote = serializers.IntegerField()
    needed = serializers.IntegerField()
    may_leave = serializers.IntegerField()
    holds = serializers.BooleanField()
    breaches = BreachOut(many=True)
    provision = serializers.SerializerMethodField()
    is_setting = serializers.SerializerMethodField()

    def get_provision(self, quorum: reports.Quorum) -> str:
        """Return where this quorum is written."""
        return quorum.law.in_(get_language() or "kk")

    def get_is_setting(self, quorum: reports.Quorum) -> bool:
        """Tell whether it is no law: that of the presidium and of commissions."""
        return quorum.law.read is Read.SETTING


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
            "commission",
            "convened_by",
            "postponed",
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

    agenda_items = serializers.SerializerMethodField()
    agenda_versions = AgendaVersionOut(many=True, read_only=True)
    notice_verdicts = serializers.SerializerMethodField()
    quorum = serializers.SerializerMethodField()
    notice_explanation = serializers.SerializerMethodField()
    materials_explanation = serializers.SerializerMethodField()
    participants = serializers.SerializerMethodField()

    class Meta(MeetingOut.Meta):
        fields = [
            *MeetingOut.Meta.fields,
            "agenda_items",
            "agenda_versions",
            "notice_verdicts",
            "quorum",
            "notice_explanation",
            "materials_explanation",
            "participants",
        ]

    @extend_schema_field(MatterOut(many=True))
    def get_agenda_items(self, meeting: Meeting) -> Any:
        """Return the matters in their order, each with its papers."""
        return MatterOut(reports.agenda_of(meeting), many=True).data

    @extend_schema_field(VerdictOut(many=True))
    def get_notice_verdicts(self, meeting: Meeting) -> Any:
        """Return what is to be said of the call if the notice went out today."""
        if meeting.state != MeetingState.PLANNED:
            return []
        on = timezone.localdate(clock.now())
        found: Any = reports.notice_verdicts(meeting, on=on)
        return VerdictOut(found, many=True).data

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


class CalledIn(StrictSerializer):
    """When and where a meeting is to be, what sort it is, and who calls it."""

    kind = serializers.ChoiceField(choices=MeetingKind.choices)
    starts_at = Moment()
    place = ShortText(required=False, allow_blank=True, default="")
    link = serializers.URLField(
        required=False, allow_blank=True, default="", max_length=500
    )
    convened_by = serializers.ChoiceField(
        choices=ConvenedBy.choices, default=ConvenedBy.CHAIR.value
    )
    commission = Visible(
        Commission.objects.visible_to, required=False, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the kinds as the acts take them."""
        kind, convened_by = attrs["kind"], attrs["convened_by"]
        return {
            **attrs,
            "kind": MeetingKind(kind),
            "convened_by": ConvenedBy(convened_by),
        }


class PlanIn(CalledIn):
    """A coming meeting, with its agenda so far."""

    agenda = serializers.ListField(
        child=MatterIn(), required=False, default=list, max_length=100
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the agenda as the acts take it, too."""
        return {**super().validate(attrs), "agenda": matters(attrs["agenda"])}


class ConveneIn(StrictSerializer):
    """When the materials were sent, if they were by another road."""

    materials_sent_on = Day(required=False, allow_null=True, default=None)


class PostponeIn(StrictSerializer):
    """To which day and hour the meeting is put off, and why."""

    starts_at = Moment()
    reason = LongText(max_length=500)


class RelocateIn(StrictSerializer):
    """Where and at what hour of its day the meeting is now, and why."""

    starts_at = Moment()
    place = ShortText(required=False, allow_blank=True, default="")
    link = serializers.URLField(
        required=False, allow_blank=True, default="", max_length=500
    )
    reason = LongText(max_length=500)


class DayIn(StrictSerializer):
    """On which day it was."""

    on = PastDay()


class MeetingViewSet(AgendaActs, AttendanceActs, DraftMinutesActs):
    """Meetings of councils, public from their notice on."""

    queryset = Meeting.objects.none()
    serializer_class = MeetingItemOut
    filterset_class = MeetingFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering = "-starts_at"
    ordering_fields = ["starts_at"]
    procedure = MEETING
    write_scope = "councils:write"
    action_parameters = {"quorum": {"at"}}
    policies = {
        "edit_plan": permissions.can_prepare,
        "add_agenda_item": permissions.can_add_agenda_item,
        "edit_agenda_item": permissions.can_add_agenda_item,
        "withdraw_agenda_item": permissions.can_add_agenda_item,
        "reorder_agenda": permissions.can_add_agenda_item,
        "record_materials": permissions.can_prepare,
        "agree_date": permissions.can_prepare,
        "convene": permissions.can_prepare,
        "postpone": permissions.can_call_off,
        "relocate": permissions.can_prepare,
        "arrive": permissions.can_prepare,
        "leave": permissions.can_prepare,
        "excuse": permissions.can_prepare,
        "open": permissions.can_preside,
        "take_chair": permissions.can_take_chair,
        "close": permissions.can_preside,
        "draft_minutes": permissions.can_draft_minutes,
        "cancel": permissions.can_call_off,
        "fail_for_want_of_quorum": permissions.can_call_off,
    }
    checks = {
        "open": lambda meeting, actor, at: reports.quorum_at(meeting, at=at).breaches,
        "convene": lambda meeting, actor, at: reports.call_breaches(
            meeting, on=timezone.localdate(at)
        ),
    }

    def get_queryset(self) -> QuerySet[Meeting]:
        rows = Meeting.objects.visible_to(self.request.user)
        return rows.select_related("council__organization", "convocation")

    def get_serializer_class(self) -> Any:
        return MeetingOut if self.action == "list" else MeetingItemOut

    def links(self, item: Meeting) -> dict[str, str]:
        return {
            "council": f"/api/v1/councils/{item.council_id}/",
            "attendances": f"/api/v1/attendances/?meeting={item.pk}",
            "materials": f"/api/v1/materials/?meeting={item.pk}",
            "ballots": f"/api/v1/ballots/?meeting={item.pk}",
            "decisions": f"/api/v1/decisions/?meeting={item.pk}",
            "minutes": f"/api/v1/minutes/?meeting={item.pk}",
            "page": f"/kk/meetings/{item.pk}/",
            "calendar": f"/kk/meetings/{item.pk}/calendar.ics",
        }

    @extend_schema(
        parameters=[OpenApiParameter("at", OpenApiTypes.DATETIME)],
        responses={200: QuorumNowOut},
    )
    @action(detail=True)
    def quorum(self, request: Request, pk: str) -> Response:
        """Return the quorum at any moment of the meeting; by default, now."""
        meeting, at = self.get_object(), clock.now()
        if "at" in request.query_params:
            at = _moment(request.query_params["at"])
        return Response(QuorumNowOut(reports.quorum_at(meeting, at=at)).data)

    @act(takes=CalledIn)
    def edit_plan(self, request: Request, pk: str) -> Response:
        """Change what is planned, before the notice."""
        return self.done(meetings.edit_plan)

    @act(takes=DayIn)
    def record_materials(self, request: Request, pk: str) -> Response:
        """Note on which day the materials were sent by another road."""
        return self.done(materials.record_sent)

    @act(takes=DayIn)
    def agree_date(self, request: Request, pk: str) -> Response:
        """Record when the body agreed to the day of a public hearing."""
        return self.done(hearings.agree_date)

    @act(takes=ConveneIn)
    def convene(self, request: Request, pk: str) -> Response:
        """Tell the members day, place and agenda; a late notice is refused."""
        return self.done(meetings.convene)

    @act(takes=PostponeIn)
    def postpone(self, request: Request, pk: str) -> Response:
        """Put the meeting off to another day; the notice is measured again."""
        return self.done(meetings.postpone)

    @act(takes=RelocateIn)
    def relocate(self, request: Request, pk: str) -> Response:
        """Change the hour or the place on the meeting's own day."""
        return self.done(meetings.relocate)

    @act()
    def open(self, request: Request, pk: str) -> Response:
        """Begin the meeting; refused without a quorum."""
        return self.done(sittings.open_meeting)

    @act()
    def take_chair(self, request: Request, pk: str) -> Response:
        """Preside from now on; at a first meeting, as the chair just elected."""
        return self.done(sittings.take_chair)

    @act()
    def close(self, request: Request, pk: str) -> Response:
        """End the meeting; refused while a ballot is open."""
        return self.done(sittings.close)

    @act(takes=ReasonIn)
    def cancel(self, request: Request, pk: str) -> Response:
        """Call the meeting off, with the reason."""
        return self.done(meetings.cancel)

    @act()
    def fail_for_want_of_quorum(self, request: Request, pk: str) -> Response:
        """Record that too few members came."""
        return self.done(sittings.fail_for_want_of_quorum)


def _moment(said: str) -> datetime:
    field = Moment()
    try:
        moment: datetime = field.run_validation(said)
    except ValidationError as wrong:
        raise InvalidParameters({"at": wrong.detail}) from None
    return moment


def _explained(term: Any) -> str | None:
    if not term:
        return None
    told: dict[str, str] = term["explanation"]
    return told.get(get_language() or "kk", told["kk"])
