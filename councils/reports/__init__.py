"""What can be read off a council's rows at any moment; nothing here writes."""

from councils.reports.compositions import composition_of
from councils.reports.guests import guests_at, participants_at
from councils.reports.sittings import (
    Quorum,
    in_session,
    is_in_session,
    quorum_at,
    seats_of,
    unexcused,
)

__all__ = [
    "Quorum",
    "composition_of",
    "guests_at",
    "in_session",
    "is_in_session",
    "participants_at",
    "quorum_at",
    "seats_of",
    "unexcused",
]
