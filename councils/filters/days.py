"""The legal day on which seats and settings are asked."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from backend import clock
from backend.api.filters import DayField


def today() -> date:
    """Return the legal day on which seats and settings are asked."""
    return timezone.localdate(clock.now())


def day_asked(parameters: Mapping[str, str]) -> date:
    """Return the day that `on` names, or today; raise ValidationError where it is none.

    A past day shows what stood then.
    """
    day = DayField(required=False).clean(parameters.get("on", ""))
    return day or today()
