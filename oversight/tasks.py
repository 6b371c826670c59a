"""What the timetable calls in oversight."""

from celery import shared_task
from django.utils import timezone

from backend import clock
from oversight.actions import obligations


@shared_task
def note_overdue_obligations() -> int:
    """Every night at 00:10: note once each obligation that became overdue."""
    now = clock.now()
    return obligations.note_overdue(on=timezone.localdate(now), at=now)
