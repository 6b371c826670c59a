"""The addresses of councils' pages, under the language."""

from django.urls import path

from councils.pages import ballot_acts, live, meeting_acts
from councils.pages.councils import CouncilList, council_page
from councils.pages.meetings import MeetingList, meeting_page

urlpatterns = [
    path("councils/", CouncilList.as_view(), name="council-list"),
    path("councils/<uuid:pk>/", council_page, name="council"),
    path(
        "councils/<uuid:pk>/plan-meeting/",
        meeting_acts.Plan.as_view(),
        name="council-plan-meeting",
    ),
    path("meetings/", MeetingList.as_view(), name="meeting-list"),
    path("meetings/<uuid:pk>/", meeting_page, name="meeting"),
    path("meetings/<uuid:pk>/console/", live.Console.as_view(), name="meeting-console"),
    path("meetings/<uuid:pk>/vote/", live.Voting.as_view(), name="meeting-vote"),
    *(
        path(
            f"meetings/<uuid:pk>/{act.verb}/", act.as_view(), name=f"meeting-{act.verb}"
        )
        for act in (*meeting_acts.STEPS, *meeting_acts.OF_SEATS)
    ),
    path(
        "agenda-items/<uuid:pk>/put-to-vote/",
        ballot_acts.PutToVote.as_view(),
        name="agenda-item-put-to-vote",
    ),
    *(
        path(f"ballots/<uuid:pk>/{act.verb}/", act.as_view(), name=f"ballot-{act.verb}")
        for act in ballot_acts.ON_BALLOT
    ),
    path(
        "decisions/<uuid:pk>/send-recommendations/",
        ballot_acts.SendRecommendations.as_view(),
        name="decision-send-recommendations",
    ),
]
