"""The addresses of the portal's pages; `root` stands outside the languages."""

from django.urls import path

from backend.portal import health
from backend.portal.pages.home import choose_language, home
from backend.portal.pages.supervision import supervision

root = [
    path("", choose_language, name="root"),
    path("readyz", health.readyz, name="readyz"),
]

urlpatterns = [
    path("", home, name="home"),
    path("supervision/", supervision, name="supervision"),
]
