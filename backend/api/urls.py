"""Where the contract is served, and read."""

from typing import Any

from csp.decorators import csp_update
from django.urls import path
from django.utils import translation
from drf_spectacular.views import (
    SpectacularAPIView,
    SpectacularRedocView,
    SpectacularSwaggerSplitView,
)
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api import health

STYLES = {"style-src": ["'unsafe-inline'"]}
WORKERS = {**STYLES, "worker-src": ["blob:"]}


class ContractView(SpectacularAPIView):
    """The contract as YAML or JSON, by `Accept`; always in English, as committed."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        with translation.override("en"):
            usual: Any = super()
            return Response(usual.get(request, *args, **kwargs).data)


urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("api/v1/schema/", ContractView.as_view(), name="schema"),
    path(
        "api/v1/schema/swagger/",
        csp_update(STYLES)(SpectacularSwaggerSplitView.as_view(url_name="schema")),
        name="schema-swagger",
    ),
    path(
        "api/v1/schema/redoc/",
        csp_update(WORKERS)(
            SpectacularRedocView.as_view(
                url_name="schema", template_name="api/redoc.html"
            )
        ),
        name="schema-redoc",
    ),
]
