"""Who may act upon meetings."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils.models import (
    AgendaItem,
    AgendaProposal,
    CommissionMember,
    Council,
    Material,
    Meeting,
    MeetingKind,
    WorkingGroup,
)
from councils.permissions.councils import can_plan
from councils.permissions.grants import MEMBERS, PRESIDING, Grant


def can_add_agenda_item(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that writes the agenda: secretary, chair or presidium."""
    return can_call_off(actor, meeting)


def can_add_material(actor: Actor, item: AgendaItem) -> Grant:
    """Find the office that brings papers: the secretary's, or who reports himself."""
    seat = item.rapporteur_seat
    if seat is not None and seat.user_id == actor.user.pk:
        place = item.meeting.council.organization_id
        return actor.office(*MEMBERS, of=place)
    return can_prepare(actor, item.meeting)


def can_remove_material(actor: Actor, material: Material) -> Grant:
    """Find the office that takes a paper back: that which could bring it."""
    return can_add_material(actor, material.agenda_item)


def can_propose(actor: Actor, council: Council) -> Grant:
    """Find the office of a member; that the seat is in force, the act asks."""
    return actor.office(*MEMBERS, of=council.organization_id)


def can_answer_proposal(actor: Actor, proposal: AgendaProposal) -> Grant:
    """Find the office that takes a proposal or declines it: secretary or presiding."""
    place = proposal.council.organization_id
    return actor.office(Role.SECRETARY, *PRESIDING, of=place)


def can_withdraw_proposal(actor: Actor, proposal: AgendaProposal) -> Grant:
    """Find the office of the member whose proposal it is."""
    seat = proposal.proposed_by
    if seat is None or seat.user_id != actor.user.pk:
        return None
    return can_propose(actor, proposal.council)


def can_prepare(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that convenes and keeps the list of those present: secretary."""
    return can_plan(actor, meeting.council)


def can_call_off(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that calls a meeting off: secretary, chair or presidium."""
    place = meeting.council.organization_id
    return actor.office(Role.SECRETARY, *PRESIDING, of=place)


def can_preside(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that presides: the chair's, or a presidium member's.

    The head of the working group opens the first meeting, and leads it until the
    chair just elected takes over; a commission is led by its own head.
    """
    place = meeting.council.organization_id
    if meeting.kind == MeetingKind.FIRST:
        group = _group_of(meeting)
        if group is not None:
            leads = _leads(actor, group)
            return actor.office(Role.WORKING_GROUP, of=place) if leads else None
    if _heads_commission(actor, meeting):
        return actor.office(*MEMBERS, of=place)
    return actor.office(*PRESIDING, of=place)


def can_take_chair(actor: Actor, meeting: Meeting) -> Grant:
    """Find the office that takes the chair from another; at first, the chair's own."""
    place = meeting.council.organization_id
    if meeting.kind == MeetingKind.FIRST:
        return actor.office(Role.CHAIR, of=place)
    if _heads_commission(actor, meeting):
        return actor.office(*MEMBERS, of=place)
    return actor.office(*PRESIDING, of=place)


def _group_of(meeting: Meeting) -> WorkingGroup | None:
    """Return the group that still leads a first meeting; none once a chair does."""
    groups = meeting.council.working_groups.filter(ended_on=None)
    group = groups.select_related("head").first()
    taken = meeting.presided_by_id
    if group is None or taken is None or group.head is None:
        return group
    return group if group.head.user_id == taken else None


def _leads(actor: Actor, group: WorkingGroup) -> bool:
    return group.head is not None and group.head.user_id == actor.user.pk


def _heads_commission(actor: Actor, meeting: Meeting) -> bool:
    if meeting.kind != MeetingKind.COMMISSION:
        return False
    heads = CommissionMember.objects.filter(
        commission=meeting.commission_id, is_head=True, to_on=None
    )
    return heads.filter(seat__user=actor.user).exists()
