"""Lines of the ledger as tests write them, and calendars to count them by."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from backend.law import term
from backend.law.calendar import CalendarYear, DayOff, WorkedDay, WorkingCalendar
from backend.law.norms import administrative_code, public_control
from backend.law.text import same
from oversight.rules import ledger
from oversight.rules.ledger import Event, Line, Standing

PLAIN = WorkingCalendar.plain()
RECEIVED = date(2026, 12, 4)  # a Friday
SETTING = "meeting.minutes.sign"
EXTENSION = administrative_code.APPEAL_EXTENDED.id
DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2030, 12, 31))


def opened(
    *, on: date = RECEIVED, calendar: WorkingCalendar = PLAIN, norm: Any = None
) -> Line:
    """Return the first line of a term that a norm gives."""
    counted = term.due(norm or public_control.ANSWER, start=on, calendar=calendar)
    return Line(Event.OPENED, on, ledger.opening(counted))


def line(event: Event, on: date, **facts: Any) -> Line:
    """Return a line with its facts as the ledger keeps them."""
    said = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in facts.items()
    }
    return Line(event, on, said)


def stand(*lines: Line, calendar: WorkingCalendar = PLAIN) -> Standing:
    """Return what lines come to under a calendar."""
    return ledger.stand(lines, calendar=calendar)


def calendar_with(
    *, off: Mapping[date, str] = {}, worked: Mapping[date, str] = {}
) -> WorkingCalendar:
    """Return the weeks of 2025 to 2028 with some days off, and some worked."""
    years = {
        year: CalendarYear(
            year,
            off={
                on: DayOff(on, same(why), "decree")
                for on, why in off.items()
                if on.year == year
            },
            worked={
                on: WorkedDay(on, same(why), "decree")
                for on, why in worked.items()
                if on.year == year
            },
        )
        for year in range(2025, 2029)
    }
    return WorkingCalendar(years, "a test")
