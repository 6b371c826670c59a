"""Who inside an organization sees to what it owes."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.journal.journal import record
from backend.law.refusal import MoveRefused
from backend.notices import outbox
from oversight.models import Assignment, Obligation
from oversight.states import (
    ASSIGNMENT_PROCEDURE,
    OBLIGATION_PROCEDURE,
    ObligationState,
)


@transaction.atomic
def assign(
    obligation: Obligation, *, person: User, note: str, by: Actor, at: datetime
) -> Assignment:
    """Give a duty to a colleague, in place of whoever saw to it before.

    Nothing of it is public, and no term moves: the organization owes as it did.
    """
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    if obligation.state != ObligationState.OPEN:
        raise MoveRefused(OBLIGATION_PROCEDURE, obligation.state, "assign")
    before = Assignment.objects.in_force().filter(obligation=obligation).first()
    if before is not None:
        _end(before, by=by, at=at)
    assignment = Assignment.objects.create(
        obligation=obligation, person=person, note=note, by=by.user, at=at
    )
    said = {"person": str(person.pk), "note": note}
    record("duty.assigned", assignment, by=by, at=at, said=said, public=False)
    if person != by.user:
        _tell(assignment, at=at)
    return assignment


@transaction.atomic
def end(assignment: Assignment, *, by: Actor, at: datetime) -> Assignment:
    """Take a duty back from whoever saw to it; it is then nobody's in particular."""
    Obligation.objects.select_for_update().get(pk=assignment.obligation_id)
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    ASSIGNMENT_PROCEDURE.target(assignment.state, "end")
    return _end(assignment, by=by, at=at)


def _end(assignment: Assignment, *, by: Actor, at: datetime) -> Assignment:
    assignment.ended_at, assignment.ended_by = at, by.user
    assignment.save(update_fields=["ended_at", "ended_by"])
    record("duty.taken-back", assignment, by=by, at=at, public=False)
    return assignment


def _tell(assignment: Assignment, *, at: datetime) -> None:
    owed = assignment.obligation
    context: dict[str, Any] = {
        "what": owed.get_kind_display,
        "number": owed.subject_number,
        "title": owed.subject_title,
        "due_on": f"{owed.due_on:%d.%m.%Y}" if owed.due_on else "",
        "note": assignment.note,
        "by": assignment.by.name,
        "site": settings.PUBLIC_URL,
        "path": owed.subject_path,
    }
    about = (assignment.object_kind, assignment.pk)
    outbox.post(
        "duty_assigned", to=assignment.person, context=context, about=about, at=at
    )
