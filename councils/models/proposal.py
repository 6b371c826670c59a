from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from backend.accounts.models import User
from backend.journal.models import Recorded
from councils.models.agenda_item import AgendaItem, AgendaItemKind
from councils.models.council import Council
from councils.models.seat import Seat
from councils.models.tongues import Titled
from councils.states import PROPOSAL, ProposalState

PROPOSAL_STATES = [(state.value, state.value) for state in ProposalState]


class AgendaProposalQuerySet(models.QuerySet["AgendaProposal"]):
    """Proposals, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "AgendaProposalQuerySet":
        """Return those of one's own council: they are drafts of its work."""
        return self.filter(council__in=Council.objects.worked_in_by(user))


class AgendaProposal(Titled, Recorded):
    """A matter that a member wants on an agenda; or one that the rules raise.

    `proposed_by` is None where a rule raised it: more than three absences. Then
    `found_on` is the day of the meeting at which they were counted.
    """

    object_kind = "agenda-proposal"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="proposals"
    )
    proposed_by = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="proposals"
    )
    about_seat = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="proposals_about"
    )
    kind = models.CharField(max_length=12, choices=AgendaItemKind)
    title_kk = models.CharField(max_length=1000, blank=True)
    title_ru = models.CharField(max_length=1000, blank=True)
    reason = models.TextField(max_length=5000, blank=True)
    state = models.CharField(max_length=10, choices=PROPOSAL_STATES)
    proposed_at = models.DateTimeField()
    found_on = models.DateField(null=True)
    answer = models.CharField(max_length=1000, blank=True)
    agenda_item = models.OneToOneField(
        AgendaItem, null=True, on_delete=models.PROTECT, related_name="proposal"
    )

    objects = AgendaProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_proposal_has_a_title",
                condition=~Q(title_kk="") | ~Q(title_ru=""),
            ),
            models.CheckConstraint(
                name="a_declined_proposal_says_why",
                condition=~Q(state=ProposalState.DECLINED) | ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="a_taken_proposal_is_on_an_agenda",
                condition=Q(state=ProposalState.TAKEN, agenda_item__isnull=False)
                | ~Q(state=ProposalState.TAKEN) & Q(agenda_item=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return PROPOSAL.labels[ProposalState(self.state)].in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {"council": str(self.council_id), "state": self.state}
