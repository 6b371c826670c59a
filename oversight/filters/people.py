"""How participants, their declarations and the protocols of groups are sought."""

from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet, TruthFilter
from oversight.models import ConflictDeclaration, GroupProtocol, Participant


class ParticipantFilter(StrictFilterSet):
    """How participants are sought."""

    has_left = TruthFilter("to_on", "isnull", exclude=True)

    class Meta:
        model = Participant
        fields = ["case", "capacity", "organization"]


class ConflictDeclarationFilter(StrictFilterSet):
    """How declarations of conflicts of interest are sought."""

    case = django_filters.UUIDFilter("participant__case")
    is_awaited = TruthFilter("has_conflict", "isnull")
    is_resolved = TruthFilter("resolved_at", "isnull", exclude=True)
    is_replaced = TruthFilter("replaced_at", "isnull", exclude=True)

    class Meta:
        model = ConflictDeclaration
        fields = ["participant", "body", "finding"]


class GroupProtocolFilter(StrictFilterSet):
    """How protocols of groups are sought."""

    class Meta:
        model = GroupProtocol
        fields = ["group", "kind"]
