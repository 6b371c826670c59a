"""What a side is written at each stage of a term: to do it, or to know of it."""

from datetime import datetime
from typing import Any

from django.conf import settings

from backend.accounts.models import Organization
from oversight.actions import letters
from oversight.models import Basis, Obligation, Stage

DEBTOR, CREDITOR = "reminder", "reminder_creditor"
LATE_DEBTOR, LATE_CREDITOR = "overdue_debtor", "overdue_creditor"
# What is done, or owed by another day, is not written about any more.
ALL = (DEBTOR, CREDITOR, LATE_DEBTOR, LATE_CREDITOR)


def tell(
    obligation: Obligation, organization: Organization, stage: Stage, *, at: datetime
) -> None:
    """Write to the readers of one side how the clock stands."""
    owes = organization == obligation.debtor
    if stage == Stage.AFTER:
        template = LATE_DEBTOR if owes else LATE_CREDITOR
    else:
        template = DEBTOR if owes else CREDITOR
    about = (obligation.object_kind, obligation.pk)
    context = _context(obligation, stage)
    letters.tell(organization, template, context=context, about=about, at=at)


def _context(obligation: Obligation, stage: Stage) -> dict[str, Any]:
    debtor = obligation.debtor
    return {
        "what": obligation.get_kind_display,
        "number": obligation.subject_number,
        "title": obligation.subject_title,
        "due_on": f"{obligation.due_on:%d.%m.%Y}",
        "promised_on": (
            f"{obligation.promised_on:%d.%m.%Y}"
            if obligation.promised_on and obligation.promised_on != obligation.due_on
            else ""
        ),
        "today": stage == Stage.ON_DAY,
        "lapses": obligation.lapses,
        "is_setting": obligation.basis == Basis.SETTING,
        "is_promise": obligation.basis == Basis.PROMISE,
        "debtor_kk": debtor.name_kk,
        "debtor_ru": debtor.name_ru or debtor.name_kk,
        "debtor_en": debtor.name_en or debtor.name_kk,
        "site": settings.PUBLIC_URL,
        "path": obligation.subject_path,
        "ledger": f"obligations/{obligation.pk}/",
    }
