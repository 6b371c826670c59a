"""Bases and fields of what comes in (`…In`) and what goes out (`…Out`)."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.fields import SkipField

from backend import clock, texts
from backend.api.errors import Missing

LARGEST_NUMBER = 2**31 - 1
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,15}(Z|[+-][0-9]{2}:[0-9]{2})"
)
M = TypeVar("M", bound=Model)


class ShortText(serializers.CharField):
    """One line of text, in NFC, without control characters or changes of direction."""

    longest: ClassVar[int] = texts.SHORT
    allowed: ClassVar[frozenset[str]] = texts.ONE_LINE
    default_error_messages = {**texts.MESSAGES}

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", self.longest)
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> str:
        """Return the text, normalised; only strings are text."""
        if not isinstance(data, str):
            self.fail("invalid")
        text = texts.normal(data)
        if found := texts.fault(text, allowed=self.allowed):
            self.fail(found)
        return super().to_internal_value(text)


class LongText(ShortText):
    """Paragraphs of text: new lines and tabs may stand in it."""

    longest = texts.LONG
    allowed = texts.PARAGRAPHS


class Day(serializers.DateField):
    """A legal day, `2026-02-01`, of this time and not of another century."""

    default_error_messages = {
        "century": texts.CENTURY,
    }

    def to_internal_value(self, value: Any) -> date:
        """Return the day; only the extended ISO form is taken."""
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            self.fail("invalid", format="YYYY-MM-DD")
        day: date = super().to_internal_value(value)
        if not texts.is_of_this_time(day):
            self.fail("century")
        return day


class PastDay(Day):
    """A legal day that has come: today at the latest."""

    default_error_messages = {"future": texts.FUTURE}

    def to_internal_value(self, value: Any) -> date:
        """Return the day."""
        day = super().to_internal_value(value)
        if day > timezone.localdate(clock.now()):
            self.fail("future")
        return day


class Moment(serializers.DateTimeField):
    """A moment with its offset, `2026-02-01T10:00:00+05:00`."""

    default_error_messages = {
        "century": _("The moment must lie between the years 1900 and 2200."),
    }

    def to_internal_value(self, value: Any) -> datetime:
        """Return the moment; without an offset it is none."""
        if not isinstance(value, str) or not _MOMENT.fullmatch(value):
            self.fail("invalid", format="YYYY-MM-DDThh:mm:ss+hh:mm")
        try:
            moment = parse_datetime(value)
        except ValueError:
            moment = None
        if moment is None:
            self.fail("invalid", format="YYYY-MM-DDThh:mm:ss+hh:mm")
        if not texts.is_of_this_time(moment):
            self.fail("century")
        return super().to_internal_value(moment)


class WholeNumber(serializers.IntegerField):
    """A JSON number without fraction; by default not negative."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("min_value", 0)
        options.setdefault("max_value", LARGEST_NUMBER)
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> int:
        """Return the number; texts, fractions and truths are none."""
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    """`true` or `false`, and no other way to say it."""

    def to_internal_value(self, data: Any) -> bool:
        """Return the truth."""
        if not isinstance(data, bool):
            self.fail("invalid", input=str(data)[:100])
        return data


class Id(serializers.UUIDField):
    """A public id in its usual form."""

    def to_internal_value(self, data: Any) -> UUID:
        """Return the id; numbers are none."""
        if not isinstance(data, str):
            self.fail("invalid", value=str(data)[:100])
        return super().to_internal_value(data[:100])


@extend_schema_field(OpenApiTypes.UUID)
class Visible(serializers.Field[Any, str, str, Any]):
    """A thing named by its id; hidden from the caller is the same as absent: 404.

    Takes the queryset's question: `Visible(Organization.objects.visible_to)`.
    """

    default_error_messages = {"invalid": _("This is not an id.")}

    def __init__(
        self, seen_by: Callable[[Any], QuerySet[Any, Any]], **options: Any
    ) -> None:
        self.seen_by = seen_by
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> Any:
        """Return the row."""
        try:
            wanted = UUID(data) if isinstance(data, str) else None
        except ValueError:
            wanted = None
        if wanted is None:
            self.fail("invalid")
        request = self.context.get("request")
        user = request.user if request is not None else AnonymousUser()
        found = self.seen_by(user).filter(pk=wanted).first()
        if found is None:
            raise Missing(str(self.field_name or self.parent.field_name))
        return found

    def to_representation(self, value: Any) -> str:
        """Return the id."""
        return str(value.pk)


class StrictSerializer(serializers.Serializer[Any]):
    """Base of every `…In`: a field that it does not know is refused."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the validated values, or tell all that is wrong."""
        wrong: dict[str, Any] = {}
        if isinstance(data, Mapping):
            taken = {n for n, field in self.fields.items() if not field.read_only}
            unknown = sorted(set(data) - taken)[:20]
            message = _("This field is not known here.")
            wrong = {name: [ErrorDetail(str(message), "unknown")] for name in unknown}
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as refusal:
            if isinstance(refusal.detail, dict):
                wrong = {**wrong, **refusal.detail}
            raise serializers.ValidationError(wrong or refusal.detail) from None
        if wrong:
            raise serializers.ValidationError(wrong)
        return values


class NoBody(StrictSerializer):
    """What an act takes that takes nothing."""


class ReasonIn(StrictSerializer):
    """Why."""

    reason = LongText(max_length=500)


class Out(serializers.ModelSerializer[M]):
    """Base of every `…Out` of a model: it shows, and never writes."""


class _OnlyOnItems(serializers.Field[Any, Any, Any, Any]):
    """A field that the view fills on a single item; in lists it is left out."""

    def get_attribute(self, instance: Any) -> Any:
        """Return what the view found, or leave the field out."""
        is_root = self.parent is not None and self.parent.parent is None
        found = self.context.get(str(self.field_name)) if is_root else None
        if found is None:
            raise SkipField
        return found


class ReasonOut(serializers.Serializer[Any]):
    """Why a move is closed; the provision is null where the state refuses."""

    code = serializers.CharField()
    text = serializers.CharField()
    provision = serializers.CharField(allow_null=True)


class MoveOut(serializers.Serializer[Any]):
    """One act on this object, open to the caller now or not, and why."""

    act = serializers.CharField(help_text="The verb of the act's address.")
    open = serializers.BooleanField()
    reasons = ReasonOut(many=True)


class Links(_OnlyOnItems, serializers.DictField):
    """Addresses that belong to the item, by what they are."""

    child = serializers.CharField()


class Moves(_OnlyOnItems, serializers.ListField):
    """The acts of the item, for a signed-in caller."""

    child = MoveOut()


class ItemOut(Out[M]):
    """Base of the `…Out` of a resource: a single item has `links` and `moves`."""

    def get_fields(self) -> dict[str, Any]:
        """Return the declared fields, and the two of a single item."""
        fields: dict[str, Any] = super().get_fields()
        fields["links"] = Links(read_only=True)
        fields["moves"] = Moves(read_only=True)
        return fields
