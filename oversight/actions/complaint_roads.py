"""How a complaint comes to the higher body: passed up, recorded, or brought."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import (
    complaint_duties,
    complaint_letters,
    conflicts,
    letters,
    obligations,
)
from oversight.actions.complaint_duties import locked, moved
from oversight.models import Complaint, Passing
from oversight.rules import complaints as rules
from oversight.states import ObligationState


@transaction.atomic
def pass_up(complaint: Complaint, *, note: str, by: Actor, at: datetime) -> Complaint:
    """Pass the complaint up with its file, as the body; the decision is owed then."""
    complaint = locked(complaint)
    moved(complaint, "pass-up", at=at)
    today = timezone.localdate(at)
    complaint.received_on = complaint.received_on or today
    return _passed(
        complaint, Passing.BY_BODY, on=today, note=note, file=None, by=by, at=at
    )


@transaction.atomic
def enter_passing(
    complaint: Complaint,
    *,
    passed_on: date,
    note: str,
    proof_file: File | None,
    by: Actor,
    at: datetime,
) -> Complaint:
    """Record, as the author, that a body which is not here has passed it up on paper.

    A body with an officer or a head here passes it up itself: raise MoveRefused.
    """
    complaint = locked(complaint)
    conflicts.demand_clear(complaint.recommendation.case, by)
    if is_body_here(complaint, at=at):
        raise MoveRefused(complaint.procedure, complaint.state, "enter-passing")
    moved(complaint, "enter-passing", at=at)
    return _passed(
        complaint,
        Passing.ENTERED,
        on=passed_on,
        note=note,
        file=proof_file,
        by=by,
        at=at,
    )


@transaction.atomic
def bring_up(
    complaint: Complaint,
    *,
    brought_on: date | None,
    note: str,
    proof_file: File | None,
    by: Actor,
    at: datetime,
) -> Complaint:
    """Bring it to the higher body oneself, where the body has let its days pass.

    The body still owes what it has not done: its debt stays open, and late. In the
    system the higher body receives it today, on paper on the stated day.
    """
    complaint = locked(complaint)
    conflicts.demand_clear(complaint.recommendation.case, by)
    moved(complaint, "bring-up", at=at)
    today, owed = timezone.localdate(at), complaint.pass_up_obligation
    late = owed is not None and owed.is_overdue(today)
    here = is_body_here(complaint, at=at)
    demand(rules.check_bring_up(is_overdue=late, is_here=here))
    return _passed(
        complaint,
        Passing.BROUGHT,
        on=brought_on or today,
        note=note,
        file=proof_file,
        by=by,
        at=at,
    )


def is_body_here(complaint: Complaint, *, at: datetime) -> bool:
    """Tell whether somebody of the body concerned is here to pass it up."""
    body = complaint.recommendation.body
    return bool(letters.readers(body, at=at, roles=letters.OF_BODY))


def _passed(
    complaint: Complaint,
    passing: Passing,
    *,
    on: date,
    note: str,
    file: File | None,
    by: Actor,
    at: datetime,
) -> Complaint:
    last = complaint.received_on or complaint.filed_on
    demand(rules.check_order(happened_on=on, after=last))
    complaint.passing, complaint.passed_up_on = passing, on
    complaint.passing_note, complaint.passing_file = note, file
    complaint.save()
    files = [file.sha256] if file else []
    said = {"note": note}
    record("complaint.passed-up", complaint, by=by, at=at, said=said, files=files)
    owed = complaint.pass_up_obligation
    is_done = passing != Passing.BROUGHT
    if is_done and owed is not None and owed.state == ObligationState.OPEN:
        obligations.discharge(owed, on=on, by=by, at=at)
    complaint_duties.owe_decision(complaint, received_on=on, by=by, at=at)
    complaint_letters.tell_addressee(complaint, "complaint_passed_up", at=at)
    if passing == Passing.BY_BODY:
        complaint_letters.tell_author(complaint, "complaint_told", at=at)
    return complaint
