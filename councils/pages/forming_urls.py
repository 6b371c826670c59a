"""The addresses of forming a council: its group, competitions, applications."""

from django.urls import path

from backend.pages.acts import addresses
from councils.pages import application_acts, forming_acts
from councils.pages.forming import (
    CompetitionList,
    application_page,
    competition_page,
    forming_page,
)

urlpatterns = [
    path("councils/<uuid:pk>/forming/", forming_page, name="council-forming"),
    *addresses("councils", "council", [forming_acts.FormWorkingGroup]),
    *addresses("working-groups", "working-group", forming_acts.ON_GROUP),
    path("competitions/", CompetitionList.as_view(), name="competition-list"),
    path("competitions/<uuid:pk>/", competition_page, name="competition"),
    *addresses("competitions", "competition", application_acts.ON_COMPETITION),
    *addresses("competitions", "competition", forming_acts.ON_COMPETITION),
    path("applications/<uuid:pk>/", application_page, name="application"),
    *addresses("applications", "application", application_acts.ON_APPLICATION),
]
