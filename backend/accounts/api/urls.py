"""The addresses of accounts in the API."""

from django.urls import path
from rest_framework.viewsets import ViewSetMixin

from backend.accounts.api.api_keys import ApiKeyViewSet
from backend.accounts.api.organizations import OrganizationViewSet, RegionViewSet
from backend.accounts.api.people import MeView, OfficeViewSet, PersonViewSet

resources: list[tuple[str, type[ViewSetMixin]]] = [
    ("regions", RegionViewSet),
    ("organizations", OrganizationViewSet),
    ("people", PersonViewSet),
    ("offices", OfficeViewSet),
    ("api-keys", ApiKeyViewSet),
]
urlpatterns = [path("me/", MeView.as_view(), name="me")]
