"""Acts upon contributions: questions, proposals and speeches, and their answers."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from councils import reports
from councils.actions.meetings import locked
from councils.models import (
    AgendaItem,
    Capacity,
    Contribution,
    ContributionKind,
    Guest,
    Meeting,
    Seat,
)
from councils.rules import guests as rule
from councils.states import MeetingState


@dataclass(frozen=True)
class Said:
    """What somebody brings, in which language, and to which matter."""

    kind: ContributionKind
    text: str
    language: str
    agenda_item: AgendaItem | None = None


@transaction.atomic
def send(meeting: Meeting, *, said: Said, by: Actor, at: datetime) -> Contribution:
    """Bring a question or a proposal of one's own to a hearing."""
    meeting = locked(meeting)
    own = meeting.guests.expected().filter(user=by.user, capacity=Capacity.PARTICIPANT)
    guest = own.first()
    demand(
        rule.check_contribution(
            is_noticed=meeting.notice_sent_at is not None,
            is_over=reports.is_over(meeting),
            is_registered=guest is not None,
        )
    )
    return _entered(Contribution(meeting=meeting, guest=guest), said, by=by, at=at)


@transaction.atomic
def enter(
    meeting: Meeting,
    *,
    said: Said,
    guest: Guest | None,
    seat: Seat | None,
    by: Actor,
    at: datetime,
) -> Contribution:
    """Enter what a guest or a member has said or sent, until the minutes are signed."""
    meeting = locked(meeting)
    demand(
        rule.check_contribution(
            is_noticed=meeting.notice_sent_at is not None,
            is_over=reports.is_over(meeting) and meeting.state != MeetingState.CLOSED,
            is_registered=True,
        )
    )
    demand(rule.check_speaker(is_of_meeting=_is_of(meeting, guest, seat)))
    made = Contribution(meeting=meeting, guest=guest, seat=seat)
    return _entered(made, said, by=by, at=at)


@transaction.atomic
def answer(
    contribution: Contribution,
    *,
    answer: str,
    answered_by: str,
    by: Actor,
    at: datetime,
) -> Contribution:
    """Enter what was answered, and who has answered; once."""
    locked(contribution.meeting)
    contribution = Contribution.objects.select_for_update().get(pk=contribution.pk)
    demand(rule.check_answering(is_answered=contribution.answered_at is not None))
    contribution.answer, contribution.answered_by = answer, answered_by
    contribution.answered_at = at
    contribution.save(update_fields=["answer", "answered_by", "answered_at"])
    said = {"answer": answer, "answered_by": answered_by}
    record("contribution.answered", contribution, by=by, at=at, said=said)
    return contribution


def _is_of(meeting: Meeting, guest: Guest | None, seat: Seat | None) -> bool:
    if guest is not None:
        return guest.meeting_id == meeting.pk and guest.withdrawn_at is None
    return seat is not None and reports.seats_of(meeting).filter(pk=seat.pk).exists()


def _entered(
    contribution: Contribution, said: Said, *, by: Actor, at: datetime
) -> Contribution:
    item = said.agenda_item
    is_own = item is None or item.meeting_id == contribution.meeting_id
    demand(rule.check_speaker(is_of_meeting=is_own))
    contribution.agenda_item, contribution.kind = item, said.kind
    contribution.language, contribution.text = said.language, said.text
    contribution.made_at, contribution.entered_by = at, by.user
    contribution.save()
    record("contribution.made", contribution, by=by, at=at, said={"text": said.text})
    return contribution
