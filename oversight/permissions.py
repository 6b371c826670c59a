"""Who may act in oversight: each predicate returns what grants the act."""

from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization
from backend.accounts.roles import Role, Standing
from oversight.models import (
    Answer,
    Case,
    Delivery,
    Group,
    Invitation,
    Participant,
    Recommendation,
)

Grant = Office | Standing | None
AUTHORS = (Role.COORDINATOR, Role.SECRETARY, Role.CHAIR)


def can_found_group(actor: Actor) -> Grant:
    """Let any confirmed citizen found a group."""
    return Standing.PERSON if actor.user.is_confirmed_citizen else None


def can_invite(actor: Actor, group: Group) -> Grant:
    """Find the office that lets the actor invite: coordinator of the group."""
    return actor.office(Role.COORDINATOR, of=group.organization_id)


def can_answer_invitation(actor: Actor, invitation: Invitation) -> Grant:
    """Let the invited person, and nobody else, accept or decline."""
    return Standing.PERSON if invitation.person_id == actor.user.pk else None


def can_open_case(actor: Actor, initiator: Organization | None) -> Grant:
    """Let a coordinator open a case for his group, and a citizen one for himself.

    A key stands for an office, never for the citizen who holds it.
    """
    if initiator is not None:
        return actor.office(Role.COORDINATOR, of=initiator)
    alone = actor.key is None and actor.user.is_confirmed_citizen
    return Standing.PERSON if alone else None


def may_open_some_case(actor: Actor) -> bool:
    """Tell whether there is anybody for whom the actor may open a case."""
    coordinates = any(office.role == Role.COORDINATOR for office in actor.offices)
    return coordinates or can_open_case(actor, None) is not None


def can_declare(actor: Actor, participant: Participant) -> Grant:
    """Let each participant declare for himself alone."""
    return Standing.PERSON if participant.person_id == actor.user.pk else None


def can_lead_case(actor: Actor, case: Case) -> Grant:
    """Find the office that leads the case: its coordinator, or a council's officer."""
    return actor.office(*AUTHORS, of=case.initiator_id)


def can_log_finding(actor: Actor, case: Case) -> Grant:
    """Find the office that lets the actor log: anyone of the initiating group."""
    return actor.office(Role.COORDINATOR, Role.PARTICIPANT, of=case.initiator_id)


def can_register_receipt(actor: Actor, delivery: Delivery) -> Grant:
    """Find the office that receives for the body: its officer or head."""
    return actor.office(Role.OFFICER, Role.HEAD, of=delivery.body_id)


def can_record_delivery(actor: Actor, delivery: Delivery) -> Grant:
    """Find the author's office, where the body has nobody here."""
    return can_lead_case(actor, delivery.document.case)


def can_draft_answer(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the office that prepares answers: an officer or the head of the body."""
    return actor.office(Role.OFFICER, Role.HEAD, of=recommendation.body_id)


def can_sign_answer(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the office that signs answers: the head of the body, or who acts for him."""
    return actor.office(Role.HEAD, of=recommendation.body_id)


def can_enter_answer(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the author's office, where the body has answered on paper."""
    return can_lead_case(actor, recommendation.case)


def can_report_progress(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the office that reports for the body: its officer or head."""
    return actor.office(Role.OFFICER, Role.HEAD, of=recommendation.body_id)


def can_judge_fulfilment(actor: Actor, recommendation: Recommendation) -> Grant:
    """Find the author's office."""
    return can_lead_case(actor, recommendation.case)


def can_assess(actor: Actor, answer: Answer) -> Grant:
    """Find the author's office."""
    return can_lead_case(actor, answer.recommendation.case)
