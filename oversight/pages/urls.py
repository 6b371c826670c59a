"""The addresses of oversight's pages, under the language."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import (
    after_urls,
    answer_acts,
    case_acts,
    control_urls,
    groups,
    inbox,
    monitoring_urls,
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
    path("recommendations/", RecommendationList.as_view(), name="recommendation-list"),
    path("recommendations/<uuid:pk>/", recommendation_page, name="recommendation"),
    *addresses(
        "recommendations", "recommendation", [inbox.DraftAnswer, inbox.SignAnswer]
    ),
    *addresses("recommendations", "recommendation", [answer_acts.EnterAnswer]),
    *addresses("recommendations", "recommendation", answer_acts.RECOMMENDATION_ACTS),
    *addresses("answers", "answer", [answer_acts.Assess]),
    path("bodies/", BodyList.as_view(), name="body-list"),
    path("bodies/<uuid:pk>/", body_page, name="body"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("groups/", groups.Groups.as_view(), name="group-list"),
    *addresses("groups", "group", groups.GROUP_ACTS),
    *addresses("invitations", "invitation", [groups.Accept, groups.Decline]),
]
