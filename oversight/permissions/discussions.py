"""Who announces a discussion, who comes to it, and who keeps its protocol."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Standing
from oversight.models import Announcement, Attendee, BodyInvitation, Case
from oversight.permissions.cases import can_lead_case, can_log_finding
from oversight.permissions.grants import OF_BODY, Grant


def can_keep_announcement(actor: Actor, announcement: Announcement) -> Grant:
    """Find the author's office: who leads the case publishes, invites and postpones."""
    return can_lead_case(actor, announcement.case)


def can_reply_to_invitation(actor: Actor, invitation: BodyInvitation) -> Grant:
    """Find the office that replies for the body: its officer or head."""
    return actor.office(*OF_BODY, of=invitation.body_id)


def can_attend(actor: Actor, case: Case) -> Grant:
    """Let any person come; a key stands for an office, and comes to nothing."""
    return Standing.PERSON if actor.key is None else None


def can_keep_discussion(actor: Actor, case: Case) -> Grant:
    """Find the office that writes down who came and what was said: of the initiator."""
    return can_log_finding(actor, case)


def can_tick_attendee(actor: Actor, attendee: Attendee) -> Grant:
    """Find the office that notes who has come: of the initiator."""
    return can_log_finding(actor, attendee.case)


def can_withdraw_attendee(actor: Actor, attendee: Attendee) -> Grant:
    """Let a person stay away himself; the initiator does it for one on paper."""
    if attendee.user_id is None:
        return can_tick_attendee(actor, attendee)
    return Standing.PERSON if attendee.user_id == actor.user.pk else None


def can_contribute(actor: Actor, attendee: Attendee) -> Grant:
    """Let a registered person send what he has to say, himself."""
    own = attendee.user_id is not None and attendee.user_id == actor.user.pk
    return Standing.PERSON if own else None
