"""How a complaint ends: decided or returned by the higher body, or as recorded."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import complaint_duties, complaint_letters, conflicts, letters
from oversight.actions.complaint_duties import locked, moved
from oversight.models import Complaint, Outcome
from oversight.rules import complaints as rules


@dataclass(frozen=True)
class Ruling:
    """What was decided, with its reasons, under which number, on which paper."""

    outcome: Outcome
    text: str
    language: str
    number: str = ""
    file: File | None = None


@transaction.atomic
def decide(
    complaint: Complaint, ruling: Ruling, *, by: Actor, at: datetime
) -> Complaint:
    """Decide the complaint, as the higher body; the recommendation stays as it is.

    The name of who decides is copied: a later change of office changes nothing.
    """
    complaint = locked(complaint)
    moved(complaint, "decide", at=at)
    complaint.decided_by, complaint.decided_name = by.user, by.user.name
    return _decided(complaint, ruling, on=timezone.localdate(at), by=by, at=at)


@transaction.atomic
def enter_decision(
    complaint: Complaint,
    ruling: Ruling,
    *,
    decided_on: date,
    by: Actor,
    at: datetime,
) -> Complaint:
    """Record, as the author, a decision on paper: of a body not here, of a court.

    A higher body with somebody here decides for itself: raise MoveRefused.
    """
    complaint = locked(complaint)
    conflicts.demand_clear(complaint.recommendation.case, by)
    _refuse_where_here(complaint, "enter-decision", at=at)
    moved(complaint, "enter-decision", at=at)
    _refuse_before_last_step(complaint, on=decided_on)
    complaint.is_decision_entered = True
    return _decided(complaint, ruling, on=decided_on, by=by, at=at)


@transaction.atomic
def send_back(
    complaint: Complaint, *, reason: str, by: Actor, at: datetime
) -> Complaint:
    """Return it without a decision, as the higher body, and say why."""
    complaint = locked(complaint)
    moved(complaint, "return", at=at)
    return _returned(complaint, reason, on=timezone.localdate(at), by=by, at=at)


@transaction.atomic
def enter_return(
    complaint: Complaint,
    *,
    reason: str,
    returned_on: date,
    file: File | None,
    by: Actor,
    at: datetime,
) -> Complaint:
    """Record, as the author, that it came back without a decision."""
    complaint = locked(complaint)
    conflicts.demand_clear(complaint.recommendation.case, by)
    _refuse_where_here(complaint, "enter-return", at=at)
    moved(complaint, "enter-return", at=at)
    _refuse_before_last_step(complaint, on=returned_on)
    complaint.is_decision_entered, complaint.decision_file = True, file
    return _returned(complaint, reason, on=returned_on, by=by, at=at)


def is_addressee_here(complaint: Complaint, *, at: datetime) -> bool:
    """Tell whether somebody of the higher body is here to decide."""
    place = complaint.addressee
    return place is not None and bool(
        letters.readers(place, at=at, roles=letters.OF_BODY)
    )


def _refuse_where_here(complaint: Complaint, act: str, *, at: datetime) -> None:
    if is_addressee_here(complaint, at=at):
        raise MoveRefused(complaint.procedure, complaint.state, act)


def _refuse_before_last_step(complaint: Complaint, *, on: date) -> None:
    last = complaint.passed_up_on or complaint.filed_on
    demand(rules.check_order(happened_on=on, after=last))


def _decided(
    complaint: Complaint, ruling: Ruling, *, on: date, by: Actor, at: datetime
) -> Complaint:
    complaint.outcome, complaint.decided_on = ruling.outcome, on
    complaint.decision_text, complaint.decision_language = ruling.text, ruling.language
    complaint.decision_number, complaint.decision_file = ruling.number, ruling.file
    complaint.save()
    files = [ruling.file.sha256] if ruling.file else []
    said = {"text": ruling.text}
    record("complaint.decided", complaint, by=by, at=at, said=said, files=files)
    complaint_duties.decided(complaint, on=on, by=by, at=at)
    complaint_letters.tell_body(complaint, "complaint_told", at=at)
    if not complaint.is_decision_entered:
        complaint_letters.tell_author(complaint, "complaint_told", at=at)
    return complaint


def _returned(
    complaint: Complaint, reason: str, *, on: date, by: Actor, at: datetime
) -> Complaint:
    complaint.ended_on, complaint.end_reason = on, reason
    complaint.save()
    file = complaint.decision_file
    files = [file.sha256] if file else []
    said = {"reason": reason}
    record("complaint.returned", complaint, by=by, at=at, said=said, files=files)
    complaint_duties.end(complaint, ground=reason, by=by, at=at)
    complaint_letters.tell_body(complaint, "complaint_told", at=at)
    if not complaint.is_decision_entered:
        complaint_letters.tell_author(complaint, "complaint_told", at=at)
    return complaint
