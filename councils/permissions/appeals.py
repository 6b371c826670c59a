"""Who may act upon appeals."""

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import Standing
from councils.models import Appeal, Council
from councils.permissions.councils import can_plan, can_settle
from councils.permissions.grants import Grant


def can_appeal(actor: Actor, council: Council) -> Standing | None:
    """Let anyone signed in write to a council; a key is of an office, of no person."""
    return Standing.PERSON if actor.key is None else None


def can_enter_appeal(actor: Actor, council: Council) -> Grant:
    """Find the office that enters an appeal from paper: the secretary's."""
    return can_plan(actor, council)


def can_assign_appeal(actor: Actor, appeal: Appeal) -> Grant:
    """Find the office that gives out the work: the council's secretary or chair."""
    return can_settle(actor, appeal.council)


def can_answer_appeal(actor: Actor, appeal: Appeal) -> Grant:
    """Find the office that answers, or sends on: the council's secretary or chair."""
    return can_settle(actor, appeal.council)


def can_withdraw_appeal(actor: Actor, appeal: Appeal) -> Office | Standing | None:
    """Let the author withdraw his appeal; one on paper, the secretary."""
    if appeal.user_id is None:
        return can_plan(actor, appeal.council)
    own = actor.key is None and appeal.user_id == actor.user.pk
    return Standing.PERSON if own else None
