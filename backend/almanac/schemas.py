"""What the doors of the law answer, for the contract."""

from typing import Any

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema_field,
    extend_schema_serializer,
)
from rest_framework import serializers

from backend.api.pagination import LARGEST
from backend.law.calendar import YearState
from backend.law.citation import Read
from backend.law.norm import Kind
from backend.law.unit import Unit

KINDS = [(kind.value, kind.value) for kind in Kind]
_VALUE = {"type": ["integer", "string", "null"]}
PAGE_PARAMETERS = [
    OpenApiParameter("cursor", description="Where the page begins."),
    OpenApiParameter("page_size", int, description=f"Rows of a page, 1 to {LARGEST}."),
    OpenApiParameter("ordering", enum=["id", "-id"]),
    OpenApiParameter("count", enum=["estimate", "exact"]),
]


@extend_schema_field(_VALUE)
class ValueField(serializers.Field[Any, Any, Any, Any]):
    """A whole number, a share or statement in words, or null."""


class EditionOut(serializers.Serializer[Any]):
    """One edition of a norm."""

    value = ValueField()

    def get_fields(self) -> dict[str, Any]:
        """Return the fields; `from` is no name that a class could give."""
        return {"from": serializers.DateField(), **super().get_fields()}


class NormOut(serializers.Serializer[Any]):
    """One number or statement of the law."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    value = ValueField(help_text="In force today.")
    unit = serializers.ChoiceField(
        choices=[unit.value for unit in Unit], allow_null=True
    )
    text = serializers.CharField()
    act = serializers.CharField()
    provision = serializers.CharField()
    editions = EditionOut(many=True)
    read = serializers.ChoiceField(choices=[read.value for read in Read])

    def get_fields(self) -> dict[str, Any]:
        """Return the fields; `source` means something else to a serializer."""
        source = serializers.CharField(allow_blank=True)
        return {**super().get_fields(), "source": source}


class NormItemOut(NormOut):
    """One number, with the addresses beside it."""

    links = serializers.DictField(child=serializers.CharField())


class NormPageOut(serializers.Serializer[Any]):
    """One page of norms."""

    count = serializers.IntegerField(required=False)
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = NormOut(many=True)


@extend_schema_serializer(component_name="ExplainedDay")
class ExplainedDayOut(serializers.Serializer[Any]):
    """A day, and why it was counted or not."""

    on = serializers.DateField()
    why = serializers.CharField()


class TermOut(serializers.Serializer[Any]):
    """A term and its explanation: `from` and `due`, or `before` and `latest`."""

    norm = serializers.CharField()
    value = serializers.IntegerField()
    unit = serializers.ChoiceField(choices=[unit.value for unit in Unit])
    provision = serializers.CharField()
    edition = serializers.DateField(allow_null=True)
    read = serializers.ChoiceField(choices=[read.value for read in Read])
    due = serializers.DateField(required=False)
    before = serializers.DateField(required=False)
    latest = serializers.DateField(required=False)
    skipped = ExplainedDayOut(many=True)
    worked = ExplainedDayOut(
        many=True, help_text="Days worked that would be off by the rule."
    )
    moved_from = serializers.DateField(allow_null=True)
    provisional = serializers.BooleanField()
    calendar_version = serializers.CharField()
    explanation = serializers.CharField()

    def get_fields(self) -> dict[str, Any]:
        """Return the fields; `from` is no name that a class could give."""
        return {"from": serializers.DateField(required=False), **super().get_fields()}


class CalendarDayOut(serializers.Serializer[Any]):
    """One day of a year."""

    on = serializers.DateField()
    working = serializers.BooleanField()
    why = serializers.CharField(allow_null=True)
    estimated = serializers.BooleanField()

    def get_fields(self) -> dict[str, Any]:
        """Return the fields; `source` means something else to a serializer."""
        source = serializers.CharField(allow_null=True)
        return {**super().get_fields(), "source": source}


@extend_schema_serializer(component_name="Calendar")
class CalendarOut(serializers.Serializer[Any]):
    """One year of the working calendar."""

    year = serializers.IntegerField()
    state = serializers.ChoiceField(choices=[state.value for state in YearState])
    calendar_version = serializers.CharField()
    working_days = serializers.IntegerField()
    days = CalendarDayOut(many=True)


_ANSWER = {
    "id": "control.answer",
    "kind": "term",
    "value": 10,
    "unit": "working_days",
    "text": "Each recommendation gets its own reasoned answer.",
    "act": "PC",
    "provision": "PC, art. 13(4)",
    "editions": [{"from": "2024-04-05", "value": 10}],
    "read": "text",
    "source": "https://adilet.zan.kz/rus/docs/Z2300000030",
}
_COUNTED = {
    "unit": "working_days",
    "edition": "2024-04-05",
    "read": "text",
    "worked": [],
    "moved_from": None,
    "provisional": False,
    "calendar_version": "2026-0a1b2c3d",
    "explanation": "Term: 10 working days …",
    "skipped": [{"on": "2026-12-16", "why": "Independence Day"}],
}
_HERE = "/api/v1/law/norms/control.answer/"

NORM_PAGE = OpenApiExample(
    "Norms",
    {"next": None, "previous": None, "results": [_ANSWER]},
    response_only=True,
)
NORM_ITEM = OpenApiExample(
    "An answer's term",
    {**_ANSWER, "links": {"self": _HERE, "term": f"{_HERE}term/"}},
    response_only=True,
)
TERM = OpenApiExample(
    "Forward",
    {
        "norm": "control.answer",
        "value": 10,
        "provision": "PC, art. 13(4)",
        "from": "2026-12-04",
        "due": "2026-12-21",
        **_COUNTED,
    },
    response_only=True,
)
TERM_BACKWARDS = OpenApiExample(
    "Backward",
    {
        "norm": "control.discussion.invite",
        "value": 5,
        "provision": "PC, art. 10(3)",
        "before": "2026-12-21",
        "latest": "2026-12-11",
        **_COUNTED,
    },
    response_only=True,
)
CALENDAR = OpenApiExample(
    "A year",
    {
        "year": 2026,
        "state": "complete",
        "calendar_version": "2026-0a1b2c3d",
        "working_days": 248,
        "days": [
            {
                "on": "2026-12-16",
                "working": False,
                "why": "Independence Day",
                "source": "holidays package, KZ",
                "estimated": False,
            }
        ],
    },
    response_only=True,
)
