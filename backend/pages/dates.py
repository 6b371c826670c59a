"""Days and moments as people of each language write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format

ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def day_of(value: date | datetime | str) -> date:
    """Return the legal day of a moment, of an ISO date, or of a day itself."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(value)


def long(value: date | datetime | str) -> str:
    """Return the day for a sentence: 23 November 2026."""
    return date_format(day_of(value), "DATE_FORMAT")


def short(value: date | datetime | str) -> str:
    """Return the day for a table: 23.11.2026."""
    return date_format(day_of(value), "SHORT_DATE_FORMAT")


def moment(value: datetime) -> str:
    """Return the local moment for a table: 23.11.2026 16:42."""
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")


def within(text: str) -> str:
    """Return the text with each ISO day in it as in a table."""
    return ISO_DAY.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    try:
        return short(found[0])
    except ValueError:  # only looks like a day: 2026-02-31
        return found[0]


def of_year(value: date | datetime | str) -> str:
    """Return the day where the year is plain: 23 November."""
    return date_format(day_of(value), "MONTH_DAY_FORMAT")


def month(value: date) -> str:
    """Return the month's name."""
    return date_format(value, "F")


def listed(values: Iterable[date]) -> str:
    """Return several days, the month said once: 24, 25 October."""
    said = []
    for _, group in groupby(values, key=lambda day: (day.year, day.month)):
        *first, last = group
        said.append(", ".join([*(str(day.day) for day in first), of_year(last)]))
    return ", ".join(said)
