"""The addresses of oversight's pages, under the language."""

from django.urls import path

from backend.pages.acts import Act
from oversight.pages import answer_acts, case_acts, groups, inbox
from oversight.pages.bodies import BodyList, body_page
from oversight.pages.cases import CaseList, case_page
from oversight.pages.recommendations import RecommendationList, recommendation_page

ON_RECOMMENDATION: dict[str, type[Act]] = {
    "draft-answer": inbox.DraftAnswer,
    "sign-answer": inbox.SignAnswer,
    "enter-answer": answer_acts.EnterAnswer,
    **{act.verb: act for act in answer_acts.RECOMMENDATION_ACTS},
}
ON_DELIVERY: dict[str, type[Act]] = {
    "register-receipt": answer_acts.RegisterReceipt,
    "record-delivery": answer_acts.RecordDelivery,
}
ON_INVITATION: dict[str, type[Act]] = {
    "accept": groups.Accept,
    "decline": groups.Decline,
}

urlpatterns = [
    path("cases/", CaseList.as_view(), name="case-list"),
    path("cases/new/", case_acts.Open.as_view(), name="case-new"),
    path("cases/<uuid:pk>/", case_page, name="case"),
    *(
        path(f"cases/<uuid:pk>/{act.verb}/", act.as_view(), name=f"case-{act.verb}")
        for act in case_acts.CASE_ACTS
    ),
    path(
        "participants/<uuid:pk>/declare/",
        case_acts.Declare.as_view(),
        name="participant-declare",
    ),
    *(
        path(f"deliveries/<uuid:pk>/{verb}/", act.as_view(), name=f"delivery-{verb}")
        for verb, act in ON_DELIVERY.items()
    ),
    path("recommendations/", RecommendationList.as_view(), name="recommendation-list"),
    path("recommendations/<uuid:pk>/", recommendation_page, name="recommendation"),
    *(
        path(
            f"recommendations/<uuid:pk>/{verb}/",
            act.as_view(),
            name=f"recommendation-{verb}",
        )
        for verb, act in ON_RECOMMENDATION.items()
    ),
    path(
        "answers/<uuid:pk>/assess/", answer_acts.Assess.as_view(), name="answer-assess"
    ),
    path("bodies/", BodyList.as_view(), name="body-list"),
    path("bodies/<uuid:pk>/", body_page, name="body"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("groups/", groups.Groups.as_view(), name="group-list"),
    path("groups/<uuid:pk>/invite/", groups.Invite.as_view(), name="group-invite"),
    *(
        path(f"invitations/<uuid:pk>/{verb}/", act.as_view(), name=f"invitation-{verb}")
        for verb, act in ON_INVITATION.items()
    ),
]
