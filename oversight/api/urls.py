"""The addresses of oversight in the API."""

from django.urls import URLPattern, path
from rest_framework.viewsets import ViewSetMixin

from oversight.api.cases import CaseViewSet, ParticipantViewSet
from oversight.api.final_documents import DeliveryViewSet, FinalDocumentViewSet
from oversight.api.findings import FindingViewSet
from oversight.api.groups import GroupViewSet, InvitationViewSet
from oversight.api.obligations import ObligationViewSet
from oversight.api.proofs import ProofBundleView
from oversight.api.recommendations import AnswerViewSet, RecommendationViewSet

resources: list[tuple[str, type[ViewSetMixin]]] = [
    ("obligations", ObligationViewSet),
    ("groups", GroupViewSet),
    ("invitations", InvitationViewSet),
    ("cases", CaseViewSet),
    ("participants", ParticipantViewSet),
    ("findings", FindingViewSet),
    ("final-documents", FinalDocumentViewSet),
    ("deliveries", DeliveryViewSet),
    ("recommendations", RecommendationViewSet),
    ("answers", AnswerViewSet),
]
urlpatterns: list[URLPattern] = [
    path(
        "cases/<uuid:pk>/proof-bundle/",
        ProofBundleView.as_view(),
        name="case-proof-bundle",
    ),
]
