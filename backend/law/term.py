"""A term: when it ends, and why on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.law import calendar as days
from backend.law import wording
from backend.law.calendar import DayOff, WorkedDay, WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norm import Kind, Norm, Runs
from backend.law.text import Text
from backend.law.unit import OF_FREQUENCY, OF_TIME, Unit


class NotATerm(Exception):
    """The norm cannot be counted in a calendar, or not in this direction."""

    def __init__(self, norm: Norm[Any], why: str) -> None:
        """Keep the norm, and what is wrong with the question."""
        self.norm = norm
        self.why = why
        super().__init__(f"{norm.id}: {why}")


@dataclass(frozen=True)
class Term:
    """A term that was counted, with everything that explains the result.

    For a term that runs backwards `started_on` is the day of the event, and
    `due_on` the last lawful day before it. Where the law names no day `due_on` is
    our reading, and `value` how often something is owed.
    """

    norm_id: str
    value: int
    unit: Unit
    citation: Citation
    edition: date | None
    started_on: date
    due_on: date
    skipped: tuple[DayOff, ...]
    worked: tuple[WorkedDay, ...]
    moved_from: date | None
    provisional: bool
    calendar_version: str
    runs: Runs = Runs.AFTER

    @property
    def read(self) -> Read:
        """How the provision was read."""
        return self.citation.read

    @property
    def text(self) -> Text:
        """The explanation in the three languages."""
        return wording.explained(self)

    def explanation(self, language: str) -> str:
        """Return why the term ends on that day, in the reader's language."""
        return self.text.in_(language)

    def as_json(self) -> dict[str, Any]:
        """Return all of it as JSON can keep it, texts in the three languages."""
        return {
            "norm": self.norm_id,
            "value": self.value,
            "unit": self.unit.value,
            "provision": self.citation.text.as_json(),
            "edition": self.edition.isoformat() if self.edition else None,
            "read": self.read.value,
            "runs": self.runs.value,
            "started_on": self.started_on.isoformat(),
            "due_on": self.due_on.isoformat(),
            "skipped": [
                {
                    "on": day.on.isoformat(),
                    "why": day.why.as_json(),
                    "source": day.source,
                    "estimated": day.estimated,
                }
                for day in self.skipped
            ],
            "worked": [
                {
                    "on": day.on.isoformat(),
                    "why": day.why.as_json(),
                    "source": day.source,
                }
                for day in self.worked
            ],
            "moved_from": self.moved_from.isoformat() if self.moved_from else None,
            "provisional": self.provisional,
            "calendar_version": self.calendar_version,
            "explanation": self.text.as_json(),
        }


def due(
    norm: Norm[Any],
    *,
    start: date,
    calendar: WorkingCalendar,
    on: date | None = None,
    value: int | None = None,
    unit: Unit | None = None,
) -> Term:
    """Return the last day of a term that begins with what happened on the start.

    The edition is that of the start, or of `on`. A deadline in calendar days,
    months or years that ends on a day off ends on the next working day (our
    reading); a duration stays where it falls. `value` and `unit` stand in for
    a norm that leaves them to a setting.
    """
    value, unit = _measure(norm, Runs.AFTER, on or start, value, unit)
    edition = norm.edition_on(on or start)
    if unit is Unit.WORKING_DAYS:
        end = calendar.working_days_after(start, value)
        skipped = calendar.days_off_between(days.days_after(start, 1), end)
        worked = calendar.worked_between(days.days_after(start, 1), end)
        moved_from = None
    else:
        fallen = _fallen(start, value, unit)
        end, moved_from, skipped, worked = fallen, None, (), ()
        if not _is_duration(norm, unit):
            end = calendar.first_working_day_from(fallen)
            if end != fallen:
                moved_from = fallen
                skipped = calendar.days_off_between(fallen, end)
    return Term(
        norm_id=norm.id,
        value=value,
        unit=unit,
        citation=norm.citation,
        edition=edition,
        started_on=start,
        due_on=end,
        skipped=skipped,
        worked=worked,
        moved_from=moved_from,
        provisional=_needs_calendar(norm, unit) and calendar.is_provisional(start, end),
        calendar_version=calendar.version,
    )


def latest(
    norm: Norm[Any],
    *,
    before: date,
    calendar: WorkingCalendar,
    on: date | None = None,
    value: int | None = None,
    unit: Unit | None = None,
) -> Term:
    """Return the last lawful day before an event, which itself is not counted.

    A term that runs backwards in calendar days, months or years never moves.
    """
    value, unit = _measure(norm, Runs.BEFORE, on or before, value, unit)
    in_working_days = unit is Unit.WORKING_DAYS
    skipped: tuple[DayOff, ...] = ()
    worked: tuple[WorkedDay, ...] = ()
    if in_working_days:
        end = calendar.working_days_before(before, value)
        skipped = calendar.days_off_between(end, days.days_after(before, -1))
        worked = calendar.worked_between(end, days.days_after(before, -1))
    else:
        end = _fallen(before, -value, unit)
    return Term(
        norm_id=norm.id,
        value=value,
        unit=unit,
        citation=norm.citation,
        edition=norm.edition_on(on or before),
        started_on=before,
        due_on=end,
        skipped=skipped,
        worked=worked,
        moved_from=None,
        provisional=in_working_days and calendar.is_provisional(end, before),
        calendar_version=calendar.version,
        runs=Runs.BEFORE,
    )


def by(norm: Norm[Any], *, day: date, start: date, calendar: WorkingCalendar) -> Term:
    """Return the term of a norm that asks for a frequency, and names no day.

    The day is our reading, and the explanation says so. It never moves: what is owed
    within a year cannot be done in the next one. The edition is that of the start.
    """
    value = norm.on(start)
    if norm.unit not in OF_FREQUENCY or not isinstance(value, int):
        raise NotATerm(norm, "it asks for no frequency")
    if day < start:
        raise NotATerm(norm, "it would end before it begins")
    return Term(
        norm_id=norm.id,
        value=value,
        unit=norm.unit,
        citation=norm.citation,
        edition=norm.edition_on(start),
        started_on=start,
        due_on=day,
        skipped=(),
        worked=(),
        moved_from=None,
        provisional=False,
        calendar_version=calendar.version,
        runs=Runs.BY,
    )


def _measure(
    norm: Norm[Any], runs: Runs, day: date, value: int | None, unit: Unit | None
) -> tuple[int, Unit]:
    if not norm.countable and norm.kind is not Kind.SETTING:
        raise NotATerm(norm, "not a term and not a duration")
    if norm.runs is not runs:
        raise NotATerm(norm, f"this term runs {norm.runs.value} the day it hangs on")
    number = norm.on(day) if value is None else value
    measure = unit or norm.unit
    if measure not in OF_TIME or not isinstance(number, int):
        raise NotATerm(norm, "it has no length in time")
    if number < 0:
        raise NotATerm(norm, "a term is never negative")
    return number, measure


def _fallen(day: date, value: int, unit: Unit) -> date:
    match unit:
        case Unit.CALENDAR_DAYS:
            return days.days_after(day, value)
        case Unit.MONTHS:
            return days.months_after(day, value)
        case _:
            return days.months_after(day, 12 * value)


def _needs_calendar(norm: Norm[Any], unit: Unit) -> bool:
    return unit is Unit.WORKING_DAYS or not _is_duration(norm, unit)


def _is_duration(norm: Norm[Any], unit: Unit) -> bool:
    """Tell whether the end never moves: a setting in years is a term of office."""
    if norm.kind is Kind.SETTING:
        return unit is Unit.YEARS
    return norm.kind is Kind.DURATION
