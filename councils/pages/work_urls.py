"""The addresses of a council's work beside its meetings."""

from django.urls import path

from backend.pages.acts import addresses
from councils.pages import (
    annual_report_acts,
    appeal_acts,
    draft_act_acts,
    informing_acts,
    work_plan_acts,
)
from councils.pages.annual_reports import AnnualReportList, annual_report_page
from councils.pages.appeals import AppealList, CouncilAppeals, appeal_page
from councils.pages.draft_acts import (
    CouncilDraftActs,
    DraftActList,
    draft_act_page,
)
from councils.pages.informings import CouncilInformings, conflicts_page
from councils.pages.work_plans import monitorings_page, plan_page
from councils.pages.years import sheet, year_page

urlpatterns = [
    path("councils/<uuid:pk>/plan/", plan_page, name="council-plan"),
    path(
        "councils/<uuid:pk>/monitorings/",
        monitorings_page,
        name="council-monitorings",
    ),
    *addresses("councils", "council", work_plan_acts.ON_COUNCIL),
    *addresses("work-plans", "work-plan", work_plan_acts.ON_PLAN),
    *addresses("plan-items", "plan-item", work_plan_acts.ON_PLAN_ITEM),
    *addresses("monitorings", "monitoring", [work_plan_acts.SubmitMonitoring]),
    path(
        "councils/<uuid:pk>/draft-acts/",
        CouncilDraftActs.as_view(),
        name="council-draft-acts",
    ),
    *addresses("councils", "council", draft_act_acts.ON_COUNCIL),
    path("draft-acts/", DraftActList.as_view(), name="draft-act-list"),
    path("draft-acts/<uuid:pk>/", draft_act_page, name="draft-act"),
    *addresses("draft-acts", "draft-act", draft_act_acts.ON_DRAFT),
    path(
        "councils/<uuid:pk>/appeals/", CouncilAppeals.as_view(), name="council-appeals"
    ),
    *addresses("councils", "council", appeal_acts.ON_COUNCIL),
    path("appeals/", AppealList.as_view(), name="appeal-list"),
    path("appeals/<uuid:pk>/", appeal_page, name="appeal"),
    *addresses("appeals", "appeal", appeal_acts.ON_APPEAL),
    path(
        "councils/<uuid:pk>/informing/",
        CouncilInformings.as_view(),
        name="council-informing",
    ),
    path("councils/<uuid:pk>/conflicts/", conflicts_page, name="council-conflicts"),
    *addresses("councils", "council", informing_acts.ON_COUNCIL),
    *addresses(
        "conflict-declarations", "conflict-declaration", [informing_acts.EndConflict]
    ),
    path("councils/<uuid:pk>/year/", year_page, name="council-year"),
    path("councils/<uuid:pk>/year/attendance.csv", sheet, name="council-sheet"),
    *addresses("councils", "council", [annual_report_acts.DraftReport]),
    path("annual-reports/", AnnualReportList.as_view(), name="annual-report-list"),
    path("annual-reports/<uuid:pk>/", annual_report_page, name="annual-report"),
    *addresses("annual-reports", "annual-report", annual_report_acts.ON_REPORT),
]
