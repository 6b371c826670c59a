"""The addresses of councils in the API."""

from django.urls import path
from rest_framework.viewsets import ViewSetMixin

from councils.api.agenda_items import AgendaItemViewSet
from councils.api.annual_reports import AnnualReportViewSet
from councils.api.appeals import AppealViewSet
from councils.api.applications import ApplicationViewSet
from councils.api.attendances import AttendanceViewSet
from councils.api.ballots import BallotViewSet
from councils.api.checks import BallotCheck, CompositionCheck, QuorumCheck
from councils.api.checks_draft_acts import DraftActCheck
from councils.api.checks_forming import CandidateCheck, WorkingGroupCheck
from councils.api.checks_seats import AbsencesCheck
from councils.api.commissions import CommissionViewSet
from councils.api.competitions import CompetitionViewSet
from councils.api.conflicts import ConflictDeclarationViewSet
from councils.api.contributions import ContributionViewSet
from councils.api.convocations import ConvocationViewSet
from councils.api.council_years import CouncilYearView
from councils.api.councils import CouncilViewSet
from councils.api.decisions import DecisionViewSet
from councils.api.draft_acts import DraftActViewSet
from councils.api.guests import GuestViewSet
from councils.api.hearings import HearingNoticeCheck
from councils.api.informings import InformingViewSet
from councils.api.materials import MaterialViewSet
from councils.api.meetings import MeetingViewSet
from councils.api.minutes import MinutesViewSet
from councils.api.monitorings import MonitoringViewSet
from councils.api.notices import NoticeCheck
from councils.api.proposals import ProposalViewSet
from councils.api.regulations import RegulationViewSet
from councils.api.seats import SeatViewSet
from councils.api.work_plans import PlanItemViewSet, WorkPlanViewSet
from councils.api.working_groups import WorkingGroupViewSet

resources: list[tuple[str, type[ViewSetMixin]]] = [
    ("councils", CouncilViewSet),
    ("convocations", ConvocationViewSet),
    ("seats", SeatViewSet),
    ("commissions", CommissionViewSet),
    ("regulations", RegulationViewSet),
    ("working-groups", WorkingGroupViewSet),
    ("competitions", CompetitionViewSet),
    ("applications", ApplicationViewSet),
    ("meetings", MeetingViewSet),
    ("minutes", MinutesViewSet),
    ("agenda-items", AgendaItemViewSet),
    ("agenda-proposals", ProposalViewSet),
    ("materials", MaterialViewSet),
    ("attendances", AttendanceViewSet),
    ("ballots", BallotViewSet),
    ("decisions", DecisionViewSet),
    ("guests", GuestViewSet),
    ("contributions", ContributionViewSet),
    ("work-plans", WorkPlanViewSet),
    ("plan-items", PlanItemViewSet),
    ("monitorings", MonitoringViewSet),
    ("appeals", AppealViewSet),
    ("informings", InformingViewSet),
    ("conflict-declarations", ConflictDeclarationViewSet),
    ("annual-reports", AnnualReportViewSet),
    ("draft-acts", DraftActViewSet),
]
urlpatterns = [
    path("councils/<uuid:pk>/year/", CouncilYearView.as_view(), name="council-year"),
    path("law/checks/quorum/", QuorumCheck.as_view(), name="check-quorum"),
    path("law/checks/ballot/", BallotCheck.as_view(), name="check-ballot"),
    path(
        "law/checks/composition/", CompositionCheck.as_view(), name="check-composition"
    ),
    path("law/checks/absences/", AbsencesCheck.as_view(), name="check-absences"),
    path("law/checks/candidate/", CandidateCheck.as_view(), name="check-candidate"),
    path(
        "law/checks/working-group/",
        WorkingGroupCheck.as_view(),
        name="check-working-group",
    ),
    path(
        "law/checks/hearing-notice/",
        HearingNoticeCheck.as_view(),
        name="check-hearing-notice",
    ),
    path("law/checks/notice/", NoticeCheck.as_view(), name="check-notice"),
    path("law/checks/draft-act/", DraftActCheck.as_view(), name="check-draft-act"),
]
