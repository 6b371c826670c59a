"""The council's duty to tell of a meeting: owed from its plan, done with the notice."""

from datetime import datetime

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.law import norms
from backend.law.citation import Read
from councils import reports
from councils.models import Meeting
from oversight.actions import obligations
from oversight.models import Basis, ObligationKind, Subject
from oversight.states import ObligationState


def owe(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Open the duty where the notice has a term; nobody but the council sees it yet."""
    due = reports.deadlines_of(meeting).notice
    if due is None:
        return
    council = meeting.council.organization
    meeting.notice_obligation = obligations.open(
        kind=ObligationKind.GIVE_NOTICE,
        debtor=council,
        creditor=None,
        norm=norms.get(due.norm_id),
        term=due,
        started_on=timezone.localdate(at),
        started_by="meeting.planned",
        subject=Subject(
            kind=meeting.object_kind,
            id=meeting.pk,
            number=f"{meeting.held_on:%d.%m.%Y}",
            title=str(council),
        ),
        is_public=False,
        by=by,
        at=at,
        basis=Basis.SETTING if due.read is Read.SETTING else Basis.LAW,
    )
    meeting.save(update_fields=["notice_obligation"])


def owe_anew(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Owe the notice by another day, where the plan has changed it."""
    due, owed = reports.deadlines_of(meeting).notice, meeting.notice_obligation
    if owed is not None and due is not None and owed.due_on == due.due_on:
        return
    end(meeting, ground="meeting.plan-edited", by=by, at=at)
    meeting.notice_obligation = None
    meeting.save(update_fields=["notice_obligation"])
    owe(meeting, by=by, at=at)


def discharge(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Note that the notice is given; with it the duty becomes public."""
    owed = meeting.notice_obligation
    if owed is None:
        return
    obligations.publish(owed, by=by, at=at)
    obligations.discharge(owed, on=timezone.localdate(at), by=by, at=at)


def end(meeting: Meeting, *, ground: str, by: Actor, at: datetime) -> None:
    """Note that no notice is owed any more, where it was not given."""
    owed = meeting.notice_obligation
    if owed is not None and owed.state == ObligationState.OPEN:
        today = timezone.localdate(at)
        obligations.end(owed, ground=ground, on=today, by=by, at=at)
