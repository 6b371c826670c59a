"""What can be read off a council's rows at any moment; nothing here writes."""

from councils.reports.agenda_changes import Change, agenda_changes
from councils.reports.attendance_year import (
    Away,
    attended_in,
    held_in,
    stayed_away,
    year_of_absences,
)
from councils.reports.attendances import Attended, Presence, attendance_of
from councils.reports.ballots import stands
from councils.reports.compositions import (
    breaches_of,
    composition_of,
    next_in_reserve,
    verdicts_of,
    verdicts_on,
)
from councils.reports.council_years import YearSeen, year_seen, years_of
from councils.reports.draft_acts import (
    opinion_breaches,
    receipt_breaches,
    reply_breaches,
    term_breaches,
)
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
from councils.reports.notices import (
    agenda_of,
    call_breaches,
    deadlines_of,
    frequency_of,
    has_met,
    has_term,
    late_materials,
    materials_on,
    notice_verdicts,
)
from councils.reports.overviews import Overview, overview_of
from councils.reports.people import Holder
from councils.reports.sittings import (
    Quorum,
    has_begun,
    has_come,
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
    "Away",
    "Change",
    "Holder",
    "Overview",
    "Presence",
    "Quorum",
    "YearSeen",
    "agenda_changes",
    "agenda_of",
    "applicant",
    "attendance_of",
    "attended_in",
    "breaches_of",
    "call_breaches",
    "composition_of",
    "deadlines_of",
    "eligibility_of",
    "forming_of",
    "frequency_of",
    "guests_at",
    "has_begun",
    "has_come",
    "has_met",
    "has_term",
    "hearing_breaches",
    "held_in",
    "here_at",
    "in_session",
    "is_by_competition",
    "is_in_session",
    "is_over",
    "late_materials",
    "materials_on",
    "next_in_reserve",
    "notice_verdicts",
    "opinion_breaches",
    "organ_quorum_of",
    "overview_of",
    "participants_at",
    "quorum_at",
    "receipt_breaches",
    "registered",
    "reply_breaches",
    "reserve_of",
    "seats_of",
    "standing_of",
    "stands",
    "stayed_away",
    "term_breaches",
    "unexcused",
    "verdicts_of",
    "verdicts_on",
    "working_group_of",
    "year_of_absences",
    "year_seen",
    "years_of",
]
