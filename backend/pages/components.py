"""The gallery of components: to look at, where nobody mistakes it for data."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from backend.pages import samples


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component once, with invented words."""
    if not (settings.DEBUG or settings.DEMONSTRATION):
        raise Http404
    return render(request, "kenes/components.html", samples.of(get_language() or "kk"))
