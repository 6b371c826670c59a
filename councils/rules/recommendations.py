"""When a council's recommendations may go out."""

from __future__ import annotations

from typing import Any

from backend.law import acts, norms
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under
from oversight.states import CaseForm

ANSWER: Norm[Any] = norms.get("recommendation.answer.other")
FORMS = Citation(acts.PUBLIC_COUNCILS, "art. 17(1)", Read.TEXT)


@under(FORMS)
def form_of(
    *,
    is_hearing: bool,
    is_report: bool,
    is_monitoring: bool,
    is_expertise: bool = False,
) -> CaseForm:
    """Return in which form of public control a decision was come to.

    What is none of the forms of the law is the council's recommendation alone.
    """
    if is_expertise:
        return CaseForm.COUNCIL_EXPERTISE
    if is_monitoring:
        return CaseForm.COUNCIL_MONITORING
    if is_hearing:
        return CaseForm.COUNCIL_HEARING
    if is_report:
        return CaseForm.COUNCIL_REPORT_HEARING
    return CaseForm.COUNCIL_RECOMMENDATION


@under(ANSWER.citation)
def check_sending(*, recommendations: int) -> list[Breach]:
    """Return the breach of sending a decision that recommends nothing."""
    if recommendations:
        return []
    text = Text(
        kk="Шешімде ұсыным жоқ.",
        ru="В решении нет рекомендаций.",
        en="The decision holds no recommendation.",
    )
    return [Breach("nothing-to-send", text, ANSWER.citation)]
