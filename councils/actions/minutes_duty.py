"""The council's duty to have the minutes of a meeting signed: opened at its close."""

from datetime import datetime

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from councils.models import Meeting
from councils.rules import minutes as rule
from oversight.actions import obligations
from oversight.models import Basis, ObligationKind, Subject
from oversight.states import ObligationState


def owe(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Open the duty, under the council's setting; unsettled, nothing becomes overdue.

    The caller holds the meeting's lock.
    """
    closed_on = timezone.localdate(at)
    due = rule.signing_due(
        closed_on=closed_on,
        settings=meeting.council.settings_on(closed_on),
        calendar=calendars.current(),
    )
    meeting.minutes_obligation = obligations.open(
        kind=ObligationKind.SIGN_MINUTES,
        debtor=meeting.council.organization,
        creditor=None,
        norm=rule.SIGNING,
        term=due,
        started_on=closed_on,
        started_by="meeting.closed",
        subject=Subject(
            kind="meeting",
            id=meeting.pk,
            number=str(meeting.number or ""),
            title=f"{meeting.council}, {meeting.held_on:%d.%m.%Y}",
        ),
        is_public=True,
        by=by,
        at=at,
        basis=Basis.SETTING,
    )
    meeting.save(update_fields=["minutes_obligation"])


def done(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Note that the minutes are signed, if that was still owed."""
    owed = meeting.minutes_obligation
    if owed is not None and owed.state == ObligationState.OPEN:
        obligations.discharge(owed, on=timezone.localdate(at), by=by, at=at)
