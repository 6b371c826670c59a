"""Who takes part in a meeting without a seat in it."""

from datetime import datetime

from django.db.models import Q, QuerySet

from councils.models import Capacity, Guest, Meeting


def guests_at(meeting: Meeting, *, at: datetime) -> QuerySet[Guest]:
    """Return the guests who have come by this moment, and not left."""
    here = Q(left_at=None) | Q(left_at__gt=at)
    return Guest.objects.filter(here, meeting=meeting, arrived_at__lte=at)


def participants_at(meeting: Meeting, *, at: datetime) -> int:
    """Return how many registered participants are there at this moment.

    Members are not counted, nor guests whom the council has invited.
    """
    return guests_at(meeting, at=at).filter(capacity=Capacity.PARTICIPANT).count()


def registered(meeting: Meeting) -> int:
    """Return how many have registered as participants, and not cancelled."""
    expected = meeting.guests.expected()
    return expected.filter(capacity=Capacity.PARTICIPANT).count()
