"""Which days are worked: counting forward, backward and between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from backend.law.text import Text

SATURDAY = Text(kk="сенбі", ru="суббота", en="Saturday")
SUNDAY = Text(kk="жексенбі", ru="воскресенье", en="Sunday")
FIVE_DAY_WEEK = "five-day week"


class YearState(StrEnum):
    """How far the calendar of a year is known."""

    COMPLETE = "complete"
    BY_LAW = "by_law"


@dataclass(frozen=True)
class DayOff:
    """A day that is not worked, and why; an estimate until it is announced."""

    on: date
    why: Text
    source: str
    estimated: bool = False
    weekend: bool = False


@dataclass(frozen=True)
class WorkedDay:
    """A day that would be off, and is worked all the same; why."""

    on: date
    why: Text
    source: str


@dataclass(frozen=True)
class CalendarYear:
    """One year: its named days off, and the days worked against the rule."""

    year: int
    state: YearState = YearState.COMPLETE
    off: Mapping[date, DayOff] = field(default_factory=dict)
    worked: Mapping[date, WorkedDay] = field(default_factory=dict)

    def days(self) -> Iterator[date]:
        """Yield every day of the year."""
        day = date(self.year, 1, 1)
        while day.year == self.year:
            yield day
            day += timedelta(days=1)

    def is_working(self, day: date) -> bool:
        """Tell whether the day is worked."""
        if day in self.worked:
            return True
        return day.weekday() < 5 and day not in self.off


class YearNotLoaded(Exception):
    """The calendar of this year is not known, and is not guessed."""

    def __init__(self, year: int) -> None:
        """Keep the year that is missing."""
        self.year = year
        super().__init__(f"the calendar of {year} is not loaded")


@dataclass(frozen=True)
class _Run:
    """Years in a row, with every working day of them in order."""

    first: int
    last: int
    working: list[date]


class WorkingCalendar:
    """The working days of the years that are loaded; all others are refused."""

    def __init__(self, years: Mapping[int, CalendarYear], version: str) -> None:
        """Lay out the working days once, so that every count is a look-up."""
        self.version = version
        self._years = dict(years)
        self._runs: dict[int, _Run] = {}
        for year in sorted(self._years):
            run = self._runs.get(year - 1)
            days = [
                d for d in self._years[year].days() if self._years[year].is_working(d)
            ]
            if run is None:
                run = _Run(year, year, days)
            else:
                run = _Run(run.first, year, [*run.working, *days])
            self._runs.update(dict.fromkeys(range(run.first, year + 1), run))

    @staticmethod
    def plain() -> WorkingCalendar:
        """Return a calendar of weekends only, 1990 to 2099, for tests of rules."""
        return _plain()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are loaded."""
        return tuple(sorted(self._years))

    def year(self, year: int) -> CalendarYear:
        """Return one year of the calendar."""
        try:
            return self._years[year]
        except KeyError:
            raise YearNotLoaded(year) from None

    def is_working(self, day: date) -> bool:
        """Tell whether the day is worked."""
        return self.year(day.year).is_working(day)

    def why_not(self, day: date) -> DayOff | None:
        """Return why the day is off; None when it is worked."""
        year = self.year(day.year)
        if year.is_working(day):
            return None
        if day in year.off:
            return year.off[day]
        why = SATURDAY if day.weekday() == 5 else SUNDAY
        return DayOff(day, why, FIVE_DAY_WEEK, weekend=True)

    def why_worked(self, day: date) -> WorkedDay | None:
        """Return why a day is worked that the rule would leave free; else None."""
        return self.year(day.year).worked.get(day)

    def days_off_between(self, first: date, last: date) -> tuple[DayOff, ...]:
        """Return the days off from the first day to the last, both included."""
        found = (self.why_not(day) for day in _each(first, last))
        return tuple(day for day in found if day is not None)

    def worked_between(self, first: date, last: date) -> tuple[WorkedDay, ...]:
        """Return the days worked against the rule, both ends included."""
        found = (self.why_worked(day) for day in _each(first, last))
        return tuple(day for day in found if day is not None)

    def is_provisional(self, first: date, last: date) -> bool:
        """Tell whether the stretch touches a year that decrees may still change."""
        return any(
            self.year(year).state is YearState.BY_LAW
            for year in range(first.year, last.year + 1)
        )

    def working_days_after(self, start: date, count: int) -> date:
        """Return the count-th working day after the start, which is not counted."""
        run = self._run(start)
        if not _counted(count):
            return start
        place = bisect_right(run.working, start) + count - 1
        if place >= len(run.working):
            raise YearNotLoaded(run.last + 1)
        return run.working[place]

    def working_days_before(self, day: date, count: int) -> date:
        """Return the count-th working day before the day, which is not counted."""
        run = self._run(day)
        if not _counted(count):
            return day
        place = bisect_left(run.working, day) - count
        if place < 0:
            raise YearNotLoaded(run.first - 1)
        return run.working[place]

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many working days follow the first day, up to the last.

        The first day is not counted, the last one is: what was counted forward
        with working_days_after is found again. The wrong way round is negative.
        """
        run = self._run(first)
        if last.year > run.last:
            raise YearNotLoaded(run.last + 1)
        if last.year < run.first:
            raise YearNotLoaded(run.first - 1)
        return bisect_right(run.working, last) - bisect_right(run.working, first)

    def first_working_day_from(self, day: date) -> date:
        """Return the day itself if it is worked, else the next working day."""
        return day if self.is_working(day) else self.working_days_after(day, 1)

    def _run(self, day: date) -> _Run:
        try:
            return self._runs[day.year]
        except KeyError:
            raise YearNotLoaded(day.year) from None


def months_after(day: date, count: int) -> date:
    """Return the same day so many months on (or back), or that month's last day."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        raise YearNotLoaded(year)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def days_after(day: date, count: int) -> date:
    """Return the day so many calendar days on, or back."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        raise YearNotLoaded(day.year) from None


def _length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def _each(first: date, last: date) -> Iterator[date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def _counted(count: int) -> bool:
    if count < 0:
        message = "a term is never negative: count backwards with its own function"
        raise ValueError(message)
    return count > 0


@cache
def _plain() -> WorkingCalendar:
    return WorkingCalendar({y: CalendarYear(y) for y in range(1990, 2100)}, "plain")
