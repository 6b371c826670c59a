"""Every address of the house; the only module that knows all doors."""

from django.urls import URLPattern, URLResolver, include, path
from rest_framework.routers import SimpleRouter

from backend.accounts.api import urls as accounts
from backend.api import urls as plumbing
from backend.files import api_urls as files
from oversight.api import urls as oversight

router = SimpleRouter()
for name, viewset in (*accounts.resources, *files.resources, *oversight.resources):
    router.register(name, viewset, basename=name)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(plumbing)),
    path("api/v1/", include(accounts.urlpatterns)),
    path("api/v1/", include(router.urls)),
]
