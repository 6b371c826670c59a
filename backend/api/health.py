"""Is it alive: a door for those who watch over the processes."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def livez(request: HttpRequest) -> JsonResponse:
    """Answer: this process takes requests, whatever else is wrong."""
    return JsonResponse({"status": "ok"})
