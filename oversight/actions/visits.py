"""Acts upon visits: asked for by the author, agreed to or refused by the body."""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight import reports
from oversight.actions import conflicts, letters, obligations
from oversight.actions.steps import locked_case
from oversight.models import (
    Case,
    ObligationKind,
    Participant,
    Site,
    Subject,
    Visit,
)
from oversight.rules import monitoring, subjects, visits
from oversight.states import VISIT, CaseForm, CaseState, ObligationState, VisitState

ASKED_IN = (CaseState.ANNOUNCED, CaseState.UNDER_WAY)


@transaction.atomic
def request(
    case: Case,
    *,
    body: Organization,
    site: Site | None,
    wanted_on: date,
    reason: str,
    question: str,
    people: Sequence[Participant],
    by: Actor,
    at: datetime,
) -> Visit:
    """Ask a body to agree to a visit; the law sets it no days to answer.

    The request carries who comes, that each may be a subject, and the reason.
    """
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    demand(monitoring.check_form(is_monitoring=case.form == CaseForm.MONITORING))
    if case.state not in ASKED_IN:
        raise MoveRefused(case.procedure, case.state, "request-visit")
    demand(
        [
            *visits.check_addressed(
                is_of_case=case.bodies.filter(pk=body.pk).exists(),
                names_site_of_case=site is None or site.case_id == case.pk,
            ),
            *visits.check_request(
                people=len(people), undeclared=undeclared(people), reason=reason
            ),
        ]
    )
    visit = Visit(
        case=case,
        number=(case.visits.aggregate(last=Max("number"))["last"] or 0) + 1,
        body=body,
        site=site,
        wanted_on=wanted_on,
        reason=reason,
        question=question or case.question,
        requested_at=at,
        requested_by=by.user,
    )
    visit.obligation = obligations.open(
        kind=ObligationKind.ANSWER_VISIT_REQUEST,
        debtor=body,
        creditor=case.initiator,
        norm=None,
        term=None,
        started_on=timezone.localdate(at),
        started_by="visit_request",
        subject=Subject(visit.object_kind, visit.pk, case.number or "", case.theme),
        is_public=True,
        by=by,
        at=at,
    )
    visit.save()
    visit.people.set(people)
    said = {"reason": reason, "people": [person.name for person in people]}
    record("visit.requested", visit, by=by, at=at, said=said)
    _tell(visit, body, "visit_requested", at=at)
    return visit


@transaction.atomic
def agree(
    visit: Visit,
    *,
    agreed_on: date | None,
    conditions: str,
    by: Actor,
    at: datetime,
) -> Visit:
    """Agree, as the body, to the day that was asked for, or name another one."""
    visit = _moved(visit, "agree")
    visit.answered_by = by.user.name
    return _agreed(
        visit,
        agreed_on=agreed_on,
        conditions=conditions,
        on=timezone.localdate(at),
        by=by,
        at=at,
    )


@transaction.atomic
def refuse(visit: Visit, *, reason: str, by: Actor, at: datetime) -> Visit:
    """Refuse, as the body, with a reason.

    Whether the six months of art. 12(5) hold the wanted day is counted now and kept:
    outside them the refusal stands, and is shown as one without ground.
    """
    visit = _moved(visit, "refuse")
    visit.answered_by = by.user.name
    return _refused(visit, reason=reason, on=timezone.localdate(at), by=by, at=at)


@transaction.atomic
def enter_agreement(
    visit: Visit,
    *,
    agreed_on: date | None,
    conditions: str,
    answered_on: date,
    answered_by: str,
    answer_file: File,
    by: Actor,
    at: datetime,
) -> Visit:
    """Enter, as the author, the written agreement of a body that is not here."""
    visit = _entered(visit, "enter-agreement", answered_by, answer_file, at=at)
    return _agreed(
        visit,
        agreed_on=agreed_on,
        conditions=conditions,
        on=answered_on,
        by=by,
        at=at,
    )


@transaction.atomic
def enter_refusal(
    visit: Visit,
    *,
    reason: str,
    answered_on: date,
    answered_by: str,
    answer_file: File,
    by: Actor,
    at: datetime,
) -> Visit:
    """Enter, as the author, the written refusal of a body that is not here."""
    visit = _entered(visit, "enter-refusal", answered_by, answer_file, at=at)
    return _refused(visit, reason=reason, on=answered_on, by=by, at=at)


@transaction.atomic
def withdraw(visit: Visit, *, reason: str, by: Actor, at: datetime) -> Visit:
    """Take a request back, as its author; the body owes no answer any more."""
    visit = _moved(visit, "withdraw", author=by)
    visit.note = reason
    visit.save(update_fields=["state", "note"])
    _end(visit, ground="withdrawn", by=by, at=at)
    record("visit.withdrawn", visit, by=by, at=at, said={"reason": reason})
    _tell(visit, visit.body, "visit_withdrawn", at=at)
    return visit


@transaction.atomic
def record_held(
    visit: Visit, *, held_on: date, note: str, by: Actor, at: datetime
) -> Visit:
    """Record, as the author, that the visit took place."""
    visit = _moved(visit, "record-held", author=by)
    visit.held_on, visit.note = held_on, note
    visit.save(update_fields=["state", "held_on", "note"])
    record("visit.held", visit, by=by, at=at, said={"note": note})
    return visit


@transaction.atomic
def record_missed(visit: Visit, *, note: str, by: Actor, at: datetime) -> Visit:
    """Record, as the author, that an agreed visit did not take place, and why."""
    visit = _moved(visit, "record-missed", author=by)
    visit.note = note
    visit.save(update_fields=["state", "note"])
    record("visit.missed", visit, by=by, at=at, said={"note": note})
    _tell(visit, visit.body, "visit_missed", at=at)
    return visit


def lapse(case: Case, *, by: Actor, at: datetime) -> None:
    """End the requests that a body has left without an answer: the control is over.

    Called by the acts that end it, which have locked the case.
    """
    waiting = Visit.objects.select_for_update(of=("self",)).filter(
        case=case, state=VisitState.REQUESTED
    )
    for visit in waiting:
        visit.state = VisitState(VISIT.target(visit.state, "lapse"))
        visit.save(update_fields=["state"])
        _end(visit, ground="control_over", by=by, at=at)
        record("visit.unanswered", visit, by=by, at=at)


def undeclared(people: Sequence[Participant]) -> list[str]:
    """Return who of them has not declared every point of art. 6(2)."""
    return [
        person.name
        for person in people
        if not set(subjects.BAR_TEXTS) <= set(person.declared)
    ]


def _agreed(
    visit: Visit,
    *,
    agreed_on: date | None,
    conditions: str,
    on: date,
    by: Actor,
    at: datetime,
) -> Visit:
    visit.answered_on, visit.agreed_on = on, agreed_on or visit.wanted_on
    visit.conditions = conditions
    visit.save()
    record("visit.agreed", visit, by=by, at=at, said={"conditions": conditions})
    return _answered(visit, by=by, at=at)


def _refused(visit: Visit, *, reason: str, on: date, by: Actor, at: datetime) -> Visit:
    demand(visits.check_reason(reason=reason))
    visit.answered_on, visit.refusal_reason = on, reason
    held = reports.bars(
        visit.body,
        question=visit.question,
        wanted_on=visit.wanted_on,
        but=visit.case,
    )
    if held:
        visit.ground = held[0].ground
        visit.bar = {
            "number": held[0].earlier.number,
            "ended_on": held[0].earlier.ended_on.isoformat(),
            "term": held[0].term.as_json(),
        }
    visit.save()
    law = held[0].term if held else None
    record("visit.refused", visit, by=by, at=at, said={"reason": reason}, law=law)
    return _answered(visit, by=by, at=at)


def _answered(visit: Visit, *, by: Actor, at: datetime) -> Visit:
    on = visit.answered_on or timezone.localdate(at)
    obligations.discharge(
        visit.obligation, on=max(on, visit.obligation.started_on), by=by, at=at
    )
    _tell(visit, visit.case.initiator, "visit_answered", at=at)
    return visit


def _end(visit: Visit, *, ground: str, by: Actor, at: datetime) -> None:
    if visit.obligation.state == ObligationState.OPEN:
        today = timezone.localdate(at)
        obligations.end(visit.obligation, ground=ground, on=today, by=by, at=at)


def _entered(
    visit: Visit, verb: str, answered_by: str, answer_file: File, *, at: datetime
) -> Visit:
    """Move the state for an author; a body with its people here answers itself."""
    if letters.readers(visit.body, at=at, roles=letters.OF_BODY):
        raise MoveRefused(VISIT, visit.state, verb)
    visit = _moved(visit, verb)
    visit.answered_by, visit.answer_file = answered_by, answer_file
    visit.is_entered_by_author = True
    return visit


def _moved(visit: Visit, verb: str, *, author: Actor | None = None) -> Visit:
    case = locked_case(visit.case)
    if author is not None:
        conflicts.demand_clear(case, author)
    visit = (
        Visit.objects.select_for_update(of=("self",))
        .select_related("case__initiator", "body", "site", "obligation")
        .get(pk=visit.pk)
    )
    visit.state = VisitState(VISIT.target(visit.state, verb))
    return visit


def _tell(visit: Visit, whom: Organization, letter: str, *, at: datetime) -> None:
    case = visit.case
    context = {
        "number": case.number or "",
        "title": case.theme,
        "initiator": case.initiator.name_kk,
        "body_kk": visit.body.name_kk,
        "body_ru": visit.body.name_ru or visit.body.name_kk,
        "body_en": visit.body.name_en or visit.body.name_kk,
        "place": visit.site.name if visit.site else "",
        "wanted_on": f"{visit.wanted_on:%d.%m.%Y}",
        "agreed_on": f"{visit.agreed_on:%d.%m.%Y}" if visit.agreed_on else "",
        "reason": visit.refusal_reason,
        "is_refused": visit.state == VisitState.REFUSED,
        "is_without_ground": visit.is_without_ground,
        "note": visit.note,
        "site": settings.PUBLIC_URL,
        "path": f"visits/{visit.pk}/",
    }
    about = (visit.object_kind, visit.pk)
    letters.tell(whom, letter, context=context, about=about, at=at)
