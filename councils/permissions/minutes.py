"""Who may act upon minutes, and upon the template that they are drawn with."""

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import Standing
from councils.models import IN_SESSION, Attendance, Council, Meeting, Minutes, Remark
from councils.permissions.councils import can_plan, can_settle
from councils.permissions.grants import MEMBERS, Grant
from councils.permissions.meetings import can_prepare, can_preside


def can_draft_minutes(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that begins the minutes of a meeting: the secretary's."""
    return can_prepare(actor, meeting)


def can_keep_minutes(actor: Actor, minutes: Minutes) -> Grant:
    """Find the office that words, sends, freezes and publishes them: secretary."""
    return can_plan(actor, minutes.meeting.council)


def can_remark(actor: Actor, minutes: Minutes) -> Office | Standing | None:
    """Find the office of a member; whether he was there, the act asks.

    Who was there and has left the council since remarks as a person.
    """
    office = actor.office(*MEMBERS, of=minutes.meeting.council.organization_id)
    return office or (Standing.PERSON if _was_there(actor, minutes.meeting) else None)


def can_answer_remark(actor: Actor, remark: Remark) -> Grant:
    """Find the office that takes a remark or says why not: the secretary's."""
    return can_keep_minutes(actor, remark.minutes)


def can_sign_as_chair(actor: Actor, minutes: Minutes) -> Office | Standing | None:
    """Find what lets the actor sign as chair: an office that presides, or having done.

    Who led the meeting signs its minutes even if his office has ended since.
    """
    meeting = minutes.meeting
    office = can_preside(actor, meeting)
    presided = meeting.presided_by_id == actor.user.pk
    return office or (Standing.PERSON if presided else None)


def can_bring_template(actor: Actor, council: Council) -> Grant:
    """Find the office that changes the template of minutes: secretary or chair."""
    return can_settle(actor, council)


def _was_there(actor: Actor, meeting: Meeting) -> bool:
    entries = Attendance.objects.filter(meeting=meeting, seat__user=actor.user)
    return entries.without_corrected().filter(status__in=IN_SESSION).exists()
