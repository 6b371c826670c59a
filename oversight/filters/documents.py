"""How final documents and their deliveries are sought."""

from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet
from oversight.models import Delivery, FinalDocument


class FinalDocumentFilter(StrictFilterSet):
    """How final documents are sought."""

    class Meta:
        model = FinalDocument
        fields = ["case"]


class DeliveryFilter(StrictFilterSet):
    """How deliveries are sought."""

    case = django_filters.UUIDFilter("document__case_id")

    class Meta:
        model = Delivery
        fields = ["document", "body", "road"]
