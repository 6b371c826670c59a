"""What the timetable calls in oversight."""

from celery import shared_task
from django.utils import timezone

from backend import clock
from backend.api import sweeps
from oversight.actions import obligations, reminders

OVERDUE = "oversight.tasks.note_overdue_obligations"
REMINDERS = "oversight.tasks.remind_of_obligations"


@shared_task
def note_overdue_obligations() -> int:
    """Every night at 00:10: note once each obligation that became overdue."""
    now = clock.now()
    noted = obligations.note_overdue(on=timezone.localdate(now), at=now)
    return sweeps.ran(OVERDUE, noted, at=now)


@shared_task
def remind_of_obligations() -> int:
    """Every morning at 08:00: tell each side once of each stage of a term."""
    now = clock.now()
    told = reminders.remind(on=timezone.localdate(now), at=now)
    return sweeps.ran(REMINDERS, told, at=now)
