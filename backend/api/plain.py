"""Errors that Django answers before or after a view of the API, as problems too."""

from django.http import HttpRequest, JsonResponse

from backend.api import problems
from backend.api.problems import Problem


def is_api(request: HttpRequest) -> bool:
    """Return whether the address belongs to the API, and not to the pages."""
    return request.path.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer what Django could not read."""
    return _answer("malformed", 400)


def permission_denied(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer what Django itself refuses."""
    return _answer("permission-denied", 403)


def not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer an address that leads nowhere."""
    return _answer("not-found", 404)


def server_error(request: HttpRequest) -> JsonResponse:
    """Answer after a failure, and say nothing of its cause."""
    return _answer("server-error", 500)


def _answer(code: str, status: int) -> JsonResponse:
    return JsonResponse(
        Problem(code, status).as_json(),
        status=status,
        content_type=problems.MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
