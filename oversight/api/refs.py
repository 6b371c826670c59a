"""What several resources of oversight show of one another."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend import clock
from backend.api import errors
from backend.api.problems import BreachOut
from backend.api.serializers import Out
from backend.law.text import Text
from oversight.models import Answer, Assessment, Case, Obligation

LANGUAGES = settings.LANGUAGES


class ObligationTerm(Out[Obligation]):
    """The clock of something that is owed: its day, and why that day."""

    overdue = serializers.SerializerMethodField()
    in_time = serializers.BooleanField(
        source="was_in_time", read_only=True, allow_null=True
    )
    explanation = serializers.SerializerMethodField()

    class Meta:
        model = Obligation
        fields = [
            "id",
            "state",
            "norm",
            "edition",
            "started_by",
            "started_on",
            "due_on",
            "discharged_on",
            "overdue",
            "in_time",
            "explanation",
        ]

    def get_overdue(self, obligation: Obligation) -> bool:
        """Tell whether it is still owed after its day."""
        return obligation.is_overdue(timezone.localdate(clock.now()))

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_explanation(self, obligation: Obligation) -> str | None:
        """Say in the caller's language why the term ends on that day."""
        stored: dict[str, Any] | None = obligation.explanation
        if stored is None:
            return None
        language = (get_language() or "kk")[:2]
        said: str = stored["explanation"].get(language, stored["explanation"]["kk"])
        return said


class CaseRef(Out[Case]):
    """A case where it is named beside something else."""

    class Meta:
        model = Case
        fields = ["id", "number", "theme"]


class AssessmentRef(Out[Assessment]):
    """The author's view of an answer."""

    class Meta:
        model = Assessment
        fields = ["id", "view", "reason", "about_version", "assessed_at"]


class AnswerRef(Out[Answer]):
    """A body's answer, beside its recommendation."""

    assessment = AssessmentRef(read_only=True, allow_null=True)
    breaches = serializers.SerializerMethodField()

    class Meta:
        model = Answer
        fields = [
            "id",
            "version",
            "verdict",
            "reasons",
            "language",
            "number",
            "redirected_to",
            "without_hearing",
            "hearing_note",
            "breaches",
            "signed_name",
            "signed_position",
            "acting_basis",
            "answered_on",
            "corrected_on",
            "is_entered_by_author",
            "scan",
            "assessment",
        ]

    @extend_schema_field(BreachOut(many=True))
    def get_breaches(self, answer: Answer) -> list[dict[str, str]]:
        """Tell what it lacks under the law: noted beside it, and not refused."""
        return noted(answer.breaches_noted)


def noted(breaches: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return breaches that a row has kept, in the caller's language."""
    language = errors.language()
    return [
        {
            "code": one["code"],
            "text": Text(**one["text"]).in_(language),
            "provision": Text(**one["provision"]).in_(language),
        }
        for one in breaches
    ]
