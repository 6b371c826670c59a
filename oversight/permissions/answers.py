"""Who answers a recommendation, and who judges the answer."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight.models import Answer, AnswerDraft, Delivery, Recommendation
from oversight.permissions.cases import can_lead_case
from oversight.permissions.grants import OF_BODY, Grant


def can_draft_answer(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the office that prepares answers: an officer or the head of the body."""
    return actor.office(*OF_BODY, of=recommendation.body_id)


def can_sign_answer(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the office that signs answers: the head of the body, or who acts for him."""
    return actor.office(Role.HEAD, of=recommendation.body_id)


def can_sign_letter(actor: Actor, delivery: Delivery) -> Grant:
    """Find the head of the body to which a document has come."""
    return actor.office(Role.HEAD, of=delivery.body_id)


def can_correct_answer(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the office that corrects an answer: the same that signs one."""
    return can_sign_answer(actor, recommendation)


def can_enter_answer(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the author's office, where the body has answered on paper."""
    return can_lead_case(actor, recommendation.case)


def can_report_progress(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the office that reports for the body: its officer or head."""
    return actor.office(*OF_BODY, of=recommendation.body_id)


def can_judge_fulfilment(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the author's office."""
    return can_lead_case(actor, recommendation.case)


def can_assess(actor: Actor, answer: Answer) -> Grant:
    """Find the author's office."""
    return can_lead_case(actor, answer.recommendation.case)


def can_take_stance(actor: Actor, answer: Answer) -> Grant:
    """Find the office that speaks for the body of an answer: its officer or head."""
    return actor.office(*OF_BODY, of=answer.recommendation.body_id)


def can_submit_draft(actor: Actor, draft: AnswerDraft) -> Grant:
    """Find the office that prepares answers."""
    return can_draft_answer(actor, draft.recommendation)


def can_decide_draft(actor: Actor, draft: AnswerDraft) -> Grant:
    """Find the office that approves, returns and signs a draft: the head's."""
    return can_sign_answer(actor, draft.recommendation)
