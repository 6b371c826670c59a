"""Letters about a term before it, on its last day and after it, to each side.

What was not sent yet is what is sent: a run that was missed is made up for by the
next, at the stage that holds then; no window of time is asked.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.accounts.models import Office, Organization
from backend.journal.journal import record
from oversight.actions import letters, reminder_letters
from oversight.models import Measure, Obligation, ObligationKind, Reminder, Stage
from oversight.models.obligation import ObligationQuerySet
from oversight.states import MeasureState

SWEPT_AT_ONCE = 500
SIDES = ("debtor", "creditor")

# Not law but courtesy: how many calendar days before its day a term is told of.
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
    ObligationKind.ANSWER_VISIT_REQUEST: 3,
    ObligationKind.HOLD_HEARING: 3,
    ObligationKind.PUBLISH_FINAL_DOCUMENT: 3,
    ObligationKind.PUBLISH_ANSWERS: 3,
    ObligationKind.CARRY_OUT_MEASURE: 7,
    ObligationKind.PASS_UP_COMPLAINT: 1,
    ObligationKind.DECIDE_COMPLAINT: 5,
}


def remind(*, on: date, at: datetime) -> int:
    """Tell each side once of each stage that holds today; return how many were told.

    In batches, each its own transaction: a second run finds nobody left to tell.
    """
    told = 0
    for stage in Stage:
        for side in SIDES:
            while batch := _remind_batch(stage, side, on=on, at=at):
                told += batch
    return told


def tell_late(obligation: Obligation, *, on: date, at: datetime) -> None:
    """Tell both sides that the term is over, unless they were told of that already."""
    for side in SIDES:
        if _untold(Stage.AFTER, side, on=on).filter(pk=obligation.pk).exists():
            _tell(obligation, getattr(obligation, side), Stage.AFTER, at=at)


@transaction.atomic
def _remind_batch(stage: Stage, side: str, *, on: date, at: datetime) -> int:
    found = list(
        _untold(stage, side, on=on)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("debtor", "creditor")
        .order_by("due_on", "id")[:SWEPT_AT_ONCE]
    )
    for obligation in found:
        _tell(obligation, getattr(obligation, side), stage, at=at)
        if stage != Stage.AFTER:  # lateness has an entry of its own
            record("obligation.reminded", obligation, by=None, at=at, public=False)
    return len(found)


def _tell(
    obligation: Obligation, organization: Organization, stage: Stage, *, at: datetime
) -> None:
    if obligation.due_on is None:
        return
    Reminder.objects.create(
        obligation=obligation,
        stage=stage,
        due_on=obligation.due_on,
        organization=organization,
        sent_at=at,
    )
    reminder_letters.tell(obligation, organization, stage, at=at)


def _untold(stage: Stage, side: str, *, on: date) -> QuerySet[Obligation]:
    """Return what stands at the stage while a side that has readers was not told.

    A side that nobody reads for yet is told when somebody does.
    """
    told = Reminder.objects.filter(
        obligation=OuterRef("pk"),
        stage=stage,
        due_on=OuterRef("due_on"),
        organization=OuterRef(side),
    )
    readers = Office.objects.in_force(on).filter(
        organization=OuterRef(side), role__in=letters.READERS
    )
    return _at_stage(stage, on=on).filter(~Exists(told), Exists(readers))


def _at_stage(stage: Stage, *, on: date) -> ObligationQuerySet:
    """Return what stands at the stage; nothing that is done, or waits for an eye.

    A measure that its body has reported done waits for the author: nobody is chased.
    """
    waiting = Measure.objects.filter(state=MeasureState.DONE).values("pk")
    chased = Obligation.objects.still_open().filter(suspended_on=None)
    chased = chased.exclude(subject_kind="measure", subject_id__in=waiting)
    match stage:
        case Stage.BEFORE:
            return chased.filter(_soon(on), due_on__gt=on, started_on__lt=on)
        case Stage.ON_DAY:
            return chased.filter(due_on=on, started_on__lt=on)
        case Stage.AFTER:
            return chased.filter(due_on__lt=on, lapses=False)


def _soon(on: date) -> Q:
    return reduce(
        or_,
        (
            Q(kind=kind, due_on__lte=on + timedelta(days=days))
            for kind, days in REMINDED_BEFORE.items()
        ),
    )
