"""How the papers of a body's own desk are sought: drafts, hearings, assignments."""

from django.db.models import QuerySet
from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet, TruthFilter
from oversight.models import (
    AnswerDraft,
    AnswerTemplate,
    AnswerVersion,
    Assignment,
    BodyHearing,
)


class AnswerDraftFilter(StrictFilterSet):
    """How drafts of answers are sought."""

    case = django_filters.UUIDFilter("recommendation__case_id")
    body = django_filters.UUIDFilter("recommendation__body_id")

    class Meta:
        model = AnswerDraft
        fields = ["recommendation", "state"]


class AnswerVersionFilter(StrictFilterSet):
    """How versions of answers are sought."""

    recommendation = django_filters.UUIDFilter("answer__recommendation_id")
    case = django_filters.UUIDFilter("answer__recommendation__case_id")

    class Meta:
        model = AnswerVersion
        fields = ["answer", "verdict"]


class BodyHearingFilter(StrictFilterSet):
    """How hearings of the subject are sought."""

    case = django_filters.UUIDFilter("document__case_id")
    recommendation = django_filters.UUIDFilter("recommendations")

    class Meta:
        model = BodyHearing
        fields = ["document", "body", "state"]


class AssignmentFilter(StrictFilterSet):
    """How assignments are sought."""

    in_force = TruthFilter(method="are_in_force")

    class Meta:
        model = Assignment
        fields = ["obligation", "person"]

    def are_in_force(
        self,
        queryset: QuerySet[Assignment],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[Assignment]:
        """Keep those that have, or have not, been taken back."""
        return queryset.filter(ended_at__isnull=value)


class AnswerTemplateFilter(StrictFilterSet):
    """How templates of answers are sought."""

    in_use = TruthFilter(method="are_in_use")

    class Meta:
        model = AnswerTemplate
        fields = ["organization", "language"]

    def are_in_use(
        self,
        queryset: QuerySet[AnswerTemplate],
        name: str,
        value: bool,  # noqa: FBT001
    ) -> QuerySet[AnswerTemplate]:
        """Keep those that are, or are not, still offered."""
        return queryset.filter(archived_at__isnull=value)
