"""The calendar in force: the holidays of the law, with our moved days over them."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.db import connection

from backend.almanac import holidays_kz
from backend.almanac.models import Becomes, MovedDay
from backend.almanac.models import CalendarYear as YearRow
from backend.law.calendar import (
    CalendarYear,
    DayOff,
    WorkedDay,
    WorkingCalendar,
    YearState,
)

_DIGEST = """
SELECT md5(string_agg(said, E'\\n' ORDER BY said)) FROM (
    SELECT year::text AS said FROM almanac_calendaryear AS year
    UNION ALL
    SELECT moved::text FROM almanac_movedday AS moved
) AS almanac
"""


def current() -> WorkingCalendar:
    """Return the calendar as the tables stand now, for one small query.

    It is built once for each state of the tables in each process.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DIGEST)
        [digest] = cursor.fetchone()
    return _built(digest)


@lru_cache(maxsize=4)
def _built(digest: str | None) -> WorkingCalendar:
    """Build the calendar; the digest of the tables is what it is remembered by."""
    states = {row.year: YearState(row.state) for row in YearRow.objects.all()}
    return _made(states, MovedDay.objects.all())


def with_changes(
    days: Iterable[MovedDay], years: Mapping[int, YearState]
) -> WorkingCalendar:
    """Return the calendar as it would be with these days and years, for a preview.

    Nothing is stored. What stands in the tables gives way to what is proposed.
    """
    states = {row.year: YearState(row.state) for row in YearRow.objects.all()}
    rows = {row.on: row for row in MovedDay.objects.all()}
    rows |= {row.on: row for row in days}
    return _made({**states, **years}, rows.values())


def _made(
    states: Mapping[int, YearState], moved_days: Iterable[MovedDay]
) -> WorkingCalendar:
    off, worked = holidays_kz.known(states)
    for moved in moved_days:
        off.pop(moved.on, None)
        worked.pop(moved.on, None)
        if moved.becomes == Becomes.WORKING:
            worked[moved.on] = WorkedDay(moved.on, moved.reason, moved.source)
        else:
            off[moved.on] = DayOff(moved.on, moved.reason, moved.source)
    years = {
        year: CalendarYear(
            year=year,
            state=state,
            off={on: day for on, day in off.items() if on.year == year},
            worked={on: day for on, day in worked.items() if on.year == year},
        )
        for year, state in states.items()
    }
    return WorkingCalendar(years, _version(years))


def _version(years: Mapping[int, CalendarYear]) -> str:
    """Return the newest complete year, and a digest of all that counts."""
    said = []
    for year, page in sorted(years.items()):
        said.append(f"{year} {page.state}")
        said += [f"{on} off {day.estimated}" for on, day in sorted(page.off.items())]
        said += [f"{on} worked" for on in sorted(page.worked)]
    digest = hashlib.sha256("\n".join(said).encode()).hexdigest()[:8]
    complete = [y for y, page in years.items() if page.state is YearState.COMPLETE]
    return f"{max(complete, default=0)}-{digest}"
