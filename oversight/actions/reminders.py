"""Letters that say beforehand that something is due."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from backend.journal.journal import record
from oversight.actions import letters
from oversight.models import Basis, Obligation, ObligationKind

SWEPT_AT_ONCE = 500

# Not law but courtesy: how many calendar days before its day a debtor is reminded.
# Three days hold a working day whatever the weekend; what takes a meeting, a print
# or a competition to do is told of earlier, and what takes a signature, later.
REMINDED_BEFORE: Mapping[ObligationKind, int] = {
    ObligationKind.SEND_FINAL_DOCUMENT: 3,
    ObligationKind.ANSWER_RECOMMENDATION: 3,
    ObligationKind.OPINION_ON_DRAFT_ACT: 5,
    ObligationKind.LETTER_ON_DRAFT_ACT: 3,
    ObligationKind.GIVE_NOTICE: 3,
    ObligationKind.SIGN_MINUTES: 1,
    ObligationKind.ANSWER_APPEAL: 3,
    ObligationKind.INFORM_PUBLIC: 30,
    ObligationKind.ANNUAL_REPORT: 14,
    ObligationKind.FORM_CONVOCATION: 30,
}


def remind(*, on: date, at: datetime) -> int:
    """Remind each debtor once of what will soon be due; return of how many duties.

    In batches, each its own transaction: a second run finds nobody left to remind.
    """
    reminded = 0
    while batch := _remind_batch(on=on, at=at):
        reminded += batch
    return reminded


@transaction.atomic
def _remind_batch(*, on: date, at: datetime) -> int:
    soon = reduce(
        or_,
        (
            Q(kind=kind, due_on__lte=on + timedelta(days=days))
            for kind, days in REMINDED_BEFORE.items()
        ),
    )
    found = list(
        Obligation.objects.still_open()
        .filter(soon, due_on__gte=on, started_on__lt=on, reminded_on=None)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("debtor")
        .order_by("due_on", "id")[:SWEPT_AT_ONCE]
    )
    for obligation in found:
        obligation.reminded_on = on
        obligation.save(update_fields=["reminded_on"])
        record("obligation.reminded", obligation, by=None, at=at, public=False)
        _tell(obligation, at=at)
    return len(found)


def _tell(obligation: Obligation, *, at: datetime) -> None:
    context = {
        "what": obligation.get_kind_display,
        "number": obligation.subject_number,
        "title": obligation.subject_title,
        "due_on": f"{obligation.due_on:%d.%m.%Y}",
        "lapses": obligation.lapses,
        "is_setting": obligation.basis == Basis.SETTING,
        "site": settings.PUBLIC_URL,
        "path": obligation.subject_path,
    }
    about = (obligation.object_kind, obligation.pk)
    letters.tell(obligation.debtor, "reminder", context=context, about=about, at=at)
