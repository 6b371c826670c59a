"""What the timetable calls in notices."""

from celery import shared_task

from backend import clock
from backend.api import sweeps
from backend.notices import digests, outbox

DIGESTS = "backend.notices.tasks.gather_digests"


@shared_task
def deliver_notices() -> int:
    """Every two seconds: send all letters that are due; return how many were tried."""
    tried = 0
    while outbox.deliver_next(at=clock.now()):
        tried += 1
    return tried


@shared_task
def gather_digests() -> int:
    """Every five minutes: make the digests whose hour has come."""
    now = clock.now()
    return sweeps.ran(DIGESTS, digests.gather(at=now), at=now)
