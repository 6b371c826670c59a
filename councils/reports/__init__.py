"""What can be read off a council's rows at any moment; nothing here writes."""

from councils.reports.attendances import Attended, Presence, attendance_of
from councils.reports.compositions import composition_of
from councils.reports.forming import (
    applicant,
    eligibility_of,
    forming_of,
    is_by_competition,
    reserve_of,
    working_group_of,
)
from councils.reports.guests import guests_at, participants_at, registered
from councils.reports.hearings import hearing_breaches, is_over
from councils.reports.sittings import (
    Quorum,
    here_at,
    in_session,
    is_in_session,
    organ_quorum_of,
    quorum_at,
    seats_of,
    standing_of,
    unexcused,
)

__all__ = [
    "Attended",
    "Presence",
    "Quorum",
    "applicant",
    "attendance_of",
    "composition_of",
    "eligibility_of",
    "forming_of",
    "guests_at",
    "hearing_breaches",
    "here_at",
    "in_session",
    "is_by_competition",
    "is_in_session",
    "is_over",
    "organ_quorum_of",
    "participants_at",
    "quorum_at",
    "registered",
    "reserve_of",
    "seats_of",
    "standing_of",
    "unexcused",
    "working_group_of",
]
