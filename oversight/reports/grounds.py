"""What stands behind a complaint on a day: its ground, its months, what came before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backend.almanac import calendars
from backend.law.breach import Breach
from backend.law.calendar import YearNotLoaded
from backend.law.term import Term
from oversight.models import (
    Answer,
    Complaint,
    Ground,
    Instance,
    Recommendation,
    Verdict,
    View,
)
from oversight.rules import complaints as rules
from oversight.states import ComplaintState


@dataclass(frozen=True)
class Found:
    """The facts on which a complaint rests, and since when its author knows them."""

    ground: Ground
    filed_on: date
    learned_on: date | None
    due_on: date | None
    answer: Answer | None
    has_proof: bool

    def breaches(self) -> list[Breach]:
        """Return what keeps the ground from being one."""
        answered_on = self.answer.answered_on if self.answer else None
        match self.ground:
            case Ground.NO_ANSWER:
                return rules.check_silence(
                    due_on=self.due_on, answered_on=answered_on, filed_on=self.filed_on
                )
            case Ground.REFUSAL_TO_CONSIDER:
                return rules.check_refusal(
                    is_rejected=is_rejection(self.answer),
                    has_proof=self.has_proof,
                    learned_on=self.learned_on,
                    filed_on=self.filed_on,
                )
            case Ground.FORMAL_ANSWER:
                return rules.check_formal(
                    is_unfavourable=is_unfavourable(self.answer),
                    learned_on=self.learned_on,
                    filed_on=self.filed_on,
                )


def of(complaint: Complaint, *, filed_on: date) -> Found:
    """Return what stands behind a complaint that is filed on this day."""
    recommendation = complaint.recommendation
    answer = given(recommendation)
    owed = recommendation.answer_obligation
    due_on = owed.due_on if owed else None
    answered_on = answer.answered_on if answer else None
    has_proof = complaint.evidence.exists()
    match Ground(complaint.ground):
        case Ground.NO_ANSWER:
            learned_on = due_on
        case Ground.REFUSAL_TO_CONSIDER:
            rejected_on = answered_on if is_rejection(answer) else None
            learned_on = rejected_on or complaint.learned_on
        case Ground.FORMAL_ANSWER:
            learned_on = answered_on
    return Found(
        ground=Ground(complaint.ground),
        filed_on=filed_on,
        learned_on=learned_on,
        due_on=due_on,
        answer=answer,
        has_proof=has_proof,
    )


def given(recommendation: Recommendation) -> Answer | None:
    """Return the answer that the body has given, with what its author thinks of it."""
    return (
        Answer.objects.filter(recommendation=recommendation, answered_on__isnull=False)
        .select_related("assessment")
        .first()
    )


def is_rejection(answer: Answer | None) -> bool:
    """Tell whether an answer turns the recommendation down."""
    return answer is not None and answer.verdict == Verdict.REJECTED


def is_unfavourable(answer: Answer | None) -> bool:
    """Tell whether the author found it formal, or not to the point, as it is now.

    What was said of an earlier version says nothing of a corrected one.
    """
    assessed = getattr(answer, "assessment", None)
    if answer is None or assessed is None or assessed.about_version < answer.version:
        return False
    return str(assessed.view) != View.SATISFACTORY


def time_limit(learned_on: date | None, *, is_route_stated: bool | None) -> Term | None:
    """Return the months to complain, counted now; None past the calendar, or no day.

    What is silent states no route: the careful three months are counted.
    """
    if learned_on is None:
        return None
    try:
        return rules.filed_by(
            learned_on=learned_on,
            is_route_stated=is_route_stated is not False,
            calendar=calendars.current(),
        )
    except YearNotLoaded:
        return None


def decision_term(complaint: Complaint) -> Term | None:
    """Return the term of the higher body, also of one that owes nothing here."""
    if complaint.to != Instance.HIGHER_BODY or complaint.passed_up_on is None:
        return None
    try:
        return rules.decide(
            received_on=complaint.passed_up_on, calendar=calendars.current()
        )
    except YearNotLoaded:
        return None


def decision_due(complaint: Complaint) -> date | None:
    """Return the last day of the higher body: as it is owed, or as it is counted."""
    if complaint.decide_obligation is not None:
        return complaint.decide_obligation.due_on
    counted = decision_term(complaint)
    return counted.due_on if counted else None


def is_presumed_refused(complaint: Complaint, *, on: date) -> bool:
    """Tell whether the higher body has let its term pass in silence: a refusal."""
    if complaint.state != ComplaintState.PASSED_UP:
        return False
    return rules.is_presumed_refused(
        due_on=decision_due(complaint), decided_on=complaint.decided_on, on=on
    )


def is_pretrial_over(recommendation: Recommendation, *, on: date) -> bool:
    """Tell whether a complaint to the higher body has come to an end: court is open."""
    before = recommendation.complaints.filter(to=Instance.HIGHER_BODY).select_related(
        "decide_obligation"
    )
    return any(
        one.state in (ComplaintState.DECIDED, ComplaintState.RETURNED)
        or is_presumed_refused(one, on=on)
        for one in before
    )
