"""The one address of this room."""

from django.urls import path

from backend.pages import components

urlpatterns = [path("components/", components.gallery, name="components")]
