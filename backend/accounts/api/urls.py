"""The addresses of accounts in the API."""

from django.urls import path

from backend.accounts.api.api_keys import ApiKeyViewSet
from backend.accounts.api.organizations import OrganizationViewSet, RegionViewSet
from backend.accounts.api.people import MeView, OfficeViewSet, PersonViewSet

resources = [
    ("regions", RegionViewSet),
    ("organizations", OrganizationViewSet),
    ("people", PersonViewSet),
    ("offices", OfficeViewSet),
    ("api-keys", ApiKeyViewSet),
]
urlpatterns = [path("me/", MeView.as_view(), name="me")]
