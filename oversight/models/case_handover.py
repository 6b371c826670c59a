from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from oversight.models.case import Case
from oversight.models.visibility import places
from oversight.states.handovers import CASE_HANDOVER, HandoverState

HANDOVER_STATES = [(s.value, CASE_HANDOVER.labels[s].en) for s in HandoverState]


class CaseHandoverQuerySet(models.QuerySet["CaseHandover"]):
    """Handings over, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "CaseHandoverQuerySet":
        """Return those that were accepted, and the offers of the user's own sides."""
        accepted = Q(state=HandoverState.ACCEPTED)
        if not user.is_authenticated:
            return self.filter(accepted)
        own = places(user)
        return self.filter(accepted | Q(from_org__in=own) | Q(to_org__in=own))

    def waiting(self) -> "CaseHandoverQuerySet":
        """Return the offers that nobody has answered yet."""
        return self.filter(state=HandoverState.OFFERED)


class CaseHandover(Recorded):
    """A case offered by its author to another one, and what came of the offer."""

    object_kind = "case-handover"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    from_org = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+"
    )
    to_org = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    state = models.CharField(
        max_length=12, choices=HANDOVER_STATES, default=HandoverState.OFFERED
    )
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    declining_reason = models.TextField(blank=True)

    objects = CaseHandoverQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_offer_of_a_case_waits_at_a_time",
                fields=["case"],
                condition=Q(state="offered"),
            ),
            models.CheckConstraint(
                name="an_offer_is_answered_at_a_moment_or_waits",
                condition=Q(state="offered", answered_at=None)
                | (~Q(state="offered") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_case_is_handed_over_to_somebody_else",
                condition=~Q(from_org=models.F("to_org")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number}: {self.from_org} → {self.to_org}"

    @property
    def is_public(self) -> bool:
        """Tell whether a stranger may see it."""
        return self.state == HandoverState.ACCEPTED

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "from": str(self.from_org_id),
            "to": str(self.to_org_id),
            "state": self.state,
        }
