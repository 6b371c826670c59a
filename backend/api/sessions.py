"""Callers with a session: as in DRF, but the body is not read to check the token."""

from typing import Any

from drf_spectacular.authentication import SessionScheme
from rest_framework import authentication


class SessionAuthentication(authentication.SessionAuthentication):
    """A page's session, with its CSRF token in the header `X-CSRFToken`.

    DRF parses the whole body here, before it is known whether the caller may act;
    then a bad body would be told apart from a missing right.
    """

    def enforce_csrf(self, request: Any) -> None:
        """Check the token against Django's own request."""
        super().enforce_csrf(getattr(request, "_request", request))


class Scheme(SessionScheme):  # type: ignore[no-untyped-call]
    """How the contract describes a session."""

    target_class = "backend.api.sessions.SessionAuthentication"
