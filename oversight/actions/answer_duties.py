"""The duty to answer a recommendation: it begins with the receipt by its body."""

from datetime import date, datetime

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.law.norms import public_control
from oversight.actions import obligations
from oversight.models import (
    Delivery,
    ObligationKind,
    Recommendation,
    Subject,
)
from oversight.rules import deadlines


def lines_of(delivery: Delivery) -> list[Recommendation]:
    """Return, locked, the recommendations that came to the body by this delivery.

    One that another body has passed on travels alone; all others of a document go
    together.
    """
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related(
        "case__initiator",
        "body",
        "answer_obligation",
        "redirected_from__answer_obligation",
    )
    if delivery.passed_on_id:
        return list(rows.filter(pk=delivery.passed_on_id))
    return list(
        rows.filter(
            document=delivery.document_id,
            body=delivery.body_id,
            redirected_from=None,
        )
    )


def owe_answer(
    recommendation: Recommendation, *, received_on: date, by: Actor, at: datetime
) -> None:
    """Write down that the body owes an answer from the day of its own receipt.

    Where another body has passed the recommendation on, the new duty follows that
    body's own: the term begins anew, and both ledgers stay to be read.
    """
    case, calendar = recommendation.case, calendars.current()
    earlier = recommendation.redirected_from
    if case.is_of_council:
        norm = deadlines.council_norm(power=recommendation.power)
        counted = deadlines.council_answer(
            power=recommendation.power, received_on=received_on, calendar=calendar
        )
    else:
        norm = public_control.ANSWER
        counted = deadlines.answer(received_on=received_on, calendar=calendar)
    recommendation.answer_obligation = obligations.open(
        kind=ObligationKind.ANSWER_RECOMMENDATION,
        debtor=recommendation.body,
        creditor=case.initiator,
        norm=norm,
        term=counted,
        started_on=received_on,
        started_by="receipt",
        subject=Subject(
            recommendation.object_kind,
            recommendation.pk,
            f"{case.number}, {recommendation.line}",
            recommendation.text,
        ),
        is_public=True,
        by=by,
        at=at,
        follows=earlier.answer_obligation if earlier else None,
    )
    recommendation.save(update_fields=["answer_obligation"])
