"""Who comes to a discussion, what is said there, and its protocol."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
    ItemOut,
    LongText,
    Moment,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import attendees, discussions
from oversight.actions.discussions import Held, Said
from oversight.api.refs import LANGUAGES
from oversight.filters import (
    AttendeeFilter,
    DiscussionContributionFilter,
    DiscussionProtocolFilter,
)
from oversight.models import (
    Attendee,
    Case,
    DiscussionContribution,
    DiscussionProtocol,
)


class AttendeeOut(ItemOut[Attendee]):
    """One who comes to a discussion; seen by himself and by both sides."""

    class Meta:
        model = Attendee
        fields = [
            "id",
            "case",
            "name",
            "organization",
            "is_remote",
            "registered_at",
            "arrived_at",
            "withdrawn_at",
        ]


class AttendeeIn(StrictSerializer):
    """Who comes: without a name the caller himself, with one somebody on paper."""

    case = Visible(Case.objects.visible_to)
    name = ShortText(required=False, default="", allow_blank=True, max_length=200)
    organization = ShortText(required=False, default="", allow_blank=True)
    is_remote = Flag(required=False, default=False)


class AttendeeViewSet(RegisterViewSet[Attendee]):
    """Those who have registered for discussions."""

    queryset = Attendee.objects.none()
    serializer_class = AttendeeOut
    filterset_class = AttendeeFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "arrive": permissions.can_tick_attendee,
        "withdraw": permissions.can_withdraw_attendee,
    }

    def get_queryset(self) -> QuerySet[Attendee]:
        rows = Attendee.objects.visible_to(self.request.user)
        return rows.select_related("case__initiator")

    @act(takes=AttendeeIn)
    def create(self, request: Request) -> Response:
        """Register oneself; or, as the side that holds it, somebody on paper."""
        by, given, at = actor(request), dict(self.given), clock.now()
        case, name = given.pop("case"), given.pop("name")
        policy = permissions.can_keep_discussion if name else permissions.can_attend
        by.grant = policy(by, case)
        if by.grant is None:
            raise NotYours
        if name:
            made = attendees.enter(case, name=name, **given, by=by, at=at)
        else:
            made = attendees.register(case, **given, by=by, at=at)
        return self.answer(made, status=201)

    @act()
    def arrive(self, request: Request, pk: str) -> Response:
        """Note that somebody registered is there."""
        made = attendees.arrive(self.get_object(), by=actor(request), at=clock.now())
        return self.answer(made)

    @act()
    def withdraw(self, request: Request, pk: str) -> Response:
        """Stay away after all."""
        made = attendees.withdraw(self.get_object(), by=actor(request), at=clock.now())
        return self.answer(made)


class DiscussionContributionOut(ItemOut[DiscussionContribution]):
    """What somebody said at a discussion, or sent to it."""

    speaker = serializers.CharField(read_only=True)

    class Meta:
        model = DiscussionContribution
        fields = [
            "id",
            "case",
            "attendee",
            "speaker",
            "text",
            "language",
            "is_written",
            "said_at",
        ]


class DiscussionContributionIn(StrictSerializer):
    """Whose words, which, and when; of one's own they are written."""

    attendee = Visible(Attendee.objects.visible_to)
    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    is_written = Flag(required=False, default=False)
    said_at = Moment(required=False, allow_null=True, default=None)


class DiscussionContributionViewSet(RegisterViewSet[DiscussionContribution]):
    """What was said at discussions."""

    queryset = DiscussionContribution.objects.none()
    serializer_class = DiscussionContributionOut
    filterset_class = DiscussionContributionFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[DiscussionContribution]:
        rows = DiscussionContribution.objects.visible_to(self.request.user)
        return rows.select_related("attendee", "case")

    @act(takes=DiscussionContributionIn)
    def create(self, request: Request) -> Response:
        """Send one's own contribution; or write down what another has said."""
        by, given, at = actor(request), dict(self.given), clock.now()
        attendee, said_at = given.pop("attendee"), given.pop("said_at")
        said = Said(**given)
        by.grant = permissions.can_contribute(by, attendee)
        if by.grant is not None:
            made = discussions.contribute(attendee, said=said, by=by, at=at)
        else:
            by.grant = permissions.can_tick_attendee(by, attendee)
            if by.grant is None:
                raise NotYours
            made = discussions.log(
                attendee, said=said, said_at=said_at or at, by=by, at=at
            )
        return self.answer(made, status=201)


class DiscussionProtocolOut(ItemOut[DiscussionProtocol]):
    """How a discussion went and what it came to; earlier versions stay."""

    class Meta:
        model = DiscussionProtocol
        fields = [
            "id",
            "case",
            "version",
            "replaces",
            "text",
            "language",
            "held_on",
            "from_at",
            "to_at",
            "chair_name",
            "secretary_name",
            "present",
            "file",
            "recorded_at",
        ]


class DiscussionProtocolIn(StrictSerializer):
    """From when to when, who led it, and what it came to."""

    case = Visible(Case.objects.visible_to)
    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    from_at = Moment()
    to_at = Moment()
    chair_name = ShortText(max_length=200)
    secretary_name = ShortText(max_length=200)
    file = Visible(
        File.objects.visible_to, required=False, default=None, allow_null=True
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse what has not happened yet."""
        if attrs["to_at"] > clock.now():
            raise serializers.ValidationError(
                {"to_at": _("This moment has not come yet.")}
            )
        return attrs


class DiscussionProtocolViewSet(RegisterViewSet[DiscussionProtocol]):
    """Protocols of discussions, each version of them."""

    queryset = DiscussionProtocol.objects.none()
    serializer_class = DiscussionProtocolOut
    filterset_class = DiscussionProtocolFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[DiscussionProtocol]:
        return DiscussionProtocol.objects.visible_to(self.request.user)

    @act(takes=DiscussionProtocolIn)
    def create(self, request: Request) -> Response:
        """Put a discussion on paper, or correct it by the next version."""
        by, given = actor(request), dict(self.given)
        case = given.pop("case")
        by.grant = permissions.can_lead_case(by, case)
        if by.grant is None:
            raise NotYours
        made = discussions.record_protocol(
            case, held=Held(**given), by=by, at=clock.now()
        )
        return self.answer(made, status=201)
