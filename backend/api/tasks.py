"""Housekeeping of the plumbing."""

from celery import shared_task

from backend import clock
from backend.api import idempotency, sweeps, throttling

FORGETTING = "backend.api.tasks.forget_old_rows"


@shared_task
def forget_old_rows() -> int:
    """Every hour: delete answers kept for repeats, and counters, that are over."""
    now = clock.now()
    forgotten = idempotency.forget(at=now) + throttling.forget(at=now)
    return sweeps.ran(FORGETTING, forgotten, at=now)
