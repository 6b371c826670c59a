"""Conflicts of interest: asked for, declared, and resolved, one object at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.refusal import demand
from oversight.models import (
    Capacity,
    Case,
    ConflictDeclaration,
    Finding,
    Participant,
    Resolution,
)
from oversight.rules import conflict, subjects
from oversight.states import CaseState


@dataclass(frozen=True)
class Word:
    """What a participant says of one declaration that he is asked for."""

    declaration: ConflictDeclaration
    has_conflict: bool
    nature: str = ""


def demand_clear(case: Case, by: Actor) -> None:
    """Refuse the act of one who has a conflict, or has not declared, or has left.

    Call it first in every act of the author's side. A draft is let through: there
    the registration asks everybody. Whoever is no participant (a council's secretary)
    has nothing to declare.
    """
    if case.state == CaseState.DRAFT:
        return
    rows = list(
        Participant.objects.filter(case=case, person=by.user)
        .select_related("person")
        .prefetch_related("conflicts__body", "conflicts__finding")
    )
    present = [row for row in rows if row.to_on is None]
    name = by.user.name
    has_left = bool(rows) and not present
    demand(conflict.check_takes_part(name=name, has_left=has_left))
    for row in present:
        demand(
            [
                *subjects.check_declared(person_of(row)),
                *conflict.check_clear(name=name, said=said_by(row)),
            ]
        )


def person_of(participant: Participant) -> subjects.Person:
    """Return who a participant is and what he has said, as the rules take it."""
    person, on_paper = participant.person, bool(participant.citizen_on_paper)
    return subjects.Person(
        name=participant.name,
        born_on=person.born_on if person else participant.born_on,
        citizen=person.is_confirmed_citizen if person else on_paper,
        declared=frozenset(participant.declared),
        conflicts=tuple(said_by(participant)),
        is_expert=participant.is_expert,
    )


def said_by(participant: Participant) -> list[conflict.Said]:
    """Return what a participant has said, as the rule takes it."""
    return [
        conflict.Said(
            about=about(row),
            has_conflict=row.has_conflict,
            is_resolved=row.resolved_at is not None,
        )
        for row in participant.standing_conflicts
    ]


def about(declaration: ConflictDeclaration) -> str:
    """Return in words what it is about: a body, or the first words of a finding."""
    if declaration.body is not None:
        return declaration.body.name
    facts = declaration.finding.facts if declaration.finding else ""
    return facts if len(facts) <= 60 else f"{facts[:59]}…"


def ask_again(
    case: Case,
    *,
    by: Actor,
    at: datetime,
    body: Organization | None = None,
    finding: Finding | None = None,
    own: bool | None = None,
) -> list[ConflictDeclaration]:
    """Ask everybody who takes part about an object or a finding that has come in.

    `own` is what the actor says of himself in the same breath: False is no conflict.
    Left out, his own acts stop like anybody's until he says it.
    """
    asked = []
    for participant in case.participants.current():
        asked += ask(participant, bodies=[body] if body else [], finding=finding, at=at)
    if own is not None:
        for row in asked:
            if row.participant.person_id == by.user.pk:
                _say(Word(row, has_conflict=own), by=by, at=at)
    return asked


def ask(
    participant: Participant,
    *,
    bodies: Iterable[Organization],
    at: datetime,
    finding: Finding | None = None,
) -> list[ConflictDeclaration]:
    """Write down what a participant is asked to declare; what stands is not asked."""
    known = {(row.body_id, row.finding_id) for row in participant.conflicts.standing()}
    wanted = [(body, None) for body in bodies] + ([(None, finding)] if finding else [])
    return [
        ConflictDeclaration.objects.create(
            participant=participant, body=body, finding=about_finding, asked_at=at
        )
        for body, about_finding in wanted
        if (
            body.pk if body else None,
            about_finding.pk if about_finding else None,
        )
        not in known
    ]


def follow_bodies(case: Case, *, at: datetime) -> None:
    """Ask about the bodies that a draft addresses now, and no longer about others."""
    bodies = list(case.bodies.order_by("id"))
    for participant in case.participants.current():
        gone = participant.conflicts.standing().exclude(body__in=bodies)
        gone.filter(finding=None).update(replaced_at=at)
        ask(participant, bodies=bodies, at=at)


@transaction.atomic
def declare(
    declaration: ConflictDeclaration,
    *,
    has_conflict: bool,
    nature: str = "",
    by: Actor,
    at: datetime,
) -> ConflictDeclaration:
    """Say of one object or finding if there is a conflict; the old word is kept."""
    locked = _locked(declaration)
    return _say(Word(locked, has_conflict, nature), by=by, at=at)


@transaction.atomic
def declare_all(
    participant: Participant, *, words: Sequence[Word], by: Actor, at: datetime
) -> Participant:
    """Say of several at once, as the page asks it."""
    participant = Participant.objects.select_for_update().get(pk=participant.pk)
    for word in words:
        _say(word, by=by, at=at)
    return participant


@transaction.atomic
def remove(
    declaration: ConflictDeclaration, *, reason: str, by: Actor, at: datetime
) -> ConflictDeclaration:
    """Record that the interest is gone; its person acts again."""
    declaration = _locked(declaration)
    participant = declaration.participant
    controlling = participant.case.participants.current().controlling()
    demand(
        conflict.check_removal(
            is_conflict=declaration.stands and declaration.replaced_at is None,
            is_own=participant.person_id == by.user.pk,
            is_alone=controlling.count() <= 1
            and participant.capacity != Capacity.EXPERT,
            reason=reason,
        )
    )
    return _resolve(declaration, Resolution.REMOVED, reason=reason, by=by, at=at)


def resolve_by_leaving(
    participant: Participant, *, reason: str, by: Actor, at: datetime
) -> None:
    """Close every conflict of one who leaves the case."""
    rows = participant.conflicts.unresolved().select_for_update().order_by("id")
    for row in rows:
        _resolve(row, Resolution.LEFT, reason=reason, by=by, at=at)


def _locked(declaration: ConflictDeclaration) -> ConflictDeclaration:
    return (
        ConflictDeclaration.objects.select_for_update(of=("self",))
        .select_related("participant__case", "body", "finding")
        .get(pk=declaration.pk)
    )


def _say(word: Word, *, by: Actor, at: datetime) -> ConflictDeclaration:
    row = word.declaration
    demand(
        conflict.check_word(
            has_conflict=word.has_conflict, nature=word.nature, stands=row.stands
        )
    )
    if row.has_conflict is False and not word.has_conflict:
        return row
    if not row.is_awaited:
        row = _anew(row, at=at)
    row.has_conflict, row.nature, row.declared_at = word.has_conflict, word.nature, at
    row.save()
    said = {"has_conflict": word.has_conflict, "nature": word.nature}
    record("conflict.declared", row, by=by, at=at, said=said, public=False)
    return row


def _anew(old: ConflictDeclaration, *, at: datetime) -> ConflictDeclaration:
    old.replaced_at = at
    old.save(update_fields=["replaced_at"])
    return ConflictDeclaration(
        participant=old.participant, body=old.body, finding=old.finding, asked_at=at
    )


def _resolve(
    row: ConflictDeclaration,
    how: Resolution,
    *,
    reason: str,
    by: Actor,
    at: datetime,
) -> ConflictDeclaration:
    row.resolution, row.resolution_reason = how, reason
    row.resolved_at, row.resolved_by = at, by.user
    row.save(
        update_fields=["resolution", "resolution_reason", "resolved_at", "resolved_by"]
    )
    said = {"how": how.value, "reason": reason}
    record("conflict.resolved", row, by=by, at=at, said=said, public=False)
    return row
