"""Every address of the house; the only module that knows all doors."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from backend.api import urls as api_plumbing

urlpatterns = [
    path("", include(api_plumbing)),
]
