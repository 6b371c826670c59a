"""Who calls the API: the bearer of a key (sessions are Django's)."""

import hmac
from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.request import Request

from backend import clock
from backend.accounts import keys
from backend.accounts.models import ApiKey, User

SEEN_EVERY = timedelta(minutes=5)


class ApiKeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer kns_…`; a key that has ended answers like a wrong one."""

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        kind, _space, text = get_authorization_header(request).partition(b" ")
        if kind.lower() != b"bearer":
            return None
        found = self._find(text.decode("latin-1").strip())
        if found is None:
            raise exceptions.AuthenticationFailed(_("This key is not valid."))
        user = found.office.user
        user.came_by = found
        return user, found

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="kenes"'

    def _find(self, text: str) -> ApiKey | None:
        parsed = keys.parse(text)
        if parsed is None:
            return None
        prefix, digest = parsed
        now = clock.now()
        key = (
            ApiKey.objects.select_related("office__user", "office__organization")
            .filter(prefix=prefix, revoked_at=None, expires_at__gt=now)
            .filter(office__user__is_active=True)
            .first()
        )
        if key is None or not hmac.compare_digest(bytes(key.secret_digest), digest):
            return None
        if key.last_used_at is None or now - key.last_used_at > SEEN_EVERY:
            ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
        return key


class ApiKeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the contract describes a key."""

    target_class = ApiKeyAuthentication
    name = "apiKey"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "kns_…"}
