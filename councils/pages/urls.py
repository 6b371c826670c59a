"""The addresses of councils' pages, under the language."""

from django.urls import path

from councils.pages import (
    annual_report_acts,
    appeal_acts,
    application_acts,
    ballot_acts,
    composition_urls,
    draft_act_acts,
    forming_acts,
    guest_acts,
    informing_acts,
    live,
    meeting_acts,
    meeting_urls,
    minutes_acts,
    regulation_acts,
    work_plan_acts,
)
from councils.pages.annual_reports import AnnualReportList, annual_report_page
from councils.pages.appeals import AppealList, CouncilAppeals, appeal_page
from councils.pages.convocations import convocation_page
from councils.pages.councils import CouncilList, council_page
from councils.pages.draft_acts import (
    CouncilDraftActs,
    DraftActList,
    draft_act_page,
)
from councils.pages.forming import (
    CompetitionList,
    application_page,
    competition_page,
    forming_page,
    regulation_page,
)
from councils.pages.informings import CouncilInformings, conflicts_page
from councils.pages.meetings import MeetingList, meeting_page
from councils.pages.mine import mine_page
from councils.pages.minutes import (
    minutes_page,
    minutes_paper_page,
    template_file,
    template_page,
)
from councils.pages.work_plans import monitorings_page, plan_page
from councils.pages.years import sheet, year_page

urlpatterns = [
    *meeting_urls.urlpatterns,
    path("my-council/", mine_page, name="my-council"),
    path("convocations/<uuid:pk>/", convocation_page, name="convocation"),
    path("councils/", CouncilList.as_view(), name="council-list"),
    path("councils/<uuid:pk>/", council_page, name="council"),
    *composition_urls.urlpatterns,
    path(
        "councils/<uuid:pk>/plan-meeting/",
        meeting_acts.Plan.as_view(),
        name="council-plan-meeting",
    ),
    path(
        "councils/register/",
        regulation_acts.RegisterCouncil.as_view(),
        name="council-register",
    ),
    path("councils/<uuid:pk>/forming/", forming_page, name="council-forming"),
    path(
        "councils/<uuid:pk>/form-working-group/",
        forming_acts.FormWorkingGroup.as_view(),
        name="council-form-working-group",
    ),
    path("councils/<uuid:pk>/regulation/", regulation_page, name="council-regulation"),
    path(
        "councils/<uuid:pk>/enter-regulation/",
        regulation_acts.EnterRegulation.as_view(),
        name="council-enter-regulation",
    ),
    path(
        "councils/<uuid:pk>/settle/<str:key>/",
        regulation_acts.Settle.as_view(),
        name="council-settle",
    ),
    *(
        path(
            f"working-groups/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"working-group-{act.verb}",
        )
        for act in forming_acts.ON_GROUP
    ),
    path("competitions/", CompetitionList.as_view(), name="competition-list"),
    path("competitions/<uuid:pk>/", competition_page, name="competition"),
    *(
        path(
            f"competitions/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"competition-{act.verb}",
        )
        for act in (*application_acts.ON_COMPETITION, *forming_acts.ON_COMPETITION)
    ),
    path("applications/<uuid:pk>/", application_page, name="application"),
    *(
        path(
            f"applications/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"application-{act.verb}",
        )
        for act in application_acts.ON_APPLICATION
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
    path("councils/<uuid:pk>/year/", year_page, name="council-year"),
    path("councils/<uuid:pk>/year/attendance.csv", sheet, name="council-sheet"),
    path(
        "councils/<uuid:pk>/draft-report/",
        annual_report_acts.DraftReport.as_view(),
        name="council-draft-report",
    ),
    path("annual-reports/", AnnualReportList.as_view(), name="annual-report-list"),
    path("annual-reports/<uuid:pk>/", annual_report_page, name="annual-report"),
    *(
        path(
            f"annual-reports/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"annual-report-{act.verb}",
        )
        for act in annual_report_acts.ON_REPORT
    ),
    path("councils/<uuid:pk>/plan/", plan_page, name="council-plan"),
    path(
        "councils/<uuid:pk>/monitorings/",
        monitorings_page,
        name="council-monitorings",
    ),
    path(
        "councils/<uuid:pk>/draft-plan/",
        work_plan_acts.DraftPlan.as_view(),
        name="council-draft-plan",
    ),
    path(
        "councils/<uuid:pk>/log-monitoring/",
        work_plan_acts.LogMonitoring.as_view(),
        name="council-log-monitoring",
    ),
    path(
        "councils/<uuid:pk>/record-past-meeting/",
        work_plan_acts.RecordPastMeeting.as_view(),
        name="council-record-past-meeting",
    ),
    path(
        "agenda-items/<uuid:pk>/record-decision/",
        work_plan_acts.RecordPastDecision.as_view(),
        name="agenda-item-record-decision",
    ),
    path(
        "work-plans/<uuid:pk>/add-item/",
        work_plan_acts.AddPlanItem.as_view(),
        name="work-plan-add-item",
    ),
    path(
        "work-plans/<uuid:pk>/approve/",
        work_plan_acts.ApprovePlan.as_view(),
        name="work-plan-approve",
    ),
    path(
        "plan-items/<uuid:pk>/remove/",
        work_plan_acts.RemovePlanItem.as_view(),
        name="plan-item-remove",
    ),
    path(
        "plan-items/<uuid:pk>/put-on-agenda/",
        work_plan_acts.SchedulePlanItem.as_view(),
        name="plan-item-put-on-agenda",
    ),
    path(
        "monitorings/<uuid:pk>/put-on-agenda/",
        work_plan_acts.SubmitMonitoring.as_view(),
        name="monitoring-put-on-agenda",
    ),
    *(
        path(
            f"meetings/<uuid:pk>/{act.verb}/", act.as_view(), name=f"meeting-{act.verb}"
        )
        for act in guest_acts.ON_MEETING
    ),
    path(
        "guests/<uuid:pk>/withdraw/",
        guest_acts.WithdrawGuest.as_view(),
        name="guest-withdraw",
    ),
    path(
        "contributions/<uuid:pk>/enter-answer/",
        guest_acts.EnterAnswer.as_view(),
        name="contribution-enter-answer",
    ),
    path("appeals/", AppealList.as_view(), name="appeal-list"),
    path("appeals/<uuid:pk>/", appeal_page, name="appeal"),
    *(
        path(f"appeals/<uuid:pk>/{act.verb}/", act.as_view(), name=f"appeal-{act.verb}")
        for act in appeal_acts.ON_APPEAL
    ),
    path(
        "councils/<uuid:pk>/appeals/", CouncilAppeals.as_view(), name="council-appeals"
    ),
    *(
        path(f"councils/<uuid:pk>/{verb}/", act.as_view(), name=f"council-{verb}")
        for verb, act in appeal_acts.ON_COUNCIL
    ),
    path(
        "councils/<uuid:pk>/informing/",
        CouncilInformings.as_view(),
        name="council-informing",
    ),
    path(
        "councils/<uuid:pk>/record-informing/",
        informing_acts.RecordInforming.as_view(),
        name="council-record-informing",
    ),
    path("councils/<uuid:pk>/conflicts/", conflicts_page, name="council-conflicts"),
    path(
        "councils/<uuid:pk>/declare-conflict/",
        informing_acts.DeclareConflict.as_view(),
        name="council-declare-conflict",
    ),
    path(
        "conflict-declarations/<uuid:pk>/end/",
        informing_acts.EndConflict.as_view(),
        name="conflict-declaration-end",
    ),
    path("draft-acts/", DraftActList.as_view(), name="draft-act-list"),
    path("draft-acts/<uuid:pk>/", draft_act_page, name="draft-act"),
    *(
        path(
            f"draft-acts/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"draft-act-{act.verb}",
        )
        for act in draft_act_acts.ON_DRAFT
    ),
    path(
        "councils/<uuid:pk>/draft-acts/",
        CouncilDraftActs.as_view(),
        name="council-draft-acts",
    ),
    path(
        "councils/<uuid:pk>/enter-draft-act/",
        draft_act_acts.EnterNotification.as_view(),
        name="council-enter-draft-act",
    ),
    path(
        "councils/<uuid:pk>/notify-of-draft-act/",
        draft_act_acts.NotifyCouncil.as_view(),
        name="council-notify-of-draft-act",
    ),
    path(
        "meetings/<uuid:pk>/draft-minutes/",
        minutes_acts.DraftMinutes.as_view(),
        name="meeting-draft-minutes",
    ),
    path("minutes/<uuid:pk>/", minutes_page, name="minutes"),
    path(
        "minutes/<uuid:pk>/papers/<str:name>/", minutes_paper_page, name="minutes-paper"
    ),
    *(
        path(
            f"minutes/<uuid:pk>/{act.verb}/", act.as_view(), name=f"minutes-{act.verb}"
        )
        for act in minutes_acts.ON_MINUTES
    ),
    path(
        "remarks/<uuid:pk>/answer/",
        minutes_acts.AnswerRemark.as_view(),
        name="remark-answer",
    ),
    path(
        "councils/<uuid:pk>/minutes-template/",
        template_page,
        name="council-minutes-template",
    ),
    path(
        "councils/<uuid:pk>/minutes-template/file/",
        template_file,
        name="council-minutes-template-file",
    ),
    *(
        path(
            f"councils/<uuid:pk>/{act.verb}/", act.as_view(), name=f"council-{act.verb}"
        )
        for act in minutes_acts.ON_TEMPLATE
    ),
]
