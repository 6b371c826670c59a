"""Filters of lists: what is not known, or not valid, is refused and never ignored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as django_filters
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request

from backend import texts
from backend.api.errors import InvalidParameters

LONGEST = 200


class TruthField(forms.CharField):
    """`true` or `false`."""

    default_error_messages = {"invalid": _("Say “true” or “false”.")}

    def clean(self, value: Any) -> bool | None:
        """Return the truth; None where nothing was said."""
        match super().clean(value):
            case "":
                return None
            case "true":
                return True
            case "false":
                return False
            case _:
                raise forms.ValidationError(
                    self.error_messages["invalid"], code="invalid"
                )


class TruthFilter(django_filters.Filter):
    """A filter that takes `true` and `false` alone."""

    field_class = TruthField


class WholeNumberField(forms.IntegerField):
    """A number that fits a column."""

    def __init__(self, **options: Any) -> None:
        options |= {"min_value": -(2**31), "max_value": 2**31 - 1}
        super().__init__(**options)


class WholeNumberFilter(django_filters.Filter):
    """A filter by a whole number."""

    field_class = WholeNumberField


class DayField(forms.DateField):
    """A legal day in the ISO form, of this time."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "input_formats": ["%Y-%m-%d"]})

    def clean(self, value: Any) -> Any:
        """Return the day."""
        day = super().clean(value)
        if day is not None and not texts.is_of_this_time(day):
            raise forms.ValidationError(texts.CENTURY, code="century")
        return day


class DayFilter(django_filters.DateFilter):
    """A filter by a legal day."""

    field_class = DayField


_KINDS: dict[type[Any], type[django_filters.Filter]] = {
    models.BooleanField: TruthFilter,
    models.DateField: DayFilter,
    models.IntegerField: WholeNumberFilter,
    models.PositiveIntegerField: WholeNumberFilter,
    models.PositiveSmallIntegerField: WholeNumberFilter,
    models.SmallIntegerField: WholeNumberFilter,
    models.ForeignKey: django_filters.UUIDFilter,
    models.OneToOneField: django_filters.UUIDFilter,
}


class StrictFilterSet(django_filters.FilterSet):
    """Base of every filter set: names as in the output.

    A foreign key is filtered by its id, so that a hidden one and an absent one
    look alike. Numbers of unbounded size cannot come in.
    """

    FILTER_DEFAULTS = {
        **django_filters.FilterSet.FILTER_DEFAULTS,
        **{kind: {"filter_class": chosen} for kind, chosen in _KINDS.items()},
    }


class FilterBackend(django_filters.DjangoFilterBackend):
    """Applies the view's filter set, and tells which parameter was wrong."""

    def filter_queryset(
        self, request: HttpRequest | Request, queryset: QuerySet[Any, Any], view: Any
    ) -> QuerySet[Any, Any]:
        """Return the rows that are asked for; a single item is never filtered."""
        if getattr(view, "detail", False):
            return queryset
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            return queryset
        if not filterset.is_valid():
            raise InvalidParameters(_told(filterset.errors))
        kept: QuerySet[Any, Any] = filterset.qs
        return kept


def _told(errors: Any) -> dict[str, list[ErrorDetail]]:
    return {
        name: [
            ErrorDetail(line["message"], line["code"] or "invalid") for line in lines
        ]
        for name, lines in errors.get_json_data().items()
    }


def known(filterset: type[django_filters.FilterSet] | None) -> set[str]:
    """Return the names that a filter set takes."""
    return set() if filterset is None else set(filterset.base_filters)


def refuse_unknown(
    parameters: Mapping[str, list[str]], taken: Iterable[str], many: Iterable[str]
) -> None:
    """Raise where a parameter is not taken, is too long, or came twice."""
    allowed, repeatable = set(taken), set(many)
    wrong: dict[str, list[ErrorDetail]] = {}
    for name, values in parameters.items():
        if name not in allowed:
            message = _("This parameter is not known here.")
            wrong[name[:100]] = [ErrorDetail(str(message), "unknown")]
        elif len(values) > 1 and name not in repeatable:
            wrong[name] = [ErrorDetail(str(_("Say it once.")), "repeated")]
        elif name != "cursor" and any(len(value) > LONGEST for value in values):
            wrong[name] = [ErrorDetail(str(_("This is too long.")), "max-length")]
    if wrong:
        raise InvalidParameters(wrong)
