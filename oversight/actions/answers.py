"""Acts upon answers: prepared by an officer, signed by the head, assessed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import letters, obligations
from oversight.actions.cases import letter_context
from oversight.actions.steps import (
    locked_case,
    locked_recommendation,
    move_case,
    move_recommendation,
)
from oversight.models import (
    Answer,
    Assessment,
    Recommendation,
    Verdict,
    View,
)
from oversight.rules import documents
from oversight.states import (
    RECOMMENDATION_PROCEDURE,
    CaseState,
    ObligationState,
    RecommendationState,
)

UNANSWERED = (
    RecommendationState.DRAFTED,
    RecommendationState.SENT,
    RecommendationState.RECEIVED,
)


@transaction.atomic
def draft(
    recommendation: Recommendation,
    *,
    verdict: Verdict,
    reasons: str,
    language: str,
    by: Actor,
    at: datetime,
) -> Answer:
    """Keep a draft for the head to sign; it may be written over until then."""
    recommendation = locked_recommendation(recommendation)
    RECOMMENDATION_PROCEDURE.target(recommendation.state, "draft-answer")
    answer, _made = Answer.objects.update_or_create(
        recommendation=recommendation,
        defaults={
            "verdict": verdict,
            "reasons": reasons,
            "language": language,
            "prepared_by": by.user,
        },
    )
    said = {"verdict": verdict, "reasons": reasons}
    record("answer.drafted", answer, by=by, at=at, said=said, public=False)
    return answer


@transaction.atomic
def sign(
    recommendation: Recommendation,
    *,
    verdict: Verdict,
    reasons: str,
    language: str,
    number: str,
    by: Actor,
    at: datetime,
) -> Answer:
    """Sign and send the body's answer to one recommendation, as its head.

    The signer's name, position and basis are copied: a later change of office
    changes nothing that was signed.
    """
    office = by.grant if isinstance(by.grant, Office) else None
    answer = _give(
        recommendation,
        "sign-answer",
        verdict=verdict,
        reasons=reasons,
        language=language,
        number=number,
        on=timezone.localdate(at),
        by=by,
        at=at,
    )
    answer.signed_by = by.user
    answer.signed_name = by.user.name
    answer.signed_position = office.role if office else ""
    answer.acting_basis = office.acting_basis if office else ""
    answer.signed_at = at
    answer.save()
    said = {"reasons": reasons, "signed_by": by.user.name}
    record("answer.signed", answer, by=by, at=at, said=said)
    _settle(answer, by=by, at=at)
    return answer


@transaction.atomic
def enter_on_paper(
    recommendation: Recommendation,
    *,
    verdict: Verdict,
    reasons: str,
    language: str,
    number: str,
    answered_on: date,
    scan: File,
    by: Actor,
    at: datetime,
) -> Answer:
    """Enter, as the author, the paper answer of a body that is not here.

    A body with an officer or a head here answers for itself: raise MoveRefused.
    """
    if letters.readers(recommendation.body, at=at, roles=letters.OF_BODY):
        raise MoveRefused(
            RECOMMENDATION_PROCEDURE, recommendation.state, "enter-answer"
        )
    answer = _give(
        recommendation,
        "enter-answer",
        verdict=verdict,
        reasons=reasons,
        language=language,
        number=number,
        on=answered_on,
        by=by,
        at=at,
    )
    answer.is_entered_by_author = True
    answer.scan = scan
    answer.save()
    said = {"reasons": reasons}
    record("answer.entered", answer, by=by, at=at, said=said, files=[scan.sha256])
    _settle(answer, by=by, at=at)
    return answer


@transaction.atomic
def assess(
    answer: Answer, *, view: View, reason: str, by: Actor, at: datetime
) -> Assessment:
    """Say, as the author, what the answer is worth; it changes no term."""
    locked_case(answer.recommendation.case)
    assessment = Assessment.objects.create(
        answer=answer, view=view, reason=reason, by=by.user, assessed_at=at
    )
    record("answer.assessed", assessment, by=by, at=at, said={"reason": reason})
    body = answer.recommendation.body
    letters.tell(
        body,
        "answer_assessed",
        context=letter_context(answer.recommendation.case),
        about=(answer.object_kind, answer.pk),
        at=at,
    )
    return assessment


def _give(
    recommendation: Recommendation,
    act: str,
    *,
    verdict: Verdict,
    reasons: str,
    language: str,
    number: str,
    on: date,
    by: Actor,
    at: datetime,
) -> Answer:
    recommendation = locked_recommendation(recommendation)
    verb = "reject" if verdict == Verdict.REJECTED else act
    move_recommendation(recommendation, verb, at=at)
    demand(documents.check_answer(reasons=reasons))
    recommendation.save(update_fields=["state", "updated_at"])
    record("recommendation.answered", recommendation, by=by, at=at)
    answer = Answer.objects.filter(recommendation=recommendation).first()
    answer = answer or Answer(recommendation=recommendation, prepared_by=by.user)
    answer.recommendation = recommendation
    answer.verdict, answer.reasons = verdict, reasons
    answer.language, answer.number = language, number
    answer.answered_on = on
    return answer


def _settle(answer: Answer, *, by: Actor, at: datetime) -> None:
    recommendation = answer.recommendation
    owed = recommendation.answer_obligation
    if owed and owed.state == ObligationState.OPEN and answer.answered_on:
        obligations.discharge(owed, on=answer.answered_on, by=by, at=at)
    case = locked_case(recommendation.case)
    waiting = case.recommendations.filter(state__in=UNANSWERED).exists()
    if not waiting and case.state == CaseState.DOCUMENT_SENT:
        move_case(case, "answer", at=at)
        case.save(update_fields=["state", "updated_at"])
        record("case.answered", case, by=by, at=at)
    letters.tell(
        case.initiator,
        "answer_given",
        context=letter_context(case),
        about=(answer.object_kind, answer.pk),
        at=at,
    )
