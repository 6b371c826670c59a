"""Acts upon answers: signed by the head of the body, or entered by the author.

What comes before, in `answer_drafts`, and after, in `assessments`, is called by the
name of this module too.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization
from backend.files import uploads
from backend.files.models import File
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import MoveRefused, demand
from backend.law.text import Text, joined
from oversight.actions import (
    answer_drafts,
    answer_versions,
    conflicts,
    letters,
    obligations,
    publications,
    redirections,
    replies,
)
from oversight.actions.answer_drafts import draft
from oversight.actions.assessments import assess, confirm, dispute
from oversight.actions.cases import letter_context
from oversight.actions.replies import Reply
from oversight.actions.steps import (
    locked_case,
    locked_recommendation,
    move_case,
    move_recommendation,
)
from oversight.models import Answer, AnswerDraft, Delivery, Recommendation, Verdict
from oversight.rules import answers as rule
from oversight.states import (
    RECOMMENDATION_PROCEDURE,
    CaseState,
    ObligationState,
    RecommendationState,
)

__all__ = [
    "UNANSWERED",
    "assess",
    "confirm",
    "correct",
    "dispute",
    "draft",
    "enter_on_paper",
    "sign",
    "sign_draft",
    "sign_many",
]

UNANSWERED = (
    RecommendationState.DRAFTED,
    RecommendationState.SENT,
    RecommendationState.RECEIVED,
)
# What a verdict makes of the recommendation; any other leaves it answered.
TURNS = {Verdict.REJECTED: "reject", Verdict.REDIRECTED: "redirect"}


@transaction.atomic
def sign(
    recommendation: Recommendation,
    *,
    verdict: str,
    reasons: str,
    language: str,
    number: str,
    by: Actor,
    at: datetime,
    redirected_to: Organization | None = None,
    without_hearing: str = "",
    hearing_note: str = "",
    files: Sequence[File] = (),
) -> Answer:
    """Sign and send the body's answer to one recommendation, as its head.

    The signer's name, position and basis are copied: a later change of office
    changes nothing that was signed. What the decision lacks is noted beside it.
    """
    reply = Reply(
        verdict=verdict,
        reasons=reasons,
        language=language,
        redirected_to=redirected_to,
        without_hearing=without_hearing,
        hearing_note=hearing_note,
        files=files,
    )
    answer = _signed(recommendation, reply, number=number, by=by, at=at)
    _settle([answer], by=by, at=at)
    return answer


@transaction.atomic
def sign_draft(draft: AnswerDraft, *, number: str, by: Actor, at: datetime) -> Answer:
    """Sign and send the answer as it lies before the head, word for word."""
    reply = answer_drafts.reply_of(draft)
    answer = _signed(draft.recommendation, reply, number=number, by=by, at=at)
    _settle([answer], by=by, at=at)
    return answer


@transaction.atomic
def sign_many(
    delivery: Delivery,
    *,
    replies_to: Sequence[tuple[Recommendation, Reply]],
    number: str,
    by: Actor,
    at: datetime,
) -> list[Answer]:
    """Sign one letter that answers several recommendations, each by itself.

    All or none: what is wrong with any of them is told with the number of its line.
    """
    breaches = []
    for line, reply in replies_to:
        breaches += [_of_line(line, breach) for breach in replies.check(line, reply)]
    demand(breaches)
    given = [
        _signed(line, reply, number=number, by=by, at=at)
        for line, reply in sorted(replies_to, key=lambda pair: pair[0].line)
    ]
    record("delivery.answered", delivery, by=by, at=at)
    _settle(given, by=by, at=at)
    return given


@transaction.atomic
def enter_on_paper(
    recommendation: Recommendation,
    *,
    verdict: str,
    reasons: str,
    language: str,
    number: str,
    answered_on: date,
    scan: File,
    by: Actor,
    at: datetime,
    redirected_to: Organization | None = None,
    was_heard: bool | None = None,
) -> Answer:
    """Enter, as the author, the paper answer of a body that is not here.

    A body with an officer or a head here answers for itself: raise MoveRefused. That
    the author was not heard before the decision is noted where he says so.
    """
    conflicts.demand_clear(recommendation.case, by)
    if letters.readers(recommendation.body, at=at, roles=letters.OF_BODY):
        raise MoveRefused(
            RECOMMENDATION_PROCEDURE, recommendation.state, "enter-answer"
        )
    reply = Reply(
        verdict=verdict,
        reasons=reasons,
        language=language,
        redirected_to=redirected_to,
    )
    answer = _given(recommendation, "enter-answer", reply, on=answered_on, by=by, at=at)
    answer.number, answer.is_entered_by_author = number, True
    answer.scan = scan
    if was_heard is False:
        lacks = replies.lacking(answer.recommendation, reply, decided_on=answered_on)
        answer.breaches_noted = replies.noted(lacks)
    answer.save()
    answer_versions.keep(answer, on=answered_on, at=at)
    said = {"reasons": reasons}
    record("answer.entered", answer, by=by, at=at, said=said, files=[scan.sha256])
    _settle([answer], by=by, at=at)
    return answer


@transaction.atomic
def correct(
    recommendation: Recommendation,
    *,
    verdict: str,
    reasons: str,
    language: str,
    number: str,
    reason: str,
    by: Actor,
    at: datetime,
    without_hearing: str = "",
    hearing_note: str = "",
    files: Sequence[File] = (),
) -> Answer:
    """Give the next version of an answer, as the head; the earlier ones stay on record.

    The day by which the answer was in time or late stays that of the first. It cannot
    be passed on any more: raise MoveRefused.
    """
    reply = Reply(
        verdict=verdict,
        reasons=reasons,
        language=language,
        without_hearing=without_hearing,
        hearing_note=hearing_note,
        files=files,
    )
    recommendation = locked_recommendation(recommendation)
    _turn(recommendation, "correct-answer", reply, at=at)
    demand(
        [
            *replies.check(recommendation, reply),
            *rule.check_correction(reason=reason),
        ]
    )
    recommendation.save(update_fields=["state", "updated_at"])
    today = timezone.localdate(at)
    answer = Answer.objects.select_for_update(of=("self",)).get(
        recommendation=recommendation
    )
    answer.recommendation = recommendation
    _write(answer, reply, number=number)
    answer.version += 1
    answer.corrected_on = today
    answer.is_entered_by_author, answer.scan = False, None
    lacks = replies.lacking(recommendation, reply, decided_on=today)
    answer.breaches_noted = replies.noted(lacks)
    _sign(answer, by=by, at=at)
    answer.save()
    answer.files.set(files)
    _publish(files, by=by, at=at)
    answer_versions.keep(answer, on=today, at=at, reason=reason)
    said = {"reasons": reasons, "why": reason, "signed_by": by.user.name}
    digests = [file.sha256 for file in files]
    record("answer.corrected", answer, by=by, at=at, said=said, files=digests)
    letters.tell(
        recommendation.case.initiator,
        "answer_corrected",
        context=letter_context(recommendation.case),
        about=(answer.object_kind, answer.pk),
        at=at,
    )
    return answer


def _signed(
    recommendation: Recommendation,
    reply: Reply,
    *,
    number: str,
    by: Actor,
    at: datetime,
) -> Answer:
    today = timezone.localdate(at)
    answer = _given(recommendation, "sign-answer", reply, on=today, by=by, at=at)
    answer.number = number
    lacks = replies.lacking(answer.recommendation, reply, decided_on=today)
    answer.breaches_noted = replies.noted(lacks)
    _sign(answer, by=by, at=at)
    answer.save()
    answer.files.set(reply.files)
    _publish(reply.files, by=by, at=at)
    answer_versions.keep(answer, on=today, at=at)
    said = {"reasons": reply.reasons, "signed_by": by.user.name}
    files = [file.sha256 for file in reply.files]
    record("answer.signed", answer, by=by, at=at, said=said, files=files)
    answer_drafts.mark_signed(answer.recommendation, by=by, at=at)
    return answer


def _given(
    recommendation: Recommendation,
    act: str,
    reply: Reply,
    *,
    on: date,
    by: Actor,
    at: datetime,
) -> Answer:
    recommendation = locked_recommendation(recommendation)
    _turn(recommendation, act, reply, at=at)
    demand(replies.check(recommendation, reply))
    recommendation.save(update_fields=["state", "updated_at"])
    record("recommendation.answered", recommendation, by=by, at=at)
    answer = Answer(recommendation=recommendation, prepared_by=by.user, version=1)
    _write(answer, reply, number="")
    answer.answered_on = on
    return answer


def _turn(
    recommendation: Recommendation, act: str, reply: Reply, *, at: datetime
) -> None:
    verb = TURNS.get(Verdict(reply.verdict), act)
    move_recommendation(recommendation, verb, at=at)


def _write(answer: Answer, reply: Reply, *, number: str) -> None:
    for name, value in reply.fields.items():
        setattr(answer, name, value)
    answer.number = number


def _sign(answer: Answer, *, by: Actor, at: datetime) -> None:
    office = by.grant if isinstance(by.grant, Office) else None
    answer.signed_by = by.user
    answer.signed_name = by.user.name
    answer.signed_position = office.role if office else ""
    answer.acting_basis = office.acting_basis if office else ""
    answer.signed_at = at


def _publish(files: Sequence[File], *, by: Actor, at: datetime) -> None:
    """Let everyone see what goes with an answer that everyone sees."""
    for file in files:
        if not file.is_public:
            uploads.publish(file, by=by, at=at)


def _settle(given: Sequence[Answer], *, by: Actor, at: datetime) -> None:
    """Discharge what was owed, tell the author once, and move the case if all is in."""
    for answer in given:
        line = answer.recommendation
        if answer.redirected_to is not None:
            redirections.pass_on(line, answer.redirected_to, by=by, at=at)
            continue
        owed = line.answer_obligation
        if owed and owed.state == ObligationState.OPEN and answer.answered_on:
            obligations.discharge(owed, on=answer.answered_on, by=by, at=at)
    first = given[0].recommendation
    publications.owe_answers(
        first.document,
        first.body,
        started_on=given[0].answered_on or timezone.localdate(at),
        by=by,
        at=at,
    )
    case = locked_case(first.case)
    waiting = case.recommendations.filter(state__in=UNANSWERED).exists()
    if not waiting and case.state == CaseState.DOCUMENT_SENT:
        move_case(case, "answer", at=at)
        case.save(update_fields=["state", "updated_at"])
        record("case.answered", case, by=by, at=at)
    letters.tell(
        case.initiator,
        "answer_given",
        context=letter_context(case),
        about=(given[0].object_kind, given[0].pk),
        at=at,
    )


def _of_line(line: Recommendation, breach: Breach) -> Breach:
    number = Text(
        kk=f"{line.line}-ұсыным:",
        ru=f"Рекомендация {line.line}:",
        en=f"Recommendation {line.line}:",
    )
    return Breach(breach.code, joined([number, breach.text]), breach.citation)
