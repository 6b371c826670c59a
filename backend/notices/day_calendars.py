"""Days by which something is due, as calendars take them (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

from backend.notices.invitations import PRODUCT, Method


@dataclass(frozen=True)
class DueDay:
    """One whole day by which something is due; the same `uid` replaces the entry."""

    uid: str
    on: date
    title: str
    text: str = ""
    url: str = ""


def worded(days: Iterable[DueDay], *, name: str, made_at: datetime) -> str:
    """Return the days as the text of an .ics file; none of them takes up time."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("method", Method.PUBLISH.value)
    for day in days:
        calendar.add_component(_entry(day, made_at=made_at))
    text: bytes = calendar.to_ical()
    return text.decode()


def _entry(day: DueDay, *, made_at: datetime) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", day.uid)
    entry.add("dtstamp", made_at.astimezone(UTC))
    entry.add("dtstart", day.on)
    entry.add("dtend", day.on + timedelta(days=1))
    entry.add("summary", day.title)
    entry.add("transp", "TRANSPARENT")
    for name, value in (("description", day.text), ("url", day.url)):
        if value:
            entry.add(name, value)
    return entry
