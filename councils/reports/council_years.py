"""One year of a council as its page and the API show it: done, attended, owed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from councils.models import Council, CouncilYear
from councils.reports.attendance_year import Away, stayed_away, year_of_absences
from councils.reports.year import Counted, counted
from oversight.models import Obligation


@dataclass(frozen=True)
class YearSeen:
    """What a council has done in a year so far, and what it owes of it."""

    year: int
    counted: Counted
    away: Away
    duties: list[Obligation]


def years_of(council: Council, *, today: date) -> list[int]:
    """Return the years that a council has worked in, this one first."""
    first = Council.objects.filter(pk=council.pk).aggregate(
        office=Min("convocations__from_on"), meeting=Min("meetings__held_on")
    )
    begun = min((day.year for day in first.values() if day), default=today.year)
    return list(range(today.year, min(begun, today.year) - 1, -1))


def year_seen(council: Council, *, year: int, today: date) -> YearSeen:
    """Return a year of a council, in as many queries whatever it holds."""
    on = min(date(year, 12, 31), today)
    window = year_of_absences(council, on=on)
    found = counted(council, year=year, on=today, since=window.from_on)
    return YearSeen(
        year=year,
        counted=found,
        away=stayed_away(found, year=window, on=on),
        duties=_duties(council, year=year),
    )


def _duties(council: Council, *, year: int) -> list[Obligation]:
    owed = (
        CouncilYear.objects.filter(council=council, year=year)
        .select_related("first_informing", "second_informing", "report")
        .first()
    )
    if owed is None:
        return []
    return [owed.first_informing, owed.second_informing, owed.report]
