"""The addresses of meetings: agendas, papers, proposals, ballots, minutes."""

from django.urls import path

from backend.pages.acts import addresses
from councils.pages import (
    agenda_acts,
    ballot_acts,
    guest_acts,
    live,
    meeting_acts,
    minutes_acts,
    proposals,
    work_plan_acts,
)
from councils.pages.meetings import (
    MeetingList,
    calendar_entry,
    council_meetings_page,
    meeting_page,
)
from councils.pages.minutes import minutes_page, minutes_paper_page

urlpatterns = [
    path(
        "councils/<uuid:pk>/meetings/", council_meetings_page, name="council-meetings"
    ),
    *addresses(
        "councils", "council", [meeting_acts.Plan, work_plan_acts.RecordPastMeeting]
    ),
    path(
        "councils/<uuid:pk>/proposals/",
        proposals.proposals_page,
        name="council-proposals",
    ),
    *addresses("councils", "council", [proposals.Propose]),
    *addresses("agenda-proposals", "agenda-proposal", proposals.ON_PROPOSAL),
    path("meetings/", MeetingList.as_view(), name="meeting-list"),
    path("meetings/<uuid:pk>/", meeting_page, name="meeting"),
    path("meetings/<uuid:pk>/calendar.ics", calendar_entry, name="meeting-calendar"),
    path("meetings/<uuid:pk>/console/", live.Console.as_view(), name="meeting-console"),
    path("meetings/<uuid:pk>/vote/", live.Voting.as_view(), name="meeting-vote"),
    *addresses("meetings", "meeting", meeting_acts.STEPS),
    *addresses("meetings", "meeting", meeting_acts.OF_SEATS),
    *addresses("meetings", "meeting", agenda_acts.ON_AGENDA),
    *addresses("meetings", "meeting", guest_acts.ON_MEETING),
    *addresses("meetings", "meeting", [minutes_acts.DraftMinutes]),
    *addresses("agenda-items", "agenda-item", agenda_acts.ON_ITEM),
    *addresses("agenda-items", "agenda-item", [ballot_acts.PutToVote]),
    *addresses("agenda-items", "agenda-item", [work_plan_acts.RecordPastDecision]),
    path(
        "materials/<uuid:pk>/content/",
        agenda_acts.material_content,
        name="material-content",
    ),
    *addresses("materials", "material", [agenda_acts.RemoveMaterial]),
    *addresses("guests", "guest", [guest_acts.WithdrawGuest]),
    *addresses("contributions", "contribution", [guest_acts.EnterAnswer]),
    *addresses("ballots", "ballot", ballot_acts.ON_BALLOT),
    *addresses("decisions", "decision", [ballot_acts.SendRecommendations]),
    path("minutes/<uuid:pk>/", minutes_page, name="minutes"),
    path(
        "minutes/<uuid:pk>/papers/<str:name>/", minutes_paper_page, name="minutes-paper"
    ),
    *addresses("minutes", "minutes", minutes_acts.ON_MINUTES),
    *addresses("remarks", "remark", [minutes_acts.AnswerRemark]),
]
