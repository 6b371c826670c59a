"""The addresses of final documents, deliveries, disputes and publications."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import delivery_acts, papers

urlpatterns = [
    path("cases/<uuid:pk>/papers/", papers.case_papers, name="case-papers"),
    path(
        "final-documents/<uuid:pk>/papers/<str:name>/",
        papers.document_paper,
        name="final-document-paper",
    ),
    path("publications/<uuid:pk>/", papers.publication_page, name="publication"),
    *addresses("deliveries", "delivery", delivery_acts.DELIVERY_ACTS),
    *addresses("receipt-claims", "receipt-claim", delivery_acts.CLAIM_ACTS),
    *addresses("publications", "publication", [delivery_acts.Publish]),
]
