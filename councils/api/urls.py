"""The addresses of councils in the API."""

from django.urls import path
from rest_framework.viewsets import ViewSetMixin

from councils.api.ballots import AgendaItemViewSet, BallotViewSet
from councils.api.checks import BallotCheck, CompositionCheck, QuorumCheck
from councils.api.convocations import ConvocationViewSet, SeatViewSet
from councils.api.councils import CouncilViewSet
from councils.api.decisions import DecisionViewSet
from councils.api.meetings import AttendanceViewSet, MeetingViewSet

resources: list[tuple[str, type[ViewSetMixin]]] = [
    ("councils", CouncilViewSet),
    ("convocations", ConvocationViewSet),
    ("seats", SeatViewSet),
    ("meetings", MeetingViewSet),
    ("agenda-items", AgendaItemViewSet),
    ("attendances", AttendanceViewSet),
    ("ballots", BallotViewSet),
    ("decisions", DecisionViewSet),
]
urlpatterns = [
    path("law/checks/quorum/", QuorumCheck.as_view(), name="check-quorum"),
    path("law/checks/ballot/", BallotCheck.as_view(), name="check-ballot"),
    path(
        "law/checks/composition/", CompositionCheck.as_view(), name="check-composition"
    ),
]
