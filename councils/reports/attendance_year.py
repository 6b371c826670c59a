"""How often each member came in a year, and who stayed away too often."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backend.law.breach import Breach
from councils.models import ORGANS, Council, Meeting, Seat
from councils.reports.attendances import HELD, Presence, attendance_of
from councils.reports.year import Counted
from councils.rules import absences
from councils.rules.absences import Year


@dataclass(frozen=True)
class TooOften:
    """A member who stayed away too often, and what the law says of it."""

    seat: Seat
    absences: int
    breach: Breach


@dataclass(frozen=True)
class Away:
    """Who of those in office stayed away too often, and in which year it is counted."""

    year: Year
    members: list[TooOften]


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


def stayed_away(counted: Counted, *, year: Year, on: date) -> Away:
    """Return who has stayed away too often in the year that this day belongs to.

    `counted` reaches back as far as that year. Who has left by then is not in it.
    """
    if not absences.is_known(on):
        return Away(year, [])
    seats = [one for one in counted.seats if _in_force(one, on)]
    meetings = [one for one in counted.meetings if year.holds(one.held_on)]
    found = attendance_of(meetings, seats, counted.entered).by_seat
    members = [
        TooOften(seat, found[seat.pk].absent, breach)
        for seat in seats
        for breach in absences.check(found[seat.pk].absent, on=on, window=year.window)
    ]
    return Away(year, members)


def _in_force(seat: Seat, on: date) -> bool:
    until = seat.convocation.to_on if seat.to_on is None else seat.to_on
    return seat.from_on <= on <= until
