"""Whether a hearing may be called, and whether a meeting is still to come."""

from backend.law.breach import Breach
from councils.models import AgendaItemKind, ConvenedBy, Meeting, MeetingKind
from councils.rules import hearings
from councils.rules.hearings import Report
from councils.states import MeetingState

TO_COME = (MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.OPEN)


def hearing_breaches(meeting: Meeting) -> list[Breach]:
    """Return what keeps this hearing from being called; of other meetings nothing."""
    if meeting.kind == MeetingKind.HEARING:
        return hearings.check_call(
            is_by_members=meeting.convened_by != ConvenedBy.WORKING_GROUP,
            is_date_agreed=meeting.date_agreed_on is not None,
        )
    if meeting.kind == MeetingKind.REPORT_HEARING:
        items = meeting.agenda_items.filter(withdrawn_at=None)
        return hearings.check_reports(
            [
                Report(
                    names_body=item.invited_body_id is not None,
                    names_rapporteur=bool(item.rapporteur),
                )
                for item in items
                if item.kind == AgendaItemKind.REPORT
            ]
        )
    return []


def is_over(meeting: Meeting) -> bool:
    """Tell whether the meeting has been held, called off, or failed."""
    return meeting.state not in TO_COME
