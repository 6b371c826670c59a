"""Hearings of the subject by the body that is to decide."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.models import User
from backend.accounts.roles import Standing
from backend.api import errors
from backend.api.errors import NotYours
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
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from backend.law.text import Text
from oversight import permissions
from oversight.actions import body_hearings
from oversight.api.refs import LANGUAGES, ObligationTerm
from oversight.filters import BodyHearingFilter
from oversight.models import BodyHearing, Recommendation
from oversight.states import BODY_HEARING_PROCEDURE

MOST_LINES = 100


class BodyHearingOut(ItemOut[BodyHearing]):
    """A hearing of the subject; the way in by video is for its two sides alone."""

    body = OrganizationRef(read_only=True)
    obligation = ObligationTerm(read_only=True, allow_null=True)
    link = serializers.SerializerMethodField()
    last_notice = serializers.SerializerMethodField()

    class Meta:
        model = BodyHearing
        fields = [
            "id",
            "document",
            "body",
            "recommendations",
            "state",
            "notified_on",
            "last_notice",
            "starts_at",
            "place",
            "link",
            "decision_on",
            "obligation",
            "held_on",
            "present",
            "minutes",
            "language",
            "minutes_file",
            "cancel_reason",
        ]

    def get_link(self, hearing: BodyHearing) -> str:
        """Show the way in by video to those who are to be there."""
        sides = {hearing.body_id, hearing.document.case.initiator_id}
        return hearing.link if sides & self.context["places"] else ""

    def get_last_notice(self, hearing: BodyHearing) -> str:
        """Say until when the subject had to be told, and why until that day."""
        told = hearing.notice_term["explanation"]
        return Text(**told).in_(errors.language())


class BodyHearingIn(StrictSerializer):
    """To what the author is invited: today is the day of the notice.

    A place, a link, or both; the decision comes after the hearing, and at least three
    working days after the notice.
    """

    recommendations = serializers.ListField(
        child=Visible(Recommendation.objects.visible_to),
        min_length=1,
        max_length=MOST_LINES,
    )
    starts_at = Moment()
    place = ShortText(required=False, allow_blank=True, default="")
    link = serializers.URLField(
        required=False, allow_blank=True, default="", max_length=500
    )
    decision_on = Day()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse lines of several documents or bodies, and a hearing held nowhere."""
        lines = attrs["recommendations"]
        if len({(line.document_id, line.body_id) for line in lines}) > 1:
            message = _("A hearing is about one document and one body.")
            raise serializers.ValidationError({"recommendations": message})
        if not attrs["place"].strip() and not attrs["link"]:
            message = _("Say where it is held, or give the link.")
            raise serializers.ValidationError({"place": message})
        return attrs


class HeldIn(StrictSerializer):
    """When the hearing was held, who came and what was said."""

    held_on = PastDay()
    present = LongText()
    minutes = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    minutes_file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )


class NotAttendedIn(StrictSerializer):
    """On which day the body waited in vain."""

    held_on = PastDay()


class BodyHearingViewSet(RegisterViewSet[BodyHearing]):
    """How bodies hear those who recommended, before they decide."""

    queryset = BodyHearing.objects.none()
    serializer_class = BodyHearingOut
    filterset_class = BodyHearingFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = BODY_HEARING_PROCEDURE
    write_scope = "answers:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "record_held": permissions.can_hold_hearing,
        "record_not_attended": permissions.can_hold_hearing,
        "cancel": permissions.can_hold_hearing,
    }

    def get_queryset(self) -> QuerySet[BodyHearing]:
        return (
            BodyHearing.objects.visible_to(self.request.user)
            .select_related("body", "document__case__initiator", "obligation")
            .prefetch_related("recommendations")
        )

    def get_serializer_context(self) -> dict[str, Any]:
        """Add where the caller holds an office: asked once for a whole list."""
        user = self.request.user
        held = (
            user.held_offices().values_list("organization_id", flat=True)
            if isinstance(user, User)
            else []
        )
        return {**super().get_serializer_context(), "places": set(held)}

    def links(self, item: BodyHearing) -> dict[str, str]:
        """Return where its page and its document are."""
        return {
            "document": f"/api/v1/final-documents/{item.document_id}/",
            "page": f"/kk/body-hearings/{item.pk}/",
        }

    @act(takes=BodyHearingIn)
    def create(self, request: Request) -> Response:
        """Invite the author to be heard, as the body."""
        by, given = actor(request), dict(self.given)
        first = given["recommendations"][0]
        by.grant = permissions.can_hear_for(by, first.body_id)
        if by.grant is None:
            raise NotYours
        hearing = body_hearings.invite(
            first.document, body=first.body, **given, by=by, at=clock.now()
        )
        return self.shown(hearing, status=201)

    @act(takes=HeldIn)
    def record_held(self, request: Request, pk: str) -> Response:
        """Put the hearing and its minutes on record."""
        return self.done(body_hearings.record_held)

    @act(takes=NotAttendedIn)
    def record_not_attended(self, request: Request, pk: str) -> Response:
        """Put on record that the author did not come."""
        return self.done(body_hearings.record_not_attended)

    @act(takes=ReasonIn)
    def cancel(self, request: Request, pk: str) -> Response:
        """Call the hearing off, and say why."""
        return self.done(body_hearings.cancel)
