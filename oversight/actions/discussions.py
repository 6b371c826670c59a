"""What is said at a discussion, and the protocol that it ends in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.files import uploads
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import conflicts
from oversight.actions.attendees import demand_awaited
from oversight.actions.steps import locked_case
from oversight.models import (
    Attendee,
    Case,
    DiscussionContribution,
    DiscussionProtocol,
)
from oversight.reports import control
from oversight.rules import discussions
from oversight.states import CaseForm, CaseState


@dataclass(frozen=True)
class Said:
    """What somebody says, in which language, and whether he has written it."""

    text: str
    language: str
    is_written: bool = False


@dataclass(frozen=True)
class Held:
    """How a discussion went: from when to when, who led it, what it came to."""

    text: str
    language: str
    from_at: datetime
    to_at: datetime
    chair_name: str
    secretary_name: str
    file: File | None = None


@transaction.atomic
def contribute(
    attendee: Attendee, *, said: Said, by: Actor, at: datetime
) -> DiscussionContribution:
    """Send one's own contribution in writing, before the day or on it."""
    demand_awaited(attendee.case, "contribute")
    written = Said(said.text, said.language, is_written=True)
    return _said(attendee, written, said_at=at, by=by, at=at)


@transaction.atomic
def log(
    attendee: Attendee,
    *,
    said: Said,
    said_at: datetime,
    by: Actor,
    at: datetime,
) -> DiscussionContribution:
    """Write down, as the side that holds it, what somebody says or has sent."""
    case = demand_awaited(attendee.case, "log-contribution")
    conflicts.demand_clear(case, by)
    if case.state != CaseState.UNDER_WAY and not said.is_written:
        raise MoveRefused(case.procedure, case.state, "log-contribution")
    return _said(attendee, said, said_at=said_at, by=by, at=at)


@transaction.atomic
def record_protocol(
    case: Case, *, held: Held, by: Actor, at: datetime
) -> DiscussionProtocol:
    """Put the discussion on paper; a mistake is corrected by the next version.

    Its day is the announced one. Once the final document rests on it and is sent,
    nothing more is changed.
    """
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    writable = (CaseState.UNDER_WAY, CaseState.COMPLETED)
    if case.form != CaseForm.DISCUSSION or case.state not in writable:
        raise MoveRefused(case.procedure, case.state, "record-protocol")
    announcement, former = control.announcement_of(case), control.protocol_of(case)
    held_on = timezone.localdate(held.from_at)
    if announcement is None:
        raise MoveRefused(case.procedure, case.state, "record-protocol")
    demand(
        [
            *discussions.check_protocol(
                held_on=held_on, announced_on=announcement.held_on
            ),
            *discussions.check_hours(from_at=held.from_at, to_at=held.to_at),
        ]
    )
    protocol = DiscussionProtocol.objects.create(
        case=case,
        version=former.version + 1 if former else 1,
        replaces=former,
        text=held.text,
        language=held.language,
        held_on=held_on,
        from_at=held.from_at,
        to_at=held.to_at,
        chair_name=held.chair_name,
        secretary_name=held.secretary_name,
        present=case.attendees.filter(arrived_at__isnull=False).count(),
        file=held.file,
        recorded_at=at,
        recorded_by=by.user,
    )
    if held.file is not None and not held.file.is_public:
        uploads.publish(held.file, by=by, at=at)
    files = [held.file.sha256] if held.file else []
    said = {"text": held.text}
    record("protocol.recorded", protocol, by=by, at=at, said=said, files=files)
    return protocol


def _said(
    attendee: Attendee, said: Said, *, said_at: datetime, by: Actor, at: datetime
) -> DiscussionContribution:
    attendee = Attendee.objects.select_for_update().get(pk=attendee.pk)
    case = attendee.case
    if attendee.withdrawn_at is not None:
        raise MoveRefused(case.procedure, case.state, "log-contribution")
    contribution = DiscussionContribution.objects.create(
        case=case,
        attendee=attendee,
        text=said.text,
        language=said.language,
        is_written=said.is_written,
        said_at=said_at,
        entered_by=by.user,
        entered_at=at,
    )
    record(
        "contribution.said",
        contribution,
        by=by,
        at=at,
        said={"text": said.text},
        public=case.state == CaseState.UNDER_WAY,
    )
    return contribution
