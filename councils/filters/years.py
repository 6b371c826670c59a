"""How informings, annual reports and declarations are sought."""

from django_filters import rest_framework as django_filters

from backend.api.filters import DayFilter, StrictFilterSet, TruthFilter
from councils.models import AnnualReport, ConflictDeclaration, Informing


class InformingFilter(StrictFilterSet):
    """How informings of the population are sought."""

    on_after = DayFilter("on", "gte")
    on_before = DayFilter("on", "lte")

    class Meta:
        model = Informing
        fields = ["council"]


class AnnualReportFilter(StrictFilterSet):
    """How annual reports are sought."""

    region = django_filters.UUIDFilter("council__organization__region")

    class Meta:
        model = AnnualReport
        fields = ["council", "year", "state"]


class ConflictDeclarationFilter(StrictFilterSet):
    """How declarations are sought."""

    council = django_filters.UUIDFilter("seat__convocation__council")
    has_ended = TruthFilter("ended_on", "isnull", exclude=True)

    class Meta:
        model = ConflictDeclaration
        fields = ["seat", "organization"]
