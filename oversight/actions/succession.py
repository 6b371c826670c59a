"""What is owed in a matter when another author takes it over."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OneToOneRel, Q
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from oversight.actions import obligations
from oversight.models import Case, Obligation, ObligationEntry
from oversight.reports import belongings
from oversight.states import ObligationState

# What the successor's duty takes over as it stands: all but its parties.
KEPT = (
    *("kind", "basis", "norm", "edition", "subject_kind", "subject_id"),
    *("subject_number", "subject_title", "started_by", "started_on"),
    *("due_on", "explanation", "lapses", "registered_on", "promised_on"),
    *("extended_to", "suspended_on", "claimed_start_on", "is_public"),
    *("overdue_noted_on",),
)
OF_LINE = ("kind", "on", "at", "ground", "paper", "by", "by_role", "facts")
GROUND = "handed_over"


def pass_on(
    case: Case, *, old: Organization, new: Organization, by: Actor, at: datetime
) -> list[Obligation]:
    """Let whatever is open between the old author and a body stand with the new one.

    No clock begins anew: the old duty ends, and one with the same ledger follows it.
    What has been done stays with him who did it.
    """
    rows = (
        Obligation.objects.select_for_update(of=("self",))
        .filter(state=ObligationState.OPEN, subject_id__in=list(_ids(case)))
        .filter(Q(debtor=old) | Q(creditor=old))
        .order_by("id")
    )
    return [_followed(row, old=old, new=new, by=by, at=at) for row in rows]


def _followed(
    before: Obligation, *, old: Organization, new: Organization, by: Actor, at: datetime
) -> Obligation:
    after = Obligation(**{name: getattr(before, name) for name in KEPT})
    after.debtor_id = new.pk if before.debtor_id == old.pk else before.debtor_id
    after.creditor_id = new.pk if before.creditor_id == old.pk else before.creditor_id
    after.follows = before
    on = timezone.localdate(at)
    obligations.end(before, ground=GROUND, on=on, by=by, at=at)
    after.save(force_insert=True)
    for line in before.entries.exclude(kind="ended"):
        ObligationEntry.objects.create(
            obligation=after,
            due_on=line.due_on,
            explanation=line.explanation,
            **{name: getattr(line, name) for name in OF_LINE},
        )
    record("obligation.passed-on", after, by=by, at=at, public=after.is_public)
    for model, field in _holders():
        model._default_manager.filter(**{field: before}).update(**{field: after})
    return after


def _holders() -> Iterator[tuple[Any, str]]:
    """Yield each noun that owes, and the name of its link to what it owes."""
    for relation in Obligation._meta.get_fields(include_hidden=True):
        if isinstance(relation, OneToOneRel):
            yield relation.related_model, relation.field.name


def _ids(case: Case) -> Iterator[UUID]:
    yield case.pk
    for noun, path in belongings.PATHS.items():
        rows = noun._default_manager.filter(**{path: case})
        yield from rows.values_list("pk", flat=True)
