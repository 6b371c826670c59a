"""The addresses of the pages of notices, under the language."""

from django.urls import path

from backend.notices.pages import Notices

urlpatterns = [path("notices/", Notices.as_view(), name="notices")]
