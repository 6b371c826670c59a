"""Acts upon proposals for an agenda: made by a member, taken, declined, withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import RuleBroken, demand
from backend.notices import outbox
from councils.actions import agenda
from councils.actions.meetings import Matter
from councils.models import AgendaItemKind, AgendaProposal, Council, Meeting, Seat
from councils.rules import agendas, membership
from councils.states import PROPOSAL, ProposalState


@dataclass(frozen=True)
class Proposed:
    """What a member wants on an agenda, and why."""

    kind: AgendaItemKind
    title_kk: str = ""
    title_ru: str = ""
    reason: str = ""


@transaction.atomic
def propose(
    council: Council, *, proposed: Proposed, by: Actor, at: datetime
) -> AgendaProposal:
    """Propose a matter, in one's own seat."""
    seats = Seat.objects.in_force(timezone.localdate(at))
    seat = seats.filter(convocation__council=council, user=by.user).first()
    if seat is None:
        raise RuleBroken(membership.check_seat(is_in_force=False))
    proposal = AgendaProposal.objects.create(
        council=council,
        proposed_by=seat,
        state=ProposalState(PROPOSAL.start),
        proposed_at=at,
        **vars(proposed),
    )
    record("agenda-proposal.made", proposal, by=by, at=at, public=False)
    return proposal


@transaction.atomic
def take(
    proposal: AgendaProposal,
    *,
    meeting: Meeting,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> AgendaProposal:
    """Put what was proposed on the agenda of a meeting; after its notice, say why."""
    proposal = _moved(proposal, "take")
    own = proposal.council_id == meeting.council_id
    demand(agendas.check_matter(is_of_this_council=own))
    matter = Matter(
        kind=AgendaItemKind(proposal.kind),
        title_kk=proposal.title_kk,
        title_ru=proposal.title_ru,
        rapporteur_seat=proposal.proposed_by,
    )
    proposal.agenda_item = agenda.add(
        meeting, matter=matter, reason=reason, by=by, at=at
    )
    proposal.save(update_fields=["state", "agenda_item"])
    record("agenda-proposal.taken", proposal, by=by, at=at, public=False)
    _tell(proposal, "proposal_taken", at=at, day=meeting.held_on.strftime("%d.%m.%Y"))
    return proposal


@transaction.atomic
def decline(
    proposal: AgendaProposal, *, answer: str, by: Actor, at: datetime
) -> AgendaProposal:
    """Leave the proposal off every agenda, and tell the member why."""
    proposal = _moved(proposal, "decline")
    proposal.answer = answer
    proposal.save(update_fields=["state", "answer"])
    said = {"answer": answer}
    record("agenda-proposal.declined", proposal, by=by, at=at, said=said, public=False)
    _tell(proposal, "proposal_declined", at=at)
    return proposal


@transaction.atomic
def withdraw(proposal: AgendaProposal, *, by: Actor, at: datetime) -> AgendaProposal:
    """Take one's own proposal back."""
    proposal = _moved(proposal, "withdraw")
    proposal.save(update_fields=["state"])
    record("agenda-proposal.withdrawn", proposal, by=by, at=at, public=False)
    return proposal


def _moved(proposal: AgendaProposal, act: str) -> AgendaProposal:
    rows = AgendaProposal.objects.select_for_update(of=("self",))
    proposal = rows.select_related("council__organization").get(pk=proposal.pk)
    proposal.state = ProposalState(PROPOSAL.target(proposal.state, act))
    return proposal


def _tell(
    proposal: AgendaProposal, template: str, *, at: datetime, day: str = ""
) -> None:
    """Write to the member; what a rule has raised is nobody's to be told of."""
    seat = proposal.proposed_by
    if seat is None or seat.user is None:
        return
    context = {
        "title_kk": proposal.title_kk or proposal.title_ru,
        "title_ru": proposal.title_ru or proposal.title_kk,
        "answer": proposal.answer,
        "day": day,
    }
    about = (proposal.object_kind, proposal.pk)
    outbox.post(template, to=seat.user, context=context, about=about, at=at)
