"""Who asks the experts, and who concludes."""

from backend.accounts.actor import Actor
from backend.accounts.roles import Standing
from oversight.models import Capacity, ExpertQuestion, Participant
from oversight.permissions.cases import can_lead_case
from oversight.permissions.grants import Grant


def can_keep_question(actor: Actor, question: ExpertQuestion) -> Grant:
    """Find the author's office: who leads the case asks, and takes back."""
    return can_lead_case(actor, question.case)


def can_conclude(actor: Actor, question: ExpertQuestion) -> Grant:
    """Let an expert of the case conclude himself, and its author enter for others."""
    own = own_place(actor, question)
    return Standing.PERSON if own else can_lead_case(actor, question.case)


def can_conclude_as(
    actor: Actor, question: ExpertQuestion, expert: Participant
) -> Grant:
    """Let an expert conclude for himself; for any other the author enters it."""
    if expert.person_id == actor.user.pk:
        return Standing.PERSON
    return can_lead_case(actor, question.case)


def own_place(actor: Actor, question: ExpertQuestion) -> Participant | None:
    """Return the place of the actor among the experts of the case; None without."""
    experts = Participant.objects.current().filter(
        case=question.case_id, capacity=Capacity.EXPERT
    )
    return experts.filter(person=actor.user).first()
