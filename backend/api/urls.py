"""Where the contract is served, and read."""

from csp.decorators import csp_update
from django.urls import path
from drf_spectacular.views import (
    SpectacularAPIView,
    SpectacularRedocView,
    SpectacularSwaggerSplitView,
)

STYLES = {"style-src": ["'unsafe-inline'"]}
WORKERS = {**STYLES, "worker-src": ["blob:"]}

urlpatterns = [
    path("api/v1/schema/", SpectacularAPIView.as_view(), name="schema"),
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
