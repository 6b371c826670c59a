"""What the author says an answer is worth, and what the body says of an entered one."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.journal.journal import record
from backend.law.refusal import MoveRefused
from oversight.actions import conflicts, letters
from oversight.actions.cases import letter_context
from oversight.actions.steps import locked_case
from oversight.models import (
    Answer,
    AnswerStance,
    Assessment,
    AssessmentGiven,
    Stance,
)
from oversight.states import RECOMMENDATION_PROCEDURE


@transaction.atomic
def assess(
    answer: Answer, *, view: str, reason: str, by: Actor, at: datetime
) -> Assessment:
    """Say, as the author, what the answer is worth as it stands; it changes no term.

    Once for each version of the answer: raise IntegrityError for a second view.
    """
    answer = _locked(answer)
    conflicts.demand_clear(answer.recommendation.case, by)
    assessment = Assessment.objects.select_for_update().filter(answer=answer).first()
    assessment = assessment or Assessment(answer=answer)
    assessment.view, assessment.reason = view, reason
    assessment.about_version = answer.version
    assessment.by, assessment.assessed_at = by.user, at
    assessment.save()
    AssessmentGiven.objects.create(
        assessment=assessment,
        version=answer.version,
        view=view,
        reason=reason,
        by=by.user,
        assessed_at=at,
    )
    record("answer.assessed", assessment, by=by, at=at, said={"reason": reason})
    letters.tell(
        answer.recommendation.body,
        "answer_assessed",
        context=letter_context(answer.recommendation.case),
        about=(answer.object_kind, answer.pk),
        at=at,
    )
    return assessment


@transaction.atomic
def confirm(answer: Answer, *, by: Actor, at: datetime) -> AnswerStance:
    """Say, as the body, that what the author has entered is its answer."""
    return _take(answer, Stance.CONFIRMED, reason="", by=by, at=at)


@transaction.atomic
def dispute(answer: Answer, *, reason: str, by: Actor, at: datetime) -> AnswerStance:
    """Say, as the body, that it did not answer so; both stand until one gives way."""
    stance = _take(answer, Stance.DISPUTED, reason=reason, by=by, at=at)
    case = answer.recommendation.case
    letters.tell(
        case.initiator,
        "answer_disputed",
        context=letter_context(case),
        about=(answer.object_kind, answer.pk),
        at=at,
    )
    return stance


def _take(
    answer: Answer, stance: Stance, *, reason: str, by: Actor, at: datetime
) -> AnswerStance:
    answer = _locked(answer)
    if not answer.is_entered_by_author:
        verb = "confirm" if stance == Stance.CONFIRMED else "dispute"
        raise MoveRefused(RECOMMENDATION_PROCEDURE, answer.recommendation.state, verb)
    taken = AnswerStance.objects.create(
        answer=answer,
        version=answer.version,
        stance=stance,
        reason=reason,
        by=by.user,
        by_role=by.grant.role if isinstance(by.grant, Office) else "",
        at=at,
    )
    said = {"reason": reason} if reason else {}
    record(f"answer.{stance}", answer, by=by, at=at, said=said)
    return taken


def _locked(answer: Answer) -> Answer:
    locked_case(answer.recommendation.case)
    return (
        Answer.objects.select_for_update(of=("self",))
        .select_related("recommendation__case__initiator", "recommendation__body")
        .get(pk=answer.pk)
    )
