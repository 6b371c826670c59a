"""Who came to meetings, counted for each member and for each meeting."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from councils.models import ORGANS, Attendance, AttendanceStatus, Meeting, Seat
from councils.states import MeetingState

HELD = (MeetingState.CLOSED, MeetingState.MINUTES_SIGNED, MeetingState.PUBLISHED)
CAME = (AttendanceStatus.PRESENT, AttendanceStatus.REMOTE)
# A member who was there for a time has come; one who had a reason, and came all the
# same, has come too.
STRONGEST = (*CAME, AttendanceStatus.EXCUSED)


@dataclass
class Presence:
    """How often somebody, or how many at some meeting, came or stayed away, and how."""

    present: int = 0
    remote: int = 0
    excused: int = 0
    absent: int = 0

    @property
    def expected(self) -> int:
        """Return how many times a member could have come."""
        return self.present + self.remote + self.excused + self.absent

    @property
    def came(self) -> int:
        """Return how many times one did, in the room or from afar."""
        return self.present + self.remote

    @property
    def percent(self) -> int | None:
        """Return the share of those who came, in whole per cent; None without any."""
        if not self.expected:
            return None
        # Halves go up, in whole numbers: round() would take 62.5 down and 63.5 up.
        return (200 * self.came + self.expected) // (2 * self.expected)

    def add(self, status: AttendanceStatus) -> None:
        """Count one more."""
        setattr(self, status.value, getattr(self, status.value) + 1)


@dataclass
class Attended:
    """The attendance of several meetings: for each seat, each meeting, and in all.

    Of a meeting of an organ it knows how many came, and holds it against nobody.
    """

    by_seat: dict[UUID, Presence] = field(default_factory=dict)
    by_meeting: dict[UUID, Presence] = field(default_factory=dict)
    of_organs: dict[UUID, int] = field(default_factory=dict)
    total: Presence = field(default_factory=Presence)


class Entered:
    """What was entered of several meetings: the strongest status of each member."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        """Read it, by one query."""
        counts = {one.value: Count("pk", filter=Q(status=one)) for one in STRONGEST}
        rows: Iterable[Any] = (
            Attendance.objects.filter(meeting__in=_held(meetings))
            .without_corrected()
            .order_by()
            .values("meeting_id", "seat_id")
            .annotate(**counts)
        )
        self.found = {
            (row["meeting_id"], row["seat_id"]): _strongest(row) for row in rows
        }

    def of(self, meeting: Meeting, seat: Seat) -> AttendanceStatus:
        """Return how this member stood; who was never entered was absent."""
        return self.found.get((meeting.pk, seat.pk), AttendanceStatus.ABSENT)

    def came_to(self, meeting: Meeting) -> int:
        """Return how many came to a meeting, whoever was expected there."""
        return sum(
            of == meeting.pk and status in CAME
            for (of, _seat), status in self.found.items()
        )


def attendance_of(
    meetings: Iterable[Meeting], seats: Sequence[Seat], entered: Entered | None = None
) -> Attended:
    """Return who came to these meetings, for one query if nothing was read before.

    Of each seat only the meetings held while it was in force count; a meeting known
    from a source alone has no list, and counts for nobody.
    """
    held = _held(meetings)
    of_convocation: dict[Any, list[Seat]] = defaultdict(list)
    for seat in seats:
        of_convocation[seat.convocation_id].append(seat)
    entered = entered or Entered(held)
    found = Attended(by_seat={seat.pk: Presence() for seat in seats})
    for meeting in held:
        if meeting.kind in ORGANS:
            found.of_organs[meeting.pk] = entered.came_to(meeting)
            continue
        here = found.by_meeting.setdefault(meeting.pk, Presence())
        for seat in of_convocation[meeting.convocation_id]:
            if not _is_in_force(seat, meeting):
                continue
            status = entered.of(meeting, seat)
            for one in (here, found.by_seat[seat.pk], found.total):
                one.add(status)
    return found


def _held(meetings: Iterable[Meeting]) -> list[Meeting]:
    return [one for one in meetings if one.state in HELD and not one.is_imported]


def _strongest(row: Mapping[str, Any]) -> AttendanceStatus:
    said = (status for status in STRONGEST if row[status.value])
    return next(said, AttendanceStatus.ABSENT)


def _is_in_force(seat: Seat, meeting: Meeting) -> bool:
    on = meeting.held_on
    return seat.from_on <= on and (seat.to_on is None or on <= seat.to_on)
