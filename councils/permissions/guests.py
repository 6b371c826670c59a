"""Who may act upon guests of a meeting, and upon what they bring."""

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import Standing
from councils.models import Contribution, Guest, Meeting
from councils.permissions.grants import Grant
from councils.permissions.meetings import can_prepare


def can_register(actor: Actor, meeting: Meeting) -> Standing:
    """Find what lets a person register for a hearing: he is signed in."""
    return Standing.PERSON


def can_keep_guest(actor: Actor, guest: Guest) -> Grant:
    """Find the office that keeps the list of guests: the secretary's."""
    return can_prepare(actor, guest.meeting)


def can_withdraw_guest(actor: Actor, guest: Guest) -> Office | Standing | None:
    """Find what lets him withdraw: it is his own registration, or the secretary."""
    if guest.user_id == actor.user.pk:
        return Standing.PERSON
    return can_keep_guest(actor, guest)


def can_contribute(actor: Actor, meeting: Meeting) -> Standing:
    """Find what lets a person speak up; that he is registered, the act asks."""
    return Standing.PERSON


def can_answer_contribution(actor: Actor, contribution: Contribution) -> Grant:
    """Find the office that enters what was answered: the secretary's."""
    return can_prepare(actor, contribution.meeting)
