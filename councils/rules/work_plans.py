"""How a council's plan of work is approved, and when a matter of it is late."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.law import norms
from backend.law.breach import Breach
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under

# The law knows no plan of work: how often a council meets is its own regulation's.
PLAN: Norm[Any] = norms.get("meeting.frequency.min")


@under(PLAN.citation)
def check_approval(*, is_own_decision: bool, matters: int) -> list[Breach]:
    """Return everything that keeps a plan from being approved.

    The council approves it itself, by a decision of its own.
    """
    breaches = []
    if not is_own_decision:
        text = Text(
            kk="Жоспар осы кеңестің шешімімен бекітіледі.",
            ru="План утверждается решением этого же совета.",
            en="A plan is approved by a decision of the same council.",
        )
        breaches.append(Breach("decision-of-another-council", text, PLAN.citation))
    if matters < 1:
        text = Text(
            kk="Жоспарда бірде-бір мәселе жоқ.",
            ru="В плане нет ни одного вопроса.",
            en="The plan holds no matter.",
        )
        breaches.append(Breach("plan-empty", text, PLAN.citation))
    return breaches


@under(PLAN.citation)
def check_agenda(*, is_same_council: bool, is_done: bool) -> list[Breach]:
    """Return what keeps a planned matter off an agenda: another's, or done already."""
    breaches = []
    if not is_same_council:
        text = Text(
            kk="Бұл – басқа кеңестің отырысы.",
            ru="Это заседание другого совета.",
            en="This is a meeting of another council.",
        )
        breaches.append(Breach("meeting-of-another-council", text, PLAN.citation))
    if is_done:
        text = Text(
            kk="Бұл мәселе қаралып қойған.",
            ru="Этот вопрос уже рассмотрен.",
            en="This matter has been dealt with already.",
        )
        breaches.append(Breach("matter-done", text, PLAN.citation))
    return breaches


@under(PLAN.citation)
def is_late(*, year: int, month: int, is_done: bool, on: date) -> bool:
    """Tell whether the month of a matter has gone by without it.

    The plan is the council's own word, not law: nothing becomes overdue by it.
    """
    return not is_done and (year, month) < (on.year, on.month)
