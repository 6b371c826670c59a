"""Who is at a meeting at a moment, and whether it may decide."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from backend.law.breach import Breach
from backend.law.citation import Citation
from councils.models import (
    IN_SESSION,
    ORGANS,
    Attendance,
    AttendanceStatus,
    CommissionMember,
    Meeting,
    MeetingKind,
    Seat,
    SeatOffice,
)
from councils.rules import quorum
from councils.rules.composition import CouncilKind
from councils.rules.regulation import OrganQuorum


@dataclass(frozen=True)
class Quorum:
    """How many take part in a meeting at a moment, and how many must."""

    members: int
    present: int
    remote: int
    needed: int
    breaches: tuple[Breach, ...]
    law: Citation

    @property
    def holds(self) -> bool:
        """Tell whether the meeting may decide."""
        return not self.breaches

    @property
    def may_leave(self) -> int:
        """Return how many may still leave before the quorum is lost."""
        return max(0, self.present - self.needed)

    @property
    def in_the_room(self) -> int:
        """Return how many take part on the spot."""
        return self.present - self.remote


def seats_of(meeting: Meeting) -> QuerySet[Seat]:
    """Return the seats in force at the meeting; an imported one may have none.

    The presidium and a commission meet in their own members alone.
    """
    on = meeting.held_on
    seats = Seat.objects.in_force(on).filter(convocation=meeting.convocation_id)
    if meeting.kind == MeetingKind.PRESIDIUM:
        offices = SeatOffice.objects.in_force(on)
        seats = seats.filter(pk__in=offices.values("seat"))
    elif meeting.kind == MeetingKind.COMMISSION:
        places = CommissionMember.objects.filter(
            Q(to_on=None) | Q(to_on__gte=on),
            commission=meeting.commission_id,
            from_on__lte=on,
        )
        seats = seats.filter(pk__in=places.values("seat"))
    return seats.order_by("person_name", "id")


def organ_quorum_of(meeting: Meeting) -> OrganQuorum | None:
    """Return how many of an organ decide; None where the whole council meets."""
    if meeting.kind not in ORGANS:
        return None
    return meeting.council.settings_on(meeting.held_on).organ_quorum


def quorum_at(meeting: Meeting, *, at: datetime) -> Quorum:
    """Return the quorum of the meeting at this moment, from its entries up to then."""
    members = seats_of(meeting).count()
    standing = Attendance.objects.filter(meeting=meeting).standing_at(at)
    status = [entry.status for entry in standing]
    present = sum(one in IN_SESSION for one in status)
    kind, on = CouncilKind(meeting.council.kind), meeting.held_on
    organ = organ_quorum_of(meeting)
    needed = quorum.members_needed(members=members, on=on, kind=kind, organ=organ)
    return Quorum(
        members=members,
        present=present,
        remote=status.count(AttendanceStatus.REMOTE),
        needed=max(1, needed),
        breaches=tuple(
            quorum.check(
                members=members, present=present, on=on, kind=kind, organ=organ
            )
        ),
        law=quorum.source(kind=kind, organ=organ),
    )


def standing_of(meeting: Meeting, *, at: datetime) -> dict[UUID, Attendance]:
    """Return for each seat that was entered its last entry up to this moment."""
    entries = Attendance.objects.filter(meeting=meeting).standing_at(at)
    return {entry.seat_id: entry for entry in entries}


def here_at(meeting: Meeting, *, at: datetime) -> set[UUID]:
    """Return the seats whose members take part in the meeting at this moment."""
    entered = standing_of(meeting, at=at)
    return {seat for seat, entry in entered.items() if entry.status in IN_SESSION}


def is_in_session(meeting: Meeting, seat: Seat, *, at: datetime) -> bool:
    """Tell whether this member takes part in the meeting at this moment."""
    entries = Attendance.objects.filter(meeting=meeting, seat=seat)
    last = entries.standing_at(at).first()
    return last is not None and last.status in IN_SESSION


def in_session(meeting: Meeting, *, at: datetime) -> list[Seat]:
    """Return the members who take part in the meeting at this moment, by name."""
    standing = Attendance.objects.filter(meeting=meeting).standing_at(at)
    here = {entry.seat_id for entry in standing if entry.status in IN_SESSION}
    return [seat for seat in seats_of(meeting) if seat.pk in here]


def unexcused(meeting: Meeting) -> QuerySet[Seat]:
    """Return the members who never came, and had given no reason."""
    entries = Attendance.objects.filter(meeting=meeting).without_corrected()
    excused = entries.filter(status__in=[*IN_SESSION, AttendanceStatus.EXCUSED])
    return seats_of(meeting).exclude(pk__in=excused.values("seat"))


def has_come(meeting: Meeting, seat: Seat) -> bool:
    """Tell whether this member was at the meeting at any moment."""
    entries = Attendance.objects.filter(meeting=meeting, seat=seat)
    return entries.without_corrected().filter(status__in=IN_SESSION).exists()


def has_begun(meeting: Meeting) -> bool:
    """Tell whether anybody has come to the meeting, opened or not."""
    entries = Attendance.objects.filter(meeting=meeting).without_corrected()
    return entries.filter(status__in=IN_SESSION).exists()
