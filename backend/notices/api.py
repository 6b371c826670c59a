"""How the caller wants to be written to."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import StrictSerializer, WholeNumber
from backend.api.viewsets import Door, act
from backend.notices import preferences
from backend.notices.models import Rhythm

LAST_HOUR = 23


class NoticePreferenceOut(serializers.Serializer[Any]):
    """How letters come; hours are whole, and those of Kazakhstan."""

    rhythm = serializers.ChoiceField(choices=Rhythm.choices)
    digest_hour = serializers.IntegerField(help_text="At what hour a digest goes.")
    quiet_from = serializers.IntegerField(allow_null=True)
    quiet_until = serializers.IntegerField(allow_null=True)


class NoticePreferenceIn(StrictSerializer):
    """What is to hold from now on; quiet hours have both ends or none."""

    rhythm = serializers.ChoiceField(choices=Rhythm.choices)
    digest_hour = WholeNumber(min_value=0, max_value=LAST_HOUR, default=9)
    quiet_from = WholeNumber(
        min_value=0, max_value=LAST_HOUR, allow_null=True, default=None
    )
    quiet_until = WholeNumber(
        min_value=0, max_value=LAST_HOUR, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse quiet hours with one end."""
        if (attrs["quiet_from"] is None) != (attrs["quiet_until"] is None):
            raise serializers.ValidationError(
                {"quiet_until": _("Quiet hours have a beginning and an end.")},
                "one-end",
            )
        return attrs


class MyNoticesView(Door):
    """How the caller wants to be written to: at once or once a day, and when not."""

    permission_classes = [ReadFreelyActByPolicy]
    action = "post"
    detail = False
    policies: ClassVar[dict[str, Any]] = {"post": lambda actor: Standing.PERSON}
    session_only: ClassVar[set[str]] = {"post"}
    write_scopes: ClassVar[dict[str, str]] = {}
    write_scope = None

    @extend_schema(responses=NoticePreferenceOut)
    def get(self, request: Request) -> Response:
        """Tell what the caller has chosen."""
        chosen = preferences.of(actor(request))
        return Response(NoticePreferenceOut(chosen).data)

    @extend_schema(operation_id="me_notices_choose")
    @act(takes=NoticePreferenceIn, answers=NoticePreferenceOut)
    def post(self, request: Request) -> Response:
        """Choose how letters come from now on."""
        chosen = preferences.choose(**self.given, by=actor(request), at=clock.now())
        return Response(NoticePreferenceOut(chosen).data)
