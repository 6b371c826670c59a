"""What a complaint makes others owe: to pass it up, and to decide it."""

from datetime import date, datetime

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.law.norms.administrative_code import (
    COMPLAINT_DECIDED,
    COMPLAINT_PASSED_UP,
)
from oversight.actions import obligations
from oversight.actions.steps import locked_recommendation
from oversight.models import (
    Complaint,
    Instance,
    Obligation,
    ObligationKind,
    Subject,
)
from oversight.rules import complaints as rules
from oversight.states import ComplaintState, ObligationState

SAID = 300


def locked(complaint: Complaint) -> Complaint:
    """Return the complaint as it is now, locked; its case is locked first."""
    recommendation = locked_recommendation(complaint.recommendation)
    complaint = (
        Complaint.objects.select_for_update(of=("self",))
        .select_related("addressee", "pass_up_obligation", "decide_obligation")
        .get(pk=complaint.pk)
    )
    complaint.recommendation = recommendation
    return complaint


def moved(complaint: Complaint, act: str, *, at: datetime) -> None:
    """Set the state that the act leads to; raise MoveRefused if to none."""
    target = complaint.procedure.target(complaint.state, act)
    complaint.state = ComplaintState(target)
    complaint.updated_at = at


def owe_passing(complaint: Complaint, *, by: Actor, at: datetime) -> None:
    """Open what the body owes from its receipt: to pass the complaint up."""
    if complaint.to != Instance.HIGHER_BODY or complaint.received_on is None:
        return
    recommendation = complaint.recommendation
    complaint.pass_up_obligation = obligations.open(
        kind=ObligationKind.PASS_UP_COMPLAINT,
        debtor=recommendation.body,
        creditor=recommendation.case.initiator,
        norm=COMPLAINT_PASSED_UP,
        term=rules.pass_up(
            received_on=complaint.received_on, calendar=calendars.current()
        ),
        started_on=complaint.received_on,
        started_by="receipt",
        subject=_subject(complaint),
        is_public=True,
        by=by,
        at=at,
    )
    complaint.save(update_fields=["pass_up_obligation"])


def owe_decision(
    complaint: Complaint, *, received_on: date, by: Actor, at: datetime
) -> None:
    """Open what the higher body owes: one known by name alone owes nothing here."""
    if complaint.addressee is None:
        return
    complaint.decide_obligation = obligations.open(
        kind=ObligationKind.DECIDE_COMPLAINT,
        debtor=complaint.addressee,
        creditor=complaint.recommendation.case.initiator,
        norm=COMPLAINT_DECIDED,
        term=rules.decide(received_on=received_on, calendar=calendars.current()),
        started_on=received_on,
        started_by="receipt",
        subject=_subject(complaint),
        is_public=True,
        by=by,
        at=at,
    )
    complaint.save(update_fields=["decide_obligation"])


def decided(complaint: Complaint, *, on: date, by: Actor, at: datetime) -> None:
    """Close what was owed, because the complaint is decided."""
    owed = complaint.decide_obligation
    if owed is not None and owed.state == ObligationState.OPEN:
        obligations.discharge(owed, on=on, by=by, at=at)
    _end(complaint.pass_up_obligation, ground="decided", by=by, at=at)


def end(complaint: Complaint, *, ground: str, by: Actor, at: datetime) -> None:
    """Close what was owed, because nothing has to be decided any more."""
    _end(complaint.pass_up_obligation, ground=ground, by=by, at=at)
    _end(complaint.decide_obligation, ground=ground, by=by, at=at)


def _end(owed: Obligation | None, *, ground: str, by: Actor, at: datetime) -> None:
    if owed is not None and owed.state == ObligationState.OPEN:
        on = timezone.localdate(at)
        obligations.end(owed, ground=ground[:500], on=on, by=by, at=at)


def _subject(complaint: Complaint) -> Subject:
    asked = complaint.recommendation.text[:SAID]
    return Subject(complaint.object_kind, complaint.pk, complaint.number, asked)
