"""The days of the demonstration, and its stories played side by side."""

import heapq
from collections.abc import Generator, Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from backend.almanac import calendars

Story = Generator[datetime, None, None]
MORNING = time(10)


class Days:
    """Moments of the past, counted in working days from one day that is today."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._calendar = calendars.current()

    def ago(self, working_days: int, clock: time = MORNING) -> datetime:
        """Return the moment so many working days before today; negative: after it."""
        if working_days < 0:
            return at(
                self._calendar.working_days_after(self.today, -working_days), clock
            )
        return at(self._calendar.working_days_before(self.today, working_days), clock)

    def before(self, day: date, working_days: int, clock: time = MORNING) -> datetime:
        """Return the moment so many working days before a day."""
        return at(self._calendar.working_days_before(day, working_days), clock)

    def after(self, day: date, working_days: int, clock: time = MORNING) -> datetime:
        """Return the moment so many working days after a day."""
        return at(self._calendar.working_days_after(day, working_days), clock)


def at(day: date, clock: time) -> datetime:
    """Return a moment of the local day."""
    return timezone.make_aware(datetime.combine(day, clock))


def play(stories: Iterable[Story], *, until: datetime) -> None:
    """Let each story do what it has to do at the moments that it names, in order.

    A story yields the moment of its next act; one that names a moment after `until`
    stands where it is. So numbers are given in the order of time, whichever story
    they belong to.
    """
    waiting: list[tuple[datetime, int, Story]] = []
    for order, story in enumerate(stories):
        _go_on(waiting, story, order=order, until=until)
    while waiting:
        _moment, order, story = heapq.heappop(waiting)
        _go_on(waiting, story, order=order, until=until)


def minutes(count: int) -> timedelta:
    """Return so many minutes."""
    return timedelta(minutes=count)


def _go_on(
    waiting: list[tuple[datetime, int, Story]],
    story: Story,
    *,
    order: int,
    until: datetime,
) -> None:
    moment = next(story, None)
    if moment is not None and moment <= until:
        heapq.heappush(waiting, (moment, order, story))
