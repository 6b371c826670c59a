"""What a council has decided, on its way to a body."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from oversight.actions import final_documents, numbers
from oversight.actions.final_documents import Line
from oversight.models import Case
from oversight.rules.numbers import COUNCIL_MATTER
from oversight.states import CASE_PROCEDURES, CaseForm, CaseState


@transaction.atomic
def open_decided(
    *,
    council: Organization,
    theme: str,
    language: str,
    text: str,
    recommendations: Sequence[Line],
    decided_on: date,
    by: Actor,
    at: datetime,
    form: CaseForm = CaseForm.COUNCIL_RECOMMENDATION,
) -> Case:
    """Open the matter of a council's decision, with its recommendations drafted."""
    case = Case.objects.create(
        form=form,
        number=numbers.next_number(COUNCIL_MATTER, year=decided_on.year),
        theme=theme,
        language=language,
        initiator=council,
        region=council.region,
        state=CaseState(CASE_PROCEDURES[form].start),
        opened_at=at,
        registered_at=at,
        completed_on=decided_on,
        updated_at=at,
    )
    record("case.decided", case, by=by, at=at, said={"theme": theme})
    final_documents.adopt(
        case, text=text, language=language, lines=recommendations, by=by, at=at
    )
    return case


def send(case: Case, *, by: Actor, at: datetime) -> Case:
    """Send the council's recommendations to their bodies, under their own terms."""
    return final_documents.send(case, by=by, at=at)
