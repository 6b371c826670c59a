"""Who names the people of a case, and who declares, leaves and judges of a conflict."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Standing
from oversight.models import Case, ConflictDeclaration, Participant
from oversight.permissions.cases import can_lead_case
from oversight.permissions.grants import Grant


def can_name_people(actor: Actor, case: Case) -> Grant:
    """Find the author's office: it names experts, and those without an account."""
    return can_lead_case(actor, case)


def can_add_object(actor: Actor, case: Case) -> Grant:
    """Find the author's office."""
    return can_lead_case(actor, case)


def can_represent(actor: Actor, participant: Participant) -> Grant:
    """Let the author say for whom somebody takes part; of experts nobody says it."""
    return None if participant.is_expert else can_lead_case(actor, participant.case)


def can_declare_on_paper(actor: Actor, participant: Participant) -> Grant:
    """Let the author enter a paper, of one who has no account to declare with."""
    if not participant.is_named_on_paper:
        return None
    return can_lead_case(actor, participant.case)


def can_leave_case(actor: Actor, participant: Participant) -> Grant:
    """Let each leave for himself, and the author record that another has left."""
    if participant.person_id == actor.user.pk:
        return Standing.PERSON
    return can_lead_case(actor, participant.case)


def can_declare_conflict(actor: Actor, declaration: ConflictDeclaration) -> Grant:
    """Let each declare for himself; for one without an account, the author."""
    participant = declaration.participant
    if participant.is_named_on_paper:
        return can_lead_case(actor, participant.case)
    return Standing.PERSON if participant.person_id == actor.user.pk else None


def can_remove_conflict(actor: Actor, declaration: ConflictDeclaration) -> Grant:
    """Find the author's office: the rule then asks whether it is not his own."""
    return can_lead_case(actor, declaration.participant.case)
