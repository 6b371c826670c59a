"""The addresses of notices in the API."""

from django.urls import path

from backend.notices.api import MyNoticesView

urlpatterns = [path("me/notices/", MyNoticesView.as_view(), name="my-notices")]
