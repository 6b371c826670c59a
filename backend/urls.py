"""Every address of the house; the only module that knows all doors."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from rest_framework.routers import SimpleRouter

from backend.accounts.api import urls as accounts
from backend.accounts.pages import urls as accounts_pages
from backend.almanac import api_urls as almanac
from backend.api import urls as plumbing
from backend.files import api_urls as files
from backend.notices import api_urls as notices
from backend.notices import page_urls as notices_pages
from backend.pages import urls as pages
from backend.portal.api import urls as portal
from backend.portal.pages import urls as portal_pages
from councils.api import urls as councils
from councils.pages import urls as councils_pages
from oversight.api import urls as oversight
from oversight.pages import urls as oversight_pages

router = SimpleRouter()
for name, viewset in (
    *accounts.resources,
    *files.resources,
    *oversight.resources,
    *councils.resources,
):
    router.register(name, viewset, basename=name)

of_pages = [
    *portal_pages.urlpatterns,
    *accounts_pages.urlpatterns,
    *notices_pages.urlpatterns,
    *oversight_pages.urlpatterns,
    *councils_pages.urlpatterns,
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(plumbing)),
    path("", include(portal_pages.root)),
    path("api/v1/", include(accounts.urlpatterns)),
    path("api/v1/", include(almanac.urlpatterns)),
    path("api/v1/", include(notices.urlpatterns)),
    path("api/v1/", include(portal.urlpatterns)),
    path("api/v1/", include(oversight.urlpatterns)),
    path("api/v1/", include(councils.urlpatterns)),
    path("api/v1/", include(router.urls)),
    *i18n_patterns(
        path("", include(pages.urlpatterns)),
        path("", include(accounts_pages.entrance)),
        path("", include((of_pages, "page"))),
    ),
]

handler400 = "backend.portal.failures.bad_request"
handler403 = "backend.portal.failures.permission_denied"
handler404 = "backend.portal.failures.not_found"
handler500 = "backend.portal.failures.server_error"
