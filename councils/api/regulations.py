"""Regulations: the document in which a council settles what the law leaves to it."""

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
from councils.actions import regulations
from councils.filters import RegulationFilter
from councils.models import Council, Regulation


class RegulationOut(ItemOut[Regulation]):
    """One edition of a council's regulation."""

    class Meta:
        model = Regulation
        fields = ["id", "council", "number", "adopted_on", "url", "file", "entered_at"]


class RegulationIn(StrictSerializer):
    """One edition: its number and day, and where it can be read."""

    council = Visible(Council.objects.visible_to)
    number = ShortText(max_length=100)
    adopted_on = PastDay()
    url = serializers.URLField(
        required=False, allow_blank=True, default="", max_length=500
    )
    file = Visible(
        File.objects.visible_to, required=False, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse an edition that nobody could read."""
        file: File | None = attrs["file"]
        if not attrs["url"] and file is None:
            message = _("Give a link to the document, or its file.")
            raise serializers.ValidationError({"url": message})
        if file is not None and not file.is_public:
            message = _("A regulation is public: upload its file as public.")
            raise serializers.ValidationError({"file": message})
        return attrs


class RegulationViewSet(RegisterViewSet[Regulation]):
    """Editions of councils' own regulations, the earlier ones too."""

    queryset = Regulation.objects.none()
    serializer_class = RegulationOut
    filterset_class = RegulationFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering_fields = ["adopted_on"]
    write_scope = "councils:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[Regulation]:
        return Regulation.objects.visible_to(self.request.user)

    def links(self, item: Regulation) -> dict[str, str]:
        if item.file_id is None:
            return {}
        return {"content": f"/api/v1/files/{item.file_id}/content/"}

    @act(takes=RegulationIn)
    def create(self, request: Request) -> Response:
        """Enter one edition; those before it stay."""
        by, council = actor(request), self.given.pop("council")
        by.grant = permissions.can_enter_regulation(by, council)
        if by.grant is None:
            raise NotYours
        regulation = regulations.enter(council, **self.given, by=by, at=clock.now())
        return self.answer(regulation, status=201)
