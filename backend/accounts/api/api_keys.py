"""Keys for outside systems, each of one office."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts import permissions
from backend.accounts.actions import api_keys
from backend.accounts.actor import actor
from backend.accounts.models import ApiKey, Office, Scope
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    Moment,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act


class ApiKeyOut(ItemOut[ApiKey]):
    """A key without its secret."""

    class Meta:
        model = ApiKey
        fields = [
            "id",
            "office",
            "name",
            "prefix",
            "scopes",
            "made_at",
            "expires_at",
            "revoked_at",
            "last_used_at",
        ]


class ApiKeyMadeOut(ApiKeyOut):
    """A key at the one moment when its text is shown."""

    key = serializers.CharField(read_only=True)

    class Meta(ApiKeyOut.Meta):
        fields = [*ApiKeyOut.Meta.fields, "key"]


class ApiKeyIn(StrictSerializer):
    """What a key is for, and until when."""

    office = Visible(lambda user: Office.objects.all())
    name = ShortText(max_length=100)
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=Scope.choices), min_length=1, max_length=6
    )
    expires_at = Moment()

    def validate_expires_at(self, value: object) -> object:
        """Refuse a key that has ended before it begins."""
        if value <= clock.now():  # type: ignore[operator]
            raise serializers.ValidationError(_("This moment has passed."), "past")
        return value


class ApiKeyViewSet(RegisterViewSet[ApiKey]):
    """The keys of the organizations that the caller leads."""

    queryset = ApiKey.objects.none()
    serializer_class = ApiKeyOut
    permission_classes = [ReadFreelyActByPolicy]
    policies = {
        "create": permissions.can_make_key,
        "revoke": permissions.can_revoke_key,
    }
    session_only = {"create", "revoke"}

    def get_queryset(self) -> QuerySet[ApiKey]:
        if not self.request.user.is_authenticated:
            return ApiKey.objects.none()
        led = [
            office.organization_id
            for office in actor(self.request).offices
            if office.role in permissions.LEADERS
        ]
        return ApiKey.objects.filter(office__organization__in=led).select_related(
            "office"
        )

    @act(takes=ApiKeyIn, answers=ApiKeyMadeOut)
    def create(self, request: Request) -> Response:
        """Make a key for one's own organization; its text is shown once."""
        by = actor(request)
        office: Office = self.given["office"]
        by.grant = by.office(*permissions.LEADERS, of=office.organization_id)
        if by.grant is None:
            raise NotYours
        key, text = api_keys.make(**self.given, by=by, at=clock.now())
        answer = self.answer(key, status=201)
        answer.data["key"] = text
        return answer

    @act()
    def revoke(self, request: Request, pk: str) -> Response:
        """End a key at once and for good."""
        key = api_keys.revoke(self.get_object(), by=actor(request), at=clock.now())
        return self.answer(key)
