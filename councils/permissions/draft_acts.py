"""Who may act upon draft acts."""

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from councils.models import CommissionMember, Council, DraftAct
from councils.models.draft_act import DRAFTING
from councils.permissions.councils import can_plan, can_settle
from councils.permissions.grants import MEMBERS, PRESIDING, Grant

OF_BODY = (Role.OFFICER, Role.HEAD)


def can_notify(actor: Actor, council: Council, body: Organization) -> Grant:
    """Find the office that tells of a draft: of the body, or the secretary's."""
    return actor.office(*OF_BODY, of=body) or can_plan(actor, council)


def can_notify_for_body(actor: Actor, council: Council) -> Grant:
    """Find the office in a body that drafts acts: any such body may tell a council."""
    held = actor.anywhere(*OF_BODY)
    return held if held and held.organization.kind in DRAFTING else None


def can_enter_notification(actor: Actor, council: Council) -> Grant:
    """Find the office that enters a notification from paper: the secretary's."""
    return can_plan(actor, council)


def can_assign_draft(actor: Actor, draft: DraftAct) -> Grant:
    """Find the office that gives out the work: the council's secretary or chair."""
    return can_settle(actor, draft.council)


def can_put_draft_on_agenda(actor: Actor, draft: DraftAct) -> Grant:
    """Find the office that writes agendas: secretary, chair or presidium."""
    place = draft.council.organization_id
    return actor.office(Role.SECRETARY, *PRESIDING, of=place)


def can_write_opinion(actor: Actor, draft: DraftAct) -> Grant:
    """Find the office that words it: secretary, chair, presidium, its commission."""
    place = draft.council.organization_id
    held = actor.office(Role.SECRETARY, *PRESIDING, of=place)
    if held is not None or draft.commission_id is None:
        return held
    members = CommissionMember.objects.filter(
        commission=draft.commission_id, seat__user=actor.user, to_on=None
    )
    return actor.office(*MEMBERS, of=place) if members.exists() else None


def can_send_opinion(actor: Actor, draft: DraftAct) -> Grant:
    """Find the office that sends for the council: its chair or secretary."""
    return can_settle(actor, draft.council)


def can_act_for_body(actor: Actor, draft: DraftAct) -> Grant:
    """Find the office that acts for the body, or the secretary who enters its paper."""
    return can_notify(actor, draft.council, draft.body)
