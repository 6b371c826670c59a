"""The giving of gapless numbers."""

from django.db.models import F

from oversight.models import NumberSeries
from oversight.rules import numbers


def next_number(kind: str, *, year: int) -> str:
    """Return the next number of this kind and year, without gaps.

    Call it last in the transaction: it locks the row of the series until the end.
    """
    NumberSeries.objects.get_or_create(kind=kind, year=year)
    NumberSeries.objects.filter(kind=kind, year=year).update(last=F("last") + 1)
    series = NumberSeries.objects.get(kind=kind, year=year)
    return numbers.written(year=year, kind=kind, serial=series.last)
