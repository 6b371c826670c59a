"""Informings: when and where a council told the population of its work."""

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
    ItemOut,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from councils import permissions
from councils.actions import informings
from councils.api.refs import CouncilRef
from councils.filters import InformingFilter
from councils.models import Council, Informing


class InformingOut(ItemOut[Informing]):
    """One time that a council told the population of its work."""

    council = CouncilRef(read_only=True)

    class Meta:
        model = Informing
        fields = [
            "id",
            "council",
            "on",
            "channel",
            "title_kk",
            "title_ru",
            "url",
            "file",
        ]


class InformingIn(StrictSerializer):
    """When, where and about what; an address or a file shows it."""

    council = Visible(Council.objects.visible_to)
    on = PastDay()
    channel = ShortText()
    title_kk = ShortText(required=False, allow_blank=True, default="", max_length=500)
    title_ru = ShortText(required=False, allow_blank=True, default="", max_length=500)
    url = serializers.URLField(
        required=False, allow_blank=True, default="", max_length=500
    )
    file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse what nobody could check, and a file that the public cannot open."""
        if not attrs["title_kk"] and not attrs["title_ru"]:
            message = _("A title is needed in Kazakh or in Russian.")
            raise serializers.ValidationError({"title_kk": message})
        if not attrs["url"] and attrs["file"] is None:
            message = _("An address or a file is needed, so that it can be checked.")
            raise serializers.ValidationError({"url": message})
        if attrs["file"] is not None and not attrs["file"].is_public:
            message = _("The file must be a public one.")
            raise serializers.ValidationError({"file": message})
        return attrs


class InformingViewSet(RegisterViewSet[Informing]):
    """How councils inform the population: at least twice a year."""

    queryset = Informing.objects.none()
    serializer_class = InformingOut
    filterset_class = InformingFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "councils:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[Informing]:
        rows = Informing.objects.visible_to(self.request.user)
        return rows.select_related("council__organization")

    def links(self, item: Informing) -> dict[str, str]:
        found = {"page": f"/kk/councils/{item.council_id}/informing/"}
        if item.file_id is not None:
            found["file"] = f"/api/v1/files/{item.file_id}/content/"
        return found

    @act(takes=InformingIn)
    def create(self, request: Request) -> Response:
        """Record one informing; it discharges the year's next duty to inform."""
        given, by = dict(self.given), actor(request)
        council = given.pop("council")
        by.grant = permissions.can_record_informing(by, council)
        if by.grant is None:
            raise NotYours
        informing = informings.record_informing(council, **given, by=by, at=clock.now())
        return self.answer(informing, status=201)
