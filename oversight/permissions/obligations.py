"""Who writes into the ledger of what is owed, and who changes the calendar."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight.models import CalendarChange, Obligation
from oversight.permissions.grants import AUTHORS, OF_BODY, Grant


def can_keep_ledger(actor: Actor, obligation: Obligation) -> Grant:
    """Find the office that speaks for the debtor: of a body, a council or a group."""
    return actor.office(*OF_BODY, *AUTHORS, of=obligation.debtor_id)


def can_change_calendar(actor: Actor, change: CalendarChange | None = None) -> Grant:
    """Find the office that changes the working calendar: the supervisor's."""
    return actor.anywhere(Role.SUPERVISOR)
