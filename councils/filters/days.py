"""The legal day on which seats and settings are asked."""

from datetime import date

from django.utils import timezone

from backend import clock


def today() -> date:
    """Return the legal day on which seats and settings are asked."""
    return timezone.localdate(clock.now())
