"""How often each member came in a year, and who stayed away too often."""

from collections.abc import Sequence
from datetime import date

from councils.models import ORGANS, Council, Meeting, Seat
from councils.reports.attendances import HELD, Presence, attendance_of
from councils.rules import absences
from councils.rules.absences import Year


def year_of_absences(council: Council, *, on: date) -> Year:
    """Return the year that this day belongs to, as the council's regulation counts."""
    return absences.year_of(on, window=council.settings_on(on).absence_window)


def attended_in(
    council: Council, seats: Sequence[Seat], *, year: Year
) -> dict[Seat, Presence]:
    """Return how often each member came to the council's meetings of that year.

    Meetings of its organs do not count, nor those that failed, were called off or are
    known from a source alone; of each member only those held while he had the seat.
    """
    counted = attendance_of(held_in(council, year=year), seats)
    return {seat: counted.by_seat[seat.pk] for seat in seats}


def held_in(council: Council, *, year: Year) -> list[Meeting]:
    """Return the council's own meetings held in that year, in their order."""
    rows = Meeting.objects.filter(
        council=council,
        state__in=HELD,
        is_imported=False,
        held_on__range=(year.from_on, year.until_on),
    )
    return list(rows.exclude(kind__in=ORGANS).order_by("held_on", "id"))
