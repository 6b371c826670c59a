"""How long each side has."""

from datetime import date
from typing import Any

from backend.law import acts, term
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.norms import public_control, public_councils
from backend.law.term import Term
from backend.law.under import under

RECEIPT = Citation(acts.PUBLIC_CONTROL, "art. 13(4)", Read.TEXT)
PLANS = frozenset({"5(1)(1)", "5-1(1)(1)"})
OTHERS = frozenset(
    {
        *("5(1)(2)", "5(1)(3)", "5(1)(4)", "5(1)(4-1)", "5(1)(6)", "5(1)(7)"),
        *("5(1)(8)", "5(1)(13)", "5-1(1)(2)", "5-1(1)(3)", "5-1(1)(7)"),
    }
)
WITHOUT_TERM = frozenset({"5(1)(3-1)", "5(1)(5)", "5(1)(11)", "5(1)(12)", "5(1)(13-1)"})
POWERS = PLANS | OTHERS | WITHOUT_TERM


@under(public_control.FINAL_DOCUMENT_SENT.citation)
def send_final_document(*, completed_on: date, calendar: WorkingCalendar) -> Term:
    """Return the term for sending the final document, from the end of the control."""
    return term.due(
        public_control.FINAL_DOCUMENT_SENT, start=completed_on, calendar=calendar
    )


@under(public_control.ANSWER.citation)
def answer(*, received_on: date, calendar: WorkingCalendar) -> Term:
    """Return the term for a reasoned answer to each recommendation.

    It is the one in force on the day of receipt, and the day of receipt itself is
    not counted.
    """
    return term.due(public_control.ANSWER, start=received_on, calendar=calendar)


@under(
    public_councils.ANSWER_PLANS.citation,
    public_councils.ANSWER_OTHER.citation,
)
def council_norm(*, power: str) -> Norm[Any] | None:
    """Return the norm that sets the term of a council's recommendation.

    Ten working days for plans and budget passports, a month for the other powers
    that the provisions name; None where the law names no days.
    """
    if power in PLANS:
        return public_councils.ANSWER_PLANS
    if power in OTHERS:
        return public_councils.ANSWER_OTHER
    return None


@under(
    public_councils.ANSWER_PLANS.citation,
    public_councils.ANSWER_OTHER.citation,
)
def council_answer(
    *, power: str, received_on: date, calendar: WorkingCalendar
) -> Term | None:
    """Return the term for an answer to a council; None where the law sets no days.

    The start is not stated in the law: the day of receipt is our reading.
    """
    norm = council_norm(power=power)
    if norm is None:
        return None
    return term.due(norm, start=received_on, calendar=calendar)
