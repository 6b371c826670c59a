"""What the timetable calls in oversight."""

from celery import shared_task
from django.utils import timezone

from backend import clock
from oversight.actions import obligations, reminders


@shared_task
def note_overdue_obligations() -> int:
    """Every night at 00:10: note once each obligation that became overdue."""
    now = clock.now()
    return obligations.note_overdue(on=timezone.localdate(now), at=now)


@shared_task
def remind_of_obligations() -> int:
    """Every morning at 08:00: remind each debtor once of what will soon be due."""
    now = clock.now()
    return reminders.remind(on=timezone.localdate(now), at=now)
