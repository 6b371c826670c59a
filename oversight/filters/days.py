"""The day on which lateness is asked."""

from datetime import date

from django.utils import timezone

from backend import clock


def today() -> date:
    """Return the legal day on which lateness is asked."""
    return timezone.localdate(clock.now())
