"""A norm: one number or statement of the law, with its editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

from backend.law.citation import Citation, Read
from backend.law.in_force import InForce, NotInForce
from backend.law.text import Text
from backend.law.unit import Unit

T = TypeVar("T")


class Kind(StrEnum):
    """What a norm is: only a term and a duration can be counted in a calendar."""

    TERM = "term"
    DURATION = "duration"
    SHARE = "share"
    RANGE = "range"
    COUNT = "count"
    STATEMENT = "statement"
    SETTING = "setting"


class Runs(StrEnum):
    """Which way a term is counted from the day it hangs on.

    `by` is not counted at all: it ends on a day that we read into the norm.
    """

    AFTER = "after"
    BEFORE = "before"
    BY = "by"


class Range(NamedTuple):
    """From the least to the most, both allowed."""

    least: int
    most: int

    def __str__(self) -> str:
        """Return the range as the table of norms writes it."""
        return f"{self.least}..{self.most}"


class MoreThan(NamedTuple):
    """Strictly more than a share."""

    share: Fraction

    def __str__(self) -> str:
        """Return the majority as the table of norms writes it."""
        return f">{self.share}"


class Threshold(NamedTuple):
    """So many votes where more people live than the limit, else a share of them."""

    votes: int
    population_over: int
    otherwise_percent: int

    def __str__(self) -> str:
        """Return the threshold as the table of norms writes it."""
        return (
            f"{self.votes} if population > {self.population_over}, "
            f"else {self.otherwise_percent} %"
        )


class NoValue(Exception):
    """The norm has no value of its own: a setting somebody else has to fill."""

    def __init__(self, norm_id: str) -> None:
        """Keep which norm was asked."""
        self.norm_id = norm_id
        super().__init__(f"{norm_id} has no value in the law")


@dataclass(frozen=True, eq=False)
class Norm(Generic[T]):
    """What one provision sets; `suggested` is a value that is no law, with its source.

    `source` says in words where a setting comes from.
    """

    id: str
    kind: Kind
    citation: Citation
    text: Text
    values: InForce[T] | None = None
    unit: Unit | None = None
    runs: Runs = Runs.AFTER
    suggested: T | None = None
    source: str = ""

    @property
    def read(self) -> Read:
        """How the provision was read."""
        return self.citation.read

    @property
    def countable(self) -> bool:
        """Whether the norm can be counted in a calendar."""
        return self.kind in (Kind.TERM, Kind.DURATION)

    def on(self, day: date) -> T:
        """Return the value in force on the day, or the suggested one of a setting."""
        if self.values is not None:
            return self.values.on(day)
        if self.suggested is not None:
            return self.suggested
        raise NoValue(self.id)

    def edition_on(self, day: date) -> date | None:
        """Return the edition that the day falls under; None for a setting."""
        return None if self.values is None else self.values.edition_on(day)

    def shown_on(self, day: date) -> int | str | None:
        """Return the value as JSON can carry it; the newest one before any edition."""
        try:
            value: object = self.on(day)
        except NoValue:
            return None
        except NotInForce:
            value = self.values.latest if self.values else None
        return plain(value)


def plain(value: object) -> int | str | None:
    """Return whole numbers as they are, all else in the words of the table."""
    if value is None or isinstance(value, int):
        return value
    return str(value)
