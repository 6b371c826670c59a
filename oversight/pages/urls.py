"""The addresses of oversight's pages, under the language."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import (
    after_urls,
    body_urls,
    case_acts,
    control_urls,
    groups,
    monitoring_urls,
    obligation_urls,
    opening_urls,
    papers_urls,
    people_urls,
)
from oversight.pages.bodies import BodyList, body_page
from oversight.pages.cases import CaseList, case_page
from oversight.pages.recommendations import RecommendationList, recommendation_page

urlpatterns = [
    path("cases/", CaseList.as_view(), name="case-list"),
    *opening_urls.urlpatterns,
    path("cases/<uuid:pk>/", case_page, name="case"),
    *addresses("cases", "case", case_acts.CASE_ACTS),
    *people_urls.urlpatterns,
    *control_urls.urlpatterns,
    *papers_urls.urlpatterns,
    *after_urls.urlpatterns,
    *monitoring_urls.urlpatterns,
    *obligation_urls.urlpatterns,
    path("recommendations/", RecommendationList.as_view(), name="recommendation-list"),
    path("recommendations/<uuid:pk>/", recommendation_page, name="recommendation"),
    *body_urls.urlpatterns,
    path("bodies/", BodyList.as_view(), name="body-list"),
    path("bodies/<uuid:pk>/", body_page, name="body"),
    path("groups/", groups.Groups.as_view(), name="group-list"),
    *addresses("groups", "group", groups.GROUP_ACTS),
    *addresses("invitations", "invitation", [groups.Accept, groups.Decline]),
]
