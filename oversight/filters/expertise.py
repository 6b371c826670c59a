"""How questions to experts and their conclusions are sought."""

from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet
from oversight.models import ExpertConclusion, ExpertQuestion


class ExpertQuestionFilter(StrictFilterSet):
    """How questions to experts are sought."""

    class Meta:
        model = ExpertQuestion
        fields = ["case", "about"]


class ExpertConclusionFilter(StrictFilterSet):
    """How conclusions are sought."""

    case = django_filters.UUIDFilter("question__case_id")

    class Meta:
        model = ExpertConclusion
        fields = ["question", "participant"]
