"""Who promises measures, who tells of them, and who judges."""

from backend.accounts.actor import Actor
from oversight.models import Measure, Recommendation
from oversight.permissions.cases import can_lead_case
from oversight.permissions.grants import OF_BODY, Grant


def can_promise_measure(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the office of the body, or of the author where the body has nobody here."""
    of_body = actor.office(*OF_BODY, of=recommendation.body_id)
    return of_body or can_lead_case(actor, recommendation.case)


def can_tell_of_measure(actor: Actor, measure: Measure) -> Grant:
    """Find the office that reports, moves, completes and drops: that which promised."""
    return can_promise_measure(actor, measure.recommendation)


def can_judge_measure(actor: Actor, measure: Measure) -> Grant:
    """Find the author's office: it confirms what was done, or disputes it."""
    return can_lead_case(actor, measure.recommendation.case)
