"""What the timetable calls in notices."""

from celery import shared_task

from backend import clock
from backend.notices import outbox


@shared_task
def deliver_notices() -> int:
    """Every two seconds: send all letters that are due; return how many were tried."""
    tried = 0
    while outbox.deliver_next(at=clock.now()):
        tried += 1
    return tried
