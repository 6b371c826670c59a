"""Values that change when the law is amended."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


class NotInForce(Exception):
    """The day lies before the first edition."""

    def __init__(self, day: date, first: date) -> None:
        """Keep the day asked for, and the day the provision begins."""
        self.day = day
        self.first = first
        super().__init__(f"not in force on {day}: the first edition is of {first}")


class InForce(Generic[T]):
    """One value for each edition, from its day until the next one."""

    def __init__(self, editions: Mapping[date, T]) -> None:
        """Keep the editions in the order of their days."""
        if not editions:
            message = "a provision in force needs at least one edition"
            raise ValueError(message)
        self._days = sorted(editions)
        self._values = [editions[day] for day in self._days]

    @property
    def editions(self) -> tuple[tuple[date, T], ...]:
        """Each edition's first day and value, oldest first."""
        return tuple(zip(self._days, self._values, strict=True))

    @property
    def latest(self) -> T:
        """The value of the newest edition we know."""
        return self._values[-1]

    def edition_on(self, day: date) -> date:
        """Return the first day of the edition that the day falls under."""
        return self._days[self._index(day)]

    def on(self, day: date) -> T:
        """Return the value in force on the day."""
        return self._values[self._index(day)]

    def _index(self, day: date) -> int:
        place = bisect_right(self._days, day) - 1
        if place < 0:
            raise NotInForce(day, self._days[0])
        return place
