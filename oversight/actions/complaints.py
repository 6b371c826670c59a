"""Acts upon complaints by their author: drafted, written anew, filed, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.files.models import File
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import MoveRefused, demand
from oversight.actions import (
    complaint_duties,
    complaint_letters,
    complaint_papers,
    conflicts,
    letters,
)
from oversight.actions.complaint_duties import locked, moved
from oversight.actions.steps import locked_recommendation
from oversight.models import Complaint, Ground, Instance, Recommendation, Road
from oversight.reports import grounds
from oversight.rules import complaints as rules
from oversight.states import (
    RECOMMENDATION_PROCEDURE,
    RecommendationState,
)


@dataclass(frozen=True)
class Grievance:
    """Of what is complained, to whom, and in which words.

    `addressee_name` names a court, a prosecutor, or a higher body that the register
    does not know. `learned_on` is asked only for a refusal that stands in a paper.
    """

    to: Instance
    ground: Ground
    text: str
    language: str
    addressee_name: str = ""
    learned_on: date | None = None
    is_route_stated: bool | None = None
    late_reason: str = ""
    evidence: Sequence[File] = ()


@dataclass(frozen=True)
class Sending:
    """By which road a complaint went, when, and with which proof."""

    road: Road
    filed_on: date
    received_on: date | None = None
    proof: str = ""
    proof_file: File | None = None


@transaction.atomic
def draft(
    recommendation: Recommendation, grievance: Grievance, *, by: Actor, at: datetime
) -> Complaint:
    """Begin a complaint: its letter can be read and printed before it is filed."""
    recommendation = locked_recommendation(recommendation)
    conflicts.demand_clear(recommendation.case, by)
    if recommendation.state in (
        RecommendationState.DRAFTED,
        RecommendationState.REDIRECTED,
    ):
        state = recommendation.state
        raise MoveRefused(RECOMMENDATION_PROCEDURE, state, "complain")
    complaint = Complaint(
        recommendation=recommendation,
        serial=recommendation.complaints.count() + 1,
        drafted_by=by.user,
        drafted_at=at,
    )
    _write(complaint, grievance, at=at)
    said = {"text": grievance.text}
    record("complaint.drafted", complaint, by=by, at=at, said=said, public=False)
    return complaint


@transaction.atomic
def edit(
    complaint: Complaint, grievance: Grievance, *, by: Actor, at: datetime
) -> Complaint:
    """Write a draft anew."""
    complaint = locked(complaint)
    conflicts.demand_clear(complaint.recommendation.case, by)
    moved(complaint, "edit", at=at)
    _write(complaint, grievance, at=at)
    said = {"text": grievance.text}
    record("complaint.edited", complaint, by=by, at=at, said=said, public=False)
    return complaint


@transaction.atomic
def discard(complaint: Complaint, *, by: Actor, at: datetime) -> Complaint:
    """Give a draft up before it is filed; nobody else ever sees it."""
    complaint = locked(complaint)
    moved(complaint, "discard", at=at)
    complaint.save(update_fields=["state", "updated_at"])
    record("complaint.discarded", complaint, by=by, at=at, public=False)
    return complaint


@transaction.atomic
def file(
    complaint: Complaint,
    *,
    sending: Sending | None = None,
    by: Actor,
    at: datetime,
) -> Complaint:
    """File the complaint: it gets its number and its papers, and is public.

    Without `sending` it goes in the system to a body that has somebody here, which
    receives it at once and owes its passing up. Otherwise its author says how it
    went: to a body that is not here, to a prosecutor, to a court.
    """
    complaint = locked(complaint)
    case = complaint.recommendation.case
    conflicts.demand_clear(case, by)
    moved(complaint, "file", at=at)
    went = sending or _in_system(complaint, at=at)
    demand(
        [
            *check(complaint, filed_on=went.filed_on),
            *rules.check_order(happened_on=went.received_on, after=went.filed_on),
        ]
    )
    complaint.filed_on, complaint.filed_at, complaint.filed_by = (
        went.filed_on,
        at,
        by.user,
    )
    complaint.road, complaint.received_on = went.road, went.received_on
    complaint.proof, complaint.proof_file = went.proof, went.proof_file
    found = grounds.of(complaint, filed_on=went.filed_on)
    complaint.learned_on = found.learned_on
    complaint.time_limit = _counted(complaint)
    filed = Complaint.objects.filter(recommendation__case=case).exclude(number="")
    complaint.number = f"{case.number}/Ш-{filed.count() + 1}"
    complaint_papers.draw(complaint, by=by, at=at)
    complaint.save()
    drawn = complaint_papers.papers(complaint).values()
    kept = [*drawn, *complaint.evidence.all()]
    said = {"text": complaint.text, "proof": went.proof}
    digests = [file.sha256 for file in kept]
    record("complaint.filed", complaint, by=by, at=at, said=said, files=digests)
    if complaint.to == Instance.HIGHER_BODY and complaint.received_on:
        complaint_duties.owe_passing(complaint, by=by, at=at)
    complaint_letters.tell_body(complaint, "complaint_filed", at=at)
    return complaint


@transaction.atomic
def record_receipt(
    complaint: Complaint,
    *,
    received_on: date,
    proof: str,
    proof_file: File | None,
    by: Actor,
    at: datetime,
) -> Complaint:
    """Record the day on which a body that is not here received the complaint; once."""
    complaint = locked(complaint)
    conflicts.demand_clear(complaint.recommendation.case, by)
    moved(complaint, "record-receipt", at=at)
    if complaint.received_on is not None:
        raise MoveRefused(complaint.procedure, complaint.state, "record-receipt")
    demand(rules.check_order(happened_on=received_on, after=complaint.filed_on))
    complaint.received_on = received_on
    complaint.receipt_proof, complaint.receipt_file = proof, proof_file
    complaint.save()
    files = [proof_file.sha256] if proof_file else []
    said = {"proof": proof}
    record("complaint.received", complaint, by=by, at=at, said=said, files=files)
    complaint_duties.owe_passing(complaint, by=by, at=at)
    return complaint


@transaction.atomic
def withdraw(
    complaint: Complaint, *, reason: str, by: Actor, at: datetime
) -> Complaint:
    """Take the complaint back, with a reason; it stays public."""
    complaint = locked(complaint)
    conflicts.demand_clear(complaint.recommendation.case, by)
    moved(complaint, "withdraw", at=at)
    complaint.ended_on, complaint.end_reason = timezone.localdate(at), reason
    complaint.save()
    record("complaint.withdrawn", complaint, by=by, at=at, said={"reason": reason})
    complaint_duties.end(complaint, ground="withdrawn", by=by, at=at)
    complaint_letters.tell_body(complaint, "complaint_told", at=at)
    complaint_letters.tell_addressee(complaint, "complaint_told", at=at)
    return complaint


def check(complaint: Complaint, *, filed_on: date) -> list[Breach]:
    """Return everything that keeps a complaint from being filed on this day."""
    found = grounds.of(complaint, filed_on=filed_on)
    breaches = found.breaches()
    if found.learned_on is not None:
        breaches += rules.check_time(
            learned_on=found.learned_on,
            is_route_stated=complaint.is_route_stated,
            filed_on=filed_on,
            late_reason=complaint.late_reason,
            calendar=calendars.current(),
        )
    has_higher = complaint.recommendation.body.parent_id is not None
    match Instance(complaint.to):
        case Instance.HIGHER_BODY:
            known = complaint.addressee_id is not None
            named = bool(complaint.addressee_name.strip())
            breaches += rules.check_higher_body(is_known=known or named)
        case Instance.COURT:
            over = grounds.is_pretrial_over(complaint.recommendation, on=filed_on)
            breaches += rules.check_court(
                has_higher_body=has_higher, is_complaint_over=over
            )
        case Instance.PROSECUTOR:
            pass
    return breaches


def _write(complaint: Complaint, grievance: Grievance, *, at: datetime) -> None:
    parent = complaint.recommendation.body.parent
    named = grievance.addressee_name.strip()
    complaint.to, complaint.ground = grievance.to, grievance.ground
    to_parent = grievance.to == Instance.HIGHER_BODY and not named
    complaint.addressee = parent if to_parent else None
    complaint.addressee_name = named
    complaint.learned_on = grievance.learned_on
    complaint.is_route_stated = grievance.is_route_stated
    complaint.text, complaint.language = grievance.text, grievance.language
    complaint.late_reason = grievance.late_reason
    complaint.updated_at = at
    complaint.save()
    complaint.evidence.set(grievance.evidence)


def _in_system(complaint: Complaint, *, at: datetime) -> Sending:
    """Return the road through the system; refuse where nobody of the body is here."""
    body = complaint.recommendation.body
    is_here = bool(letters.readers(body, at=at, roles=letters.OF_BODY))
    through_body = complaint.to == Instance.HIGHER_BODY
    demand(rules.check_road(is_here=is_here and through_body))
    today = timezone.localdate(at)
    return Sending(Road.IN_SYSTEM, filed_on=today, received_on=today)


def _counted(complaint: Complaint) -> dict[str, object] | None:
    """Return the months to complain as they are counted now; None past the calendar.

    Silence states no route: the careful three months are kept.
    """
    counted = grounds.time_limit(
        complaint.learned_on, is_route_stated=complaint.is_route_stated
    )
    return counted.as_json() if counted else None
