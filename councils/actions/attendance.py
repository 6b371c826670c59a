"""Acts upon attendance: who comes, who leaves, who has a reason to stay away."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from councils import reports
from councils.actions.meetings import locked, move
from councils.models import Attendance, AttendanceStatus, Meeting, Seat
from councils.rules import membership


@transaction.atomic
def arrive(
    meeting: Meeting, *, seat: Seat, status: AttendanceStatus, by: Actor, at: datetime
) -> Attendance:
    """Enter that a member takes part from now on, in the room or from afar."""
    settings = meeting.council.settings_on(meeting.held_on)
    remote = status == AttendanceStatus.REMOTE
    demand(
        membership.check_remote(is_remote=remote, allows_remote=settings.allows_remote)
    )
    return _entered(meeting, "arrive", seat=seat, status=status, by=by, at=at)


@transaction.atomic
def leave(meeting: Meeting, *, seat: Seat, by: Actor, at: datetime) -> Attendance:
    """Enter that a member is gone from now on; the quorum falls with him."""
    absent = AttendanceStatus.ABSENT
    return _entered(meeting, "leave", seat=seat, status=absent, by=by, at=at)


@transaction.atomic
def excuse(
    meeting: Meeting, *, seat: Seat, reason: str, by: Actor, at: datetime
) -> Attendance:
    """Enter why a member stays away; the reason is not public."""
    status = AttendanceStatus.EXCUSED
    return _entered(
        meeting, "excuse", seat=seat, status=status, by=by, at=at, reason=reason
    )


def _entered(
    meeting: Meeting,
    act: str,
    *,
    seat: Seat,
    status: AttendanceStatus,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Attendance:
    meeting = locked(meeting)
    move(meeting, act)
    seated = reports.seats_of(meeting).filter(pk=seat.pk).exists()
    demand(membership.check_seat(is_in_force=seated))
    entry = Attendance.objects.create(
        meeting=meeting,
        seat=seat,
        status=status,
        from_at=at,
        reason=reason,
        entered_by=by.user,
    )
    said = {"seat": str(seat.pk), "status": str(status), "reason": reason}
    record("meeting.attendance-entered", meeting, by=by, at=at, said=said)
    return entry
