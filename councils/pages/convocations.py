"""The address of one composition: it leads to where the next one is formed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from councils.models import Convocation


@require_safe
def convocation_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Lead whoever has a duty to form the next composition to where that is done."""
    rows = Convocation.objects.visible_to(request.user)
    convocation = get_object_or_404(rows, pk=pk)
    return redirect("page:council-forming", convocation.council_id)
