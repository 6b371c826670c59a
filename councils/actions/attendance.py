"""Acts upon attendance: who comes, who leaves, who has a reason to stay away.

`since` is the moment for which it is entered, where that is not now. An entry for the
very moment of an earlier one corrects it.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from councils import reports
from councils.actions.meetings import locked, move
from councils.models import Attendance, AttendanceStatus, Meeting, Seat
from councils.rules import membership, sittings


@transaction.atomic
def arrive(
    meeting: Meeting,
    *,
    seat: Seat,
    status: AttendanceStatus,
    by: Actor,
    at: datetime,
    since: datetime | None = None,
) -> Attendance:
    """Enter that a member takes part from then on, in the room or from afar."""
    settings = meeting.council.settings_on(meeting.held_on)
    remote = status == AttendanceStatus.REMOTE
    demand(
        membership.check_remote(is_remote=remote, allows_remote=settings.allows_remote)
    )
    return _entered(
        meeting, "arrive", seat=seat, status=status, by=by, at=at, since=since
    )


@transaction.atomic
def leave(
    meeting: Meeting,
    *,
    seat: Seat,
    by: Actor,
    at: datetime,
    since: datetime | None = None,
) -> Attendance:
    """Enter that a member is gone from then on; the quorum falls with him."""
    absent = AttendanceStatus.ABSENT
    return _entered(
        meeting, "leave", seat=seat, status=absent, by=by, at=at, since=since
    )


@transaction.atomic
def excuse(
    meeting: Meeting, *, seat: Seat, reason: str, by: Actor, at: datetime
) -> Attendance:
    """Enter why a member stays away, or stayed away; the reason is not public."""
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
    since: datetime | None = None,
) -> Attendance:
    meeting = locked(meeting)
    move(meeting, act)
    seated = reports.seats_of(meeting).filter(pk=seat.pk).exists()
    demand(membership.check_seat(is_in_force=seated))
    moment = since or at
    if status == AttendanceStatus.EXCUSED:
        come, over = reports.has_come(meeting, seat), reports.is_over(meeting)
        demand(sittings.check_excuse(is_over=over, has_come=come))
    else:
        demand(
            sittings.check_moment(
                is_to_come=moment > at,
                stated_on=timezone.localdate(moment),
                held_on=meeting.held_on,
            )
        )
    entry = Attendance.objects.create(
        meeting=meeting,
        seat=seat,
        status=status,
        from_at=moment,
        reason=reason,
        entered_by=by.user,
    )
    said = {"seat": str(seat.pk), "status": str(status), "reason": reason}
    record("meeting.attendance-entered", meeting, by=by, at=at, said=said)
    return entry
