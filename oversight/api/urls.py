"""The addresses of oversight in the API."""

from django.urls import URLPattern, path
from rest_framework.viewsets import ViewSetMixin

from oversight.api.announcements import AnnouncementViewSet, BodyInvitationViewSet
from oversight.api.answer_drafts import AnswerDraftViewSet
from oversight.api.answer_templates import AnswerTemplateViewSet
from oversight.api.answers import AnswerVersionViewSet, AnswerViewSet
from oversight.api.assignments import AssignmentViewSet
from oversight.api.body_hearings import BodyHearingViewSet
from oversight.api.calendar_changes import CalendarChangeViewSet
from oversight.api.case_handovers import CaseHandoverViewSet
from oversight.api.cases import CaseViewSet
from oversight.api.checklists import ChecklistViewSet
from oversight.api.checks.answer import AnswerCheck
from oversight.api.checks.discussion import DiscussionCheck
from oversight.api.checks.expert import ExpertCheck
from oversight.api.checks.group import GroupCheck
from oversight.api.checks.visit import VisitCheck
from oversight.api.complaints import ComplaintViewSet
from oversight.api.deliveries import DeliveryViewSet, ReceiptClaimViewSet
from oversight.api.discussions import (
    AttendeeViewSet,
    DiscussionContributionViewSet,
    DiscussionProtocolViewSet,
)
from oversight.api.expertise import ExpertConclusionViewSet, ExpertQuestionViewSet
from oversight.api.final_documents import FinalDocumentViewSet
from oversight.api.findings import FindingViewSet
from oversight.api.groups import (
    GroupProtocolViewSet,
    GroupViewSet,
    InvitationViewSet,
)
from oversight.api.inspections import InspectionViewSet
from oversight.api.measure_plans import MeasurePlanViewSet
from oversight.api.measures import MeasureViewSet
from oversight.api.monitoring_plans import MonitoringPlanViewSet
from oversight.api.obligations import ObligationViewSet
from oversight.api.participants import (
    ParticipantConflictViewSet,
    ParticipantViewSet,
)
from oversight.api.proofs import ProofBundleView
from oversight.api.publications import PublicationViewSet
from oversight.api.recommendations import RecommendationViewSet
from oversight.api.sites import SiteViewSet
from oversight.api.visits import VisitViewSet

resources: list[tuple[str, type[ViewSetMixin]]] = [
    ("obligations", ObligationViewSet),
    ("calendar-changes", CalendarChangeViewSet),
    ("groups", GroupViewSet),
    ("invitations", InvitationViewSet),
    ("group-protocols", GroupProtocolViewSet),
    ("cases", CaseViewSet),
    ("case-handovers", CaseHandoverViewSet),
    ("participants", ParticipantViewSet),
    ("participant-conflicts", ParticipantConflictViewSet),
    ("findings", FindingViewSet),
    ("final-documents", FinalDocumentViewSet),
    ("deliveries", DeliveryViewSet),
    ("receipt-claims", ReceiptClaimViewSet),
    ("publications", PublicationViewSet),
    ("recommendations", RecommendationViewSet),
    ("answers", AnswerViewSet),
    ("answer-versions", AnswerVersionViewSet),
    ("answer-drafts", AnswerDraftViewSet),
    ("answer-templates", AnswerTemplateViewSet),
    ("body-hearings", BodyHearingViewSet),
    ("assignments", AssignmentViewSet),
    ("measures", MeasureViewSet),
    ("measure-plans", MeasurePlanViewSet),
    ("complaints", ComplaintViewSet),
    ("monitoring-plans", MonitoringPlanViewSet),
    ("checklists", ChecklistViewSet),
    ("sites", SiteViewSet),
    ("inspections", InspectionViewSet),
    ("visits", VisitViewSet),
    ("announcements", AnnouncementViewSet),
    ("body-invitations", BodyInvitationViewSet),
    ("attendees", AttendeeViewSet),
    ("discussion-contributions", DiscussionContributionViewSet),
    ("discussion-protocols", DiscussionProtocolViewSet),
    ("expert-questions", ExpertQuestionViewSet),
    ("expert-conclusions", ExpertConclusionViewSet),
]
urlpatterns: list[URLPattern] = [
    path("law/checks/answer/", AnswerCheck.as_view(), name="check-answer"),
    path("law/checks/discussion/", DiscussionCheck.as_view(), name="check-discussion"),
    path("law/checks/group/", GroupCheck.as_view(), name="check-group"),
    path("law/checks/expert/", ExpertCheck.as_view(), name="check-expert"),
    path("law/checks/visit/", VisitCheck.as_view(), name="check-visit"),
    path(
        "cases/<uuid:pk>/proof-bundle/",
        ProofBundleView.as_view(),
        name="case-proof-bundle",
    ),
]
