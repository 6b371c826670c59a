"""How guests and contributions are sought."""

from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet, TruthFilter
from councils.models import Contribution, Guest


class GuestFilter(StrictFilterSet):
    """How guests are sought."""

    council = django_filters.UUIDFilter("meeting__council")
    has_come = TruthFilter("arrived_at", "isnull", exclude=True)

    class Meta:
        model = Guest
        fields = ["meeting", "agenda_item", "capacity", "organization"]


class ContributionFilter(StrictFilterSet):
    """How contributions are sought."""

    council = django_filters.UUIDFilter("meeting__council")
    is_answered = TruthFilter("answered_at", "isnull", exclude=True)

    class Meta:
        model = Contribution
        fields = ["meeting", "agenda_item", "kind", "seat"]
