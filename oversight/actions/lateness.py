"""The night's note of what has become overdue."""

from datetime import date, datetime

from django.db import transaction

from backend.journal.journal import record
from oversight.actions import reminders
from oversight.models import Obligation

SWEPT_AT_ONCE = 500


def note_overdue(*, on: date, at: datetime) -> int:
    """Record once each obligation that became overdue, and tell both sides.

    In batches, each its own transaction: a run that is cut off goes on where it
    stopped, and a second run finds nothing left to note.
    """
    noted = 0
    while batch := _note_batch(on=on, at=at):
        noted += batch
    return noted


@transaction.atomic
def _note_batch(*, on: date, at: datetime) -> int:
    late = list(
        Obligation.objects.overdue(on)
        .filter(overdue_noted_on=None)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("debtor", "creditor")
        .order_by("due_on", "id")[:SWEPT_AT_ONCE]
    )
    for obligation in late:
        obligation.overdue_noted_on = on
        obligation.save(update_fields=["overdue_noted_on"])
        public = obligation.is_public
        record("obligation.overdue", obligation, by=None, at=at, public=public)
        reminders.tell_late(obligation, on=on, at=at)
    return len(late)
