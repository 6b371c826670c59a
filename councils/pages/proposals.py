"""Proposals for an agenda: a member's form, and the list that is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.pages.acts import Act, ActForm, Words, may
from councils import permissions
from councils.actions import proposals
from councils.models import AgendaProposal, Council
from councils.pages import agenda_forms as forms
from councils.pages import sections
from councils.pages.meeting_ballots import Button
from councils.states import PROPOSAL, ProposalState

LATEST = 100


class Propose(Act):
    """Propose a matter to one's own council."""

    verb = "propose"
    policy, run = permissions.can_propose, proposals.propose
    form_class = forms.ProposalForm
    words = Words(
        title=_("Propose a matter for the agenda"),
        button=_("Propose"),
        done=_("The proposal is made. You will be told what becomes of it."),
        lead=_("Secretary, chair or presidium put it on an agenda, or say why not."),
    )

    def rows(self) -> QuerySet[Council]:
        own = Council.objects.worked_in_by(self.request.user)
        return own.select_related("organization")

    def back(self) -> str:
        return reverse("page:council-proposals", args=[self.item.pk])


class ProposalAct(Act):
    """An act upon a proposal; `verb` is that of the address and of the procedure."""

    policy = permissions.can_answer_proposal

    def rows(self) -> QuerySet[AgendaProposal]:
        seen = AgendaProposal.objects.visible_to(self.request.user)
        return seen.select_related("council__organization", "proposed_by")

    def back(self) -> str:
        return reverse("page:council-proposals", args=[self.item.council_id])

    @classmethod
    def is_open(cls, proposal: AgendaProposal) -> bool:
        """Tell whether the state of the proposal lets it."""
        return cls.verb in PROPOSAL.acts(proposal.state)


class Take(ProposalAct):
    """Put what is proposed on an agenda."""

    verb, run = "take", proposals.take
    words = Words(
        title=_("Take the proposal onto an agenda"),
        button=_("Put on the agenda"),
        done=_("The matter is on the agenda, and the member is told."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.TakeForm(proposal=self.item, **data)

    def next_page(self) -> str:
        meeting = self.result.agenda_item.meeting_id
        return f"{reverse('page:meeting', args=[meeting])}#agenda"


class Decline(ProposalAct):
    """Leave it off every agenda."""

    verb, run, form_class = "decline", proposals.decline, forms.DeclineForm
    words = Words(
        title=_("Decline the proposal"),
        button=_("Decline"),
        done=_("The proposal is declined, and the member is told why."),
    )


class Withdraw(ProposalAct):
    """Take one's own proposal back."""

    verb, run, is_danger = "withdraw", proposals.withdraw, True
    policy = permissions.can_withdraw_proposal
    words = Words(
        title=_("Take your proposal back"),
        button=_("Take it back"),
        done=_("The proposal is taken back."),
    )


ON_PROPOSAL: tuple[type[ProposalAct], ...] = (Take, Decline, Withdraw)


@dataclass(frozen=True)
class Line:
    """One proposal, and what the reader may do with it."""

    proposal: AgendaProposal
    buttons: list[Button]


def proposals_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show a council's own people what is proposed, and what became of the rest."""
    own = Council.objects.worked_in_by(request.user)
    council = get_object_or_404(
        own.select_related("organization__region", "body"), pk=pk
    )
    user = request.user
    actor = user.actor_for(request) if isinstance(user, User) else None
    seen = AgendaProposal.objects.visible_to(user).filter(council=council)
    rows = seen.select_related(
        "council", "proposed_by", "about_seat", "agenda_item__meeting"
    )
    lines = [Line(row, _buttons(row, actor)) for row in rows[:LATEST]]
    waits = [one for one in lines if one.proposal.state == ProposalState.PROPOSED]
    told = {
        "council": council,
        "tabs": sections.tabs(council, "council-meetings"),
        "buttons": propose_button(council, actor),
        "waiting": waits,
        "answered": [one for one in lines if one not in waits],
    }
    return render(request, "councils/proposals.html", told)


def propose_button(council: Council, actor: Actor | None) -> list[Button]:
    """Return the way to propose a matter, for members."""
    if actor is None or not may(permissions.can_propose, actor, council):
        return []
    url = reverse("page:council-propose", args=[council.pk])
    return [Button(str(Propose.words.title), url)]


def _buttons(proposal: AgendaProposal, actor: Actor | None) -> list[Button]:
    return [
        Button(
            str(act.words.button),
            reverse(f"page:agenda-proposal-{act.verb}", args=[proposal.pk]),
            act.is_danger,
        )
        for act in ON_PROPOSAL
        if actor is not None
        and act.is_open(proposal)
        and may(act.policy, actor, proposal)
    ]
