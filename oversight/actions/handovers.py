"""A matter that passes from its author to another one, who accepts it."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind
from backend.accounts.roles import Role
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from oversight.actions import conflicts, letters, participants, succession
from oversight.actions.steps import locked_case, move_case
from oversight.models import Case, CaseHandover, Participant
from oversight.rules import joining, subjects
from oversight.states import CASE_HANDOVER, HandoverState

SUBJECTS = (OrganizationKind.GROUP, OrganizationKind.NPO, OrganizationKind.CITIZEN)
REASONS = {
    "kk": "Іс басқа бастамашыға тапсырылды",
    "ru": "Дело передано другому инициатору",
    "en": "The case was handed over to another author",
}


@transaction.atomic
def offer(
    case: Case, *, to_org: Organization, reason: str, by: Actor, at: datetime
) -> CaseHandover:
    """Offer the case to another author; nothing changes until he accepts.

    One offer waits at a time (raises IntegrityError for a second).
    """
    case = locked_case(case)
    move_case(case, "offer-handover", at=at)
    conflicts.demand_clear(case, by)
    demand(_may_take(case, to_org, at=at))
    handover = CaseHandover.objects.create(
        case=case,
        from_org=case.initiator,
        to_org=to_org,
        reason=reason,
        offered_by=by.user,
        offered_at=at,
    )
    said = {"reason": reason}
    record("case-handover.offered", handover, by=by, at=at, said=said, public=False)
    _tell(handover, to_org, "case_offered", at=at)
    return handover


@transaction.atomic
def accept(
    handover: CaseHandover,
    *,
    declared: Sequence[str],
    has_conflict: bool,
    nature: str = "",
    by: Actor,
    at: datetime,
) -> CaseHandover:
    """Take the case over: who accepts declares for himself in the same breath.

    Those who led it leave it; the other members of the successor take part, and act
    once they have declared. Number, days and clocks stay as they are.
    """
    handover = _locked(handover, "accept")
    case = locked_case(handover.case)
    move_case(case, "offer-handover", at=at)
    demand(_may_take(case, handover.to_org, at=at))
    _answer(handover, by=by, at=at)
    before = list(case.participants.current())
    case.initiator = handover.to_org
    case.save(update_fields=["initiator", "updated_at"])
    _change_people(case, before, by=by, at=at)
    own = case.participants.current().get(person=by.user)
    own = participants.declare(
        own,
        declared=declared,
        has_conflict=has_conflict,
        nature=nature,
        by=by,
        at=at,
    )
    demand(participants.check_one(own, on=timezone.localdate(at)))
    said = {"reason": handover.reason}
    record("case-handover.accepted", handover, by=by, at=at, said=said)
    record("case.handed-over", case, by=by, at=at)
    succession.pass_on(case, old=handover.from_org, new=handover.to_org, by=by, at=at)
    _tell(handover, handover.from_org, "case_taken_over", at=at)
    if case.announced_at is not None:
        for body in case.bodies.all():
            _tell(handover, body, "case_taken_over", at=at)
    return handover


@transaction.atomic
def decline(
    handover: CaseHandover, *, reason: str, by: Actor, at: datetime
) -> CaseHandover:
    """Leave the case with its author, with a reason."""
    handover = _locked(handover, "decline")
    handover.declining_reason = reason
    _answer(handover, by=by, at=at)
    said = {"reason": reason}
    record("case-handover.declined", handover, by=by, at=at, said=said, public=False)
    _tell(handover, handover.from_org, "case_declined", at=at)
    return handover


@transaction.atomic
def withdraw(handover: CaseHandover, *, by: Actor, at: datetime) -> CaseHandover:
    """Take the offer back before it is answered."""
    handover = _locked(handover, "withdraw")
    _answer(handover, by=by, at=at)
    record("case-handover.withdrawn", handover, by=by, at=at, public=False)
    return handover


def _may_take(case: Case, to_org: Organization, *, at: datetime) -> list[Breach]:
    on = timezone.localdate(at)
    people = participants.members(to_org, on=on)
    breaches = joining.check_successor(
        name=to_org.name,
        is_subject=to_org.kind in SUBJECTS,
        is_same=to_org.pk == case.initiator_id,
        has_coordinator=bool(letters.readers(to_org, at=at, roles=[Role.COORDINATOR])),
    )
    if breaches:
        return breaches
    return [
        *subjects.check_size(people=len(people), on=on),
        *participants.check_represented(to_org, on=on),
    ]


def _change_people(
    case: Case, before: Sequence[Participant], *, by: Actor, at: datetime
) -> None:
    """Let the old participants go and name the new; who is in both stays."""
    on = timezone.localdate(at)
    coming = {person.pk for person in participants.members(case.initiator, on=on)}
    participants.name_members(case, by=by, at=at)
    for participant in before:
        if not participant.is_expert and participant.person_id not in coming:
            reason = REASONS.get(case.language, REASONS["kk"])
            participants.leave(participant, reason=reason, by=by, at=at)


def _answer(handover: CaseHandover, *, by: Actor, at: datetime) -> None:
    handover.answered_by, handover.answered_at = by.user, at
    handover.save(
        update_fields=["state", "answered_by", "answered_at", "declining_reason"]
    )


def _locked(handover: CaseHandover, act: str) -> CaseHandover:
    locked_case(handover.case)
    handover = (
        CaseHandover.objects.select_for_update(of=("self",))
        .select_related("case__initiator", "from_org", "to_org")
        .get(pk=handover.pk)
    )
    handover.state = HandoverState(CASE_HANDOVER.target(handover.state, act))
    return handover


def _tell(
    handover: CaseHandover, reader: Organization, letter: str, *, at: datetime
) -> None:
    case = handover.case
    context = {
        "number": case.number,
        "title": case.theme,
        "from_name": handover.from_org.name,
        "to_name": handover.to_org.name,
        "reason": handover.declining_reason or handover.reason,
        "url": f"{settings.PUBLIC_URL}/cases/{case.pk}/",
    }
    about = (handover.object_kind, handover.pk)
    letters.tell(reader, letter, context=context, about=about, at=at)
