"""A stored term drawn day by day: what was counted, what was not, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from backend.law import acts
from backend.law.calendar import FIVE_DAY_WEEK
from backend.law.text import Text
from backend.pages import dates

LONGEST_STRIP = 45
# Sources that stored terms name by a fixed word; any other is shown as it stands.
SOURCES = {
    FIVE_DAY_WEEK: acts.LABOUR_CODE.title,
    "holidays package, KZ": Text(
        kk="мерекелер күнтізбесі (holidays пакеті, KZ)",
        ru="календарь праздников (пакет holidays, KZ)",
        en="calendar of holidays (holidays package, KZ)",
    ),
}


@dataclass(frozen=True)
class Day:
    """One day of the strip: its place in the count, or none where it is not counted."""

    on: date
    number: int | None
    month: str
    is_start: bool
    is_due: bool


@dataclass(frozen=True)
class Skipped:
    """Days off that follow one another, for one row of the table."""

    days: str
    why: str
    source: str
    estimated: bool


def days(term: Mapping[str, Any]) -> list[Day]:
    """Return the days from start to end; none where months are counted, or too many."""
    start, due = _day(term["started_on"]), _day(term["due_on"])
    backwards = due < start
    first, last = min(start, due), max(start, due)
    if not term["unit"].endswith("_days") or (last - first).days > LONGEST_STRIP:
        return []
    off = {_day(day["on"]) for day in term["skipped"]}
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    numbers: dict[date, int] = {}
    for on in reversed(span) if backwards else span:
        if on not in off or on == start:
            numbers[on] = len(numbers)
    return [
        Day(
            on=on,
            number=_number(on, numbers, due=due, off=off),
            month=dates.month(on) if on == first or on.day == 1 else "",
            is_start=on == start,
            is_due=on == due,
        )
        for on in span
    ]


def skipped(term: Mapping[str, Any], language: str) -> list[Skipped]:
    """Return the days not counted, those in a row with one source together."""
    return [
        Skipped(
            days=dates.listed(_day(day["on"]) for day in run),
            why=", ".join(dict.fromkeys(day["why"][language] for day in run)),
            source=_source(run[0]["source"], language),
            estimated=any(day.get("estimated") for day in run),
        )
        for run in _runs(term["skipped"])
    ]


def _source(said: str, language: str) -> str:
    return SOURCES[said].in_(language) if said in SOURCES else said


def _number(
    on: date, numbers: Mapping[date, int], *, due: date, off: set[date]
) -> int | None:
    # A deadline that fell on a day off ends later, and that day closes the count.
    return None if on in off and on != due else numbers.get(on)


def _runs(skipped: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    run: list[dict[str, Any]] = []
    for day in skipped:
        follows = run and _day(day["on"]) - _day(run[-1]["on"]) == timedelta(days=1)
        if run and not (follows and day["source"] == run[0]["source"]):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _day(value: str | date) -> date:
    return dates.day_of(value)
