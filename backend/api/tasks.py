"""Housekeeping of the plumbing."""

from celery import shared_task

from backend import clock
from backend.api import idempotency, throttling


@shared_task
def forget_old_rows() -> int:
    """Every hour: delete answers kept for repeats, and counters, that are over."""
    now = clock.now()
    return idempotency.forget(at=now) + throttling.forget(at=now)
