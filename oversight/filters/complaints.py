"""How complaints are sought."""

from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet
from oversight.models import Complaint


class ComplaintFilter(StrictFilterSet):
    """How complaints are sought."""

    case = django_filters.UUIDFilter("recommendation__case_id")
    body = django_filters.UUIDFilter("recommendation__body_id")
    updated_since = django_filters.IsoDateTimeFilter("updated_at", "gte")

    class Meta:
        model = Complaint
        fields = ["recommendation", "addressee", "to", "ground", "state", "outcome"]
