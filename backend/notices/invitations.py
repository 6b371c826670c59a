"""An event as calendars take it (RFC 5545, 5546): invited, called off, published."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from enum import StrEnum

import icalendar
from django.conf import settings

PRODUCT = "-//Kenes//Meetings//KK"


class Method(StrEnum):
    """What a calendar does with the event."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


@dataclass(frozen=True)
class Event:
    """One event; the same `uid` with a higher `sequence` replaces what was sent."""

    uid: str
    sequence: int
    starts_at: datetime
    changed_at: datetime
    title: str
    place: str = ""
    text: str = ""
    url: str = ""
    is_cancelled: bool = False


def worded(
    event: Event,
    *,
    method: Method,
    organizer: tuple[str, str],
    attendee: tuple[str, str] | None = None,
) -> str:
    """Return the event as the text of an .ics file.

    People are pairs of name and address; an organizer without one writes from ours.
    No end is named: how long a council sits nobody knows before.
    """
    entry = icalendar.Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at.astimezone(UTC))
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    entry.add("summary", event.title)
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    for name, value in (("location", event.place), ("description", event.text)):
        if value:
            entry.add(name, value)
    if event.url:
        entry.add("url", event.url)
    entry.add("organizer", _person(*organizer))
    if attendee is not None:
        entry.add("attendee", _person(*attendee))
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", organizer[0])
    calendar.add("x-wr-calname", organizer[0])
    calendar.add("method", method.value)
    calendar.add_component(entry)
    worded: bytes = calendar.to_ical()
    return worded.decode()


def method_of(calendar: str) -> str:
    """Return what the text of an .ics file asks a calendar to do."""
    return str(icalendar.Calendar.from_ical(calendar)["METHOD"])


def _person(name: str, address: str) -> icalendar.vCalAddress:
    ours = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    person = icalendar.vCalAddress(f"MAILTO:{address or ours}")
    person.params["CN"] = icalendar.vText(name)
    return person
