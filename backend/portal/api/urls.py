"""The addresses of the API that join both halves."""

from django.urls import path

from backend.portal.api.keys import SigningKeyView
from backend.portal.api.procedures import ProceduresView

urlpatterns = [
    path("law/procedures/", ProceduresView.as_view(), name="law-procedures"),
    path("signing-key/", SigningKeyView.as_view(), name="signing-key"),
]
