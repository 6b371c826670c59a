"""Councils: the register, their own regulation, and what begins in them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.roles import Role
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    Flag,
    ItemOut,
    Out,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import act
from councils import permissions
from councils.actions import convocations, councils, meetings, past_meetings
from councils.actions.convocations import Approval, PastTerm, SeatGiven
from councils.api.convocations import ConvocationOut
from councils.api.meetings import MeetingItemOut, PlanIn
from councils.api.minutes_templates import MinutesTemplateActs
from councils.api.past_meetings import PastMeetingIn
from councils.api.refs import KindOfLevel, organizations, people, regions
from councils.filters import CouncilFilter
from councils.models import (
    Application,
    Competition,
    Constituency,
    Council,
    CouncilSetting,
)
from councils.rules import regulation

MOST_CONVOCATIONS = 1000
IN_COUNCIL = [Role.MEMBER.value, Role.PRESIDIUM.value, Role.CHAIR.value]


class SettingOut(Out[CouncilSetting]):
    """One point of the council's own regulation: not law, and shown so."""

    value = serializers.JSONField(read_only=True)

    class Meta:
        model = CouncilSetting
        fields = ["key", "value", "source", "from_on"]


class CouncilOut(ItemOut[Council]):
    """A council as lists show it."""

    organization = OrganizationRef(read_only=True)
    name = serializers.CharField(source="organization.name", read_only=True)
    name_kk = serializers.CharField(source="organization.name_kk", read_only=True)
    name_ru = serializers.CharField(source="organization.name_ru", read_only=True)
    name_en = serializers.CharField(source="organization.name_en", read_only=True)
    region = serializers.UUIDField(
        source="organization.region_id", read_only=True, allow_null=True
    )
    body = OrganizationRef(read_only=True)

    class Meta:
        model = Council
        fields = [
            "id",
            "organization",
            "name",
            "name_kk",
            "name_ru",
            "name_en",
            "level",
            "kind",
            "region",
            "body",
        ]


class CouncilItemOut(CouncilOut):
    """A council alone, with what its regulation settles."""

    settings = SettingOut(many=True, read_only=True)

    class Meta(CouncilOut.Meta):
        fields = [*CouncilOut.Meta.fields, "settings"]


class CouncilIn(KindOfLevel):
    """What registers a council."""

    name_kk = ShortText()
    name_ru = ShortText(required=False, allow_blank=True, default="")
    name_en = ShortText(required=False, allow_blank=True, default="")
    body = Visible(organizations)
    region = Visible(regions, required=False, allow_null=True, default=None)


@extend_schema_field(
    {"oneOf": [{"type": "integer"}, {"type": "boolean"}, {"type": "string"}]}
)
class SettingValue(serializers.Field[Any, Any, Any, Any]):
    """A number, a truth or a word, as the key of the setting asks."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the value; whether it fits, the key tells."""
        return data


class SettingIn(StrictSerializer):
    """One point of the regulation, and where it is written."""

    key = serializers.ChoiceField(choices=[(k, k) for k in regulation.KEYS])
    value = SettingValue()
    source = ShortText()  # type: ignore[assignment]
    from_on = Day()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a value of the wrong sort."""
        if not regulation.fits(attrs["key"], attrs["value"]):
            message = _("This setting takes no such value.")
            raise serializers.ValidationError({"value": message})
        return attrs


def _candidates(user: Any) -> QuerySet[Application]:
    rows = Application.objects.visible_to(user)
    return rows.select_related("competition", "npo", "user")


class SeatIn(StrictSerializer):
    """One member, as the document of approval names him.

    With `application` his name, organization and account come from there.
    """

    application = Visible(_candidates, required=False, allow_null=True, default=None)
    person_name = ShortText(
        required=False, allow_blank=True, default="", max_length=200
    )
    constituency = serializers.ChoiceField(
        choices=Constituency.choices, default=Constituency.CIVIL_SOCIETY.value
    )
    is_ethnocultural = Flag(required=False, default=False)
    npo = Visible(organizations, required=False, allow_null=True, default=None)
    nominator = ShortText(required=False, allow_blank=True, default="")
    user = Visible(people, required=False, allow_null=True, default=None)
    role = serializers.ChoiceField(
        choices=[(one, one) for one in IN_COUNCIL], default=Role.MEMBER.value
    )
    born_on = Day(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse an ethnocultural seat of the state, and one of nobody."""
        if attrs["application"] is None and not attrs["person_name"]:
            message = _("Name the member, or the application.")
            raise serializers.ValidationError({"person_name": message})
        if attrs["is_ethnocultural"] and attrs["constituency"] == Constituency.STATE:
            message = _("Only a seat of civil society is ethnocultural.")
            raise serializers.ValidationError({"is_ethnocultural": message})
        return attrs


class ConvocationIn(StrictSerializer):
    """An approved composition, with its document."""

    approved_by = Visible(organizations)
    approved_on = Day()
    document = ShortText()
    from_on = Day()
    competition = Visible(
        Competition.objects.visible_to, required=False, allow_null=True, default=None
    )
    seats = serializers.ListField(child=SeatIn(), min_length=1, max_length=100)
    source = ShortText(  # type: ignore[assignment]
        required=False,
        allow_blank=True,
        default="",
        help_text="Of a composition from before Kenes: what breaks the law is noted.",
    )
    number = WholeNumber(
        required=False,
        allow_null=True,
        default=None,
        min_value=1,
        max_value=MOST_CONVOCATIONS,
        help_text="Of a past composition, where its source names it.",
    )
    until_on = Day(
        required=False,
        allow_null=True,
        default=None,
        help_text="The last day of a past composition, where its source names it.",
    )
    is_demonstration = Flag(
        required=False,
        default=False,
        help_text="The source does not name the members: others stand for them.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a show, a number and a last day without the source that tells them."""
        for name in ("number", "until_on"):
            if attrs[name] is not None and not attrs["source"]:
                message = _("Only of a past composition, with its source.")
                raise serializers.ValidationError({name: message})
        if attrs["is_demonstration"] and not attrs["source"]:
            message = _("Name the source of what is not for show.")
            raise serializers.ValidationError({"source": message})
        return attrs


class CouncilViewSet(MinutesTemplateActs):
    """Public councils, and the assemblies that stand in for them."""

    queryset = Council.objects.none()
    serializer_class = CouncilItemOut
    filterset_class = CouncilFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {
        "create": permissions.can_register_council,
        "settle": permissions.can_settle,
        "approve_convocation": permissions.can_approve_convocation,
        "plan_meeting": permissions.can_plan,
        "record_past_meeting": permissions.can_plan,
        "bring_minutes_template": permissions.can_bring_template,
        "reset_minutes_template": permissions.can_bring_template,
    }

    def get_queryset(self) -> QuerySet[Council]:
        rows = Council.objects.visible_to(self.request.user)
        return rows.select_related("organization", "body")

    def get_serializer_class(self) -> Any:
        return CouncilOut if self.action == "list" else CouncilItemOut

    def links(self, item: Council) -> dict[str, str]:
        return {
            "convocations": f"/api/v1/convocations/?council={item.pk}",
            "meetings": f"/api/v1/meetings/?council={item.pk}",
            "regulations": f"/api/v1/regulations/?council={item.pk}",
            "competitions": f"/api/v1/competitions/?council={item.pk}",
            "minutes_template": f"/api/v1/councils/{item.pk}/minutes-template/",
            "page": f"/kk/councils/{item.pk}/",
        }

    @act(takes=CouncilIn)
    def create(self, request: Request) -> Response:
        """Enter a council into the register: the supervisor alone."""
        given = self.given
        council = councils.register(
            names=(given["name_kk"], given["name_ru"], given["name_en"]),
            level=given["level"],
            kind=given["kind"],
            body=given["body"],
            region=given["region"],
            by=actor(request),
            at=clock.now(),
        )
        return self.answer(council, status=201)

    @act(takes=SettingIn)
    def settle(self, request: Request, pk: str) -> Response:
        """Enter one point of the council's own regulation, with its source."""
        council = self.get_object()
        councils.settle(council, **self.given, by=actor(request), at=clock.now())
        return self.answer(council)

    @act(takes=ConvocationIn, answers=ConvocationOut)
    def approve_convocation(self, request: Request, pk: str) -> Response:
        """Enter an approved composition; an unlawful one is refused."""
        given = self.given
        approval = Approval(
            by=given["approved_by"],
            on=given["approved_on"],
            document=given["document"],
            from_on=given["from_on"],
            competition=given["competition"],
        )
        council, by, at = self.get_object(), actor(request), clock.now()
        seats = [_seat(seat) for seat in given["seats"]]
        if given["source"]:
            past = PastTerm(
                given["source"],
                number=given["number"],
                until_on=given["until_on"],
                is_demonstration=given["is_demonstration"],
            )
            convocation = convocations.record_past(
                council, approval=approval, seats=seats, past=past, by=by, at=at
            )
        else:
            convocation = convocations.approve(
                council, approval=approval, seats=seats, by=by, at=at
            )
        return Response(ConvocationOut(convocation).data, 201)

    @act(takes=PlanIn, answers=MeetingItemOut)
    def plan_meeting(self, request: Request, pk: str) -> Response:
        """Note a coming meeting, which only the council sees until its notice."""
        council, by = self.get_object(), actor(request)
        meeting = meetings.plan(council, **self.given, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(MeetingItemOut(meeting, context=context).data, 201)

    @act(takes=PastMeetingIn, answers=MeetingItemOut)
    def record_past_meeting(self, request: Request, pk: str) -> Response:
        """Record a meeting from before Kenes, marked as imported."""
        council, by = self.get_object(), actor(request)
        meeting = past_meetings.record_past(
            council, **self.given, by=by, at=clock.now()
        )
        context = self.get_serializer_context()
        return Response(MeetingItemOut(meeting, context=context).data, 201)


def _seat(given: dict[str, Any]) -> SeatGiven:
    application, role = given["application"], Role(given["role"])
    if application is not None:
        return SeatGiven.selected(application, role=role)
    constituency = Constituency(given["constituency"])
    return SeatGiven(**{**given, "constituency": constituency, "role": role})
