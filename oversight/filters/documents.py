"""How final documents, their deliveries and publications are sought."""

from django.db.models import QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet, TruthFilter
from oversight.models import Delivery, FinalDocument, Publication, ReceiptClaim


class FinalDocumentFilter(StrictFilterSet):
    """How final documents are sought."""

    sent_late = TruthFilter(method="were_late")
    initiator = django_filters.UUIDFilter("case__initiator_id")

    class Meta:
        model = FinalDocument
        fields = ["case"]

    def were_late(
        self,
        queryset: QuerySet[FinalDocument],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[FinalDocument]:
        """Keep those sent after their last day, or those sent in time."""
        rows = FinalDocument.objects
        found = rows.sent_late() if value else rows.sent_in_time()
        return queryset.filter(pk__in=found.values("pk"))


class DeliveryFilter(StrictFilterSet):
    """How deliveries are sought."""

    case = django_filters.UUIDFilter("document__case_id")
    disputed = TruthFilter(method="are_disputed")

    class Meta:
        model = Delivery
        fields = ["document", "body", "road"]

    def are_disputed(
        self,
        queryset: QuerySet[Delivery],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Delivery]:
        """Keep those with, or without, a claim that nobody has settled."""
        standing = ReceiptClaim.objects.standing().values("delivery_id")
        if value:
            return queryset.filter(pk__in=standing)
        return queryset.exclude(pk__in=standing)


class ReceiptClaimFilter(StrictFilterSet):
    """How disputes over days of receipt are sought."""

    case = django_filters.UUIDFilter("delivery__document__case_id")

    class Meta:
        model = ReceiptClaim
        fields = ["delivery", "claimant", "state"]


class PublicationFilter(StrictFilterSet):
    """How publications are sought."""

    case = django_filters.UUIDFilter("document__case_id")
    owed = TruthFilter("published_on", "isnull")

    class Meta:
        model = Publication
        fields = ["document", "organization", "what"]
