"""What is answered when no view answers: a problem to programs, a page to people."""

from django.http import HttpRequest, HttpResponseBase
from django.views import defaults

from backend.api import plain


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Answer what could not be read."""
    if plain.is_api(request):
        return plain.bad_request(request, exception)
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Answer what is refused."""
    if plain.is_api(request):
        return plain.permission_denied(request, exception)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Answer an address that leads nowhere."""
    if plain.is_api(request):
        return plain.not_found(request, exception)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Answer after a failure of ours."""
    if plain.is_api(request):
        return plain.server_error(request)
    return defaults.server_error(request)
