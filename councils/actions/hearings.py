"""Acts upon hearings alone: the body agrees to their day."""

from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.actions.meetings import locked, move
from councils.models import Meeting, MeetingKind
from councils.rules import hearings as rule


@transaction.atomic
def agree_date(meeting: Meeting, *, on: date, by: Actor, at: datetime) -> Meeting:
    """Record when the body agreed to the day of a public hearing."""
    meeting = locked(meeting)
    move(meeting, "agree-date")
    demand(rule.check_agreement(is_hearing=meeting.kind == MeetingKind.HEARING))
    meeting.date_agreed_on = on
    meeting.save(update_fields=["date_agreed_on"])
    public = meeting.notice_sent_at is not None
    said = {"on": on.isoformat()}
    record("meeting.date-agreed", meeting, by=by, at=at, said=said, public=public)
    return meeting
