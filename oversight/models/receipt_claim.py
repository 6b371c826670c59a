from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.delivery import Delivery
from oversight.states import RECEIPT_CLAIM_PROCEDURE, ReceiptClaimState

RECEIPT_CLAIM_STATES = [(state.value, state.value) for state in ReceiptClaimState]


class ReceiptClaimQuerySet(models.QuerySet["ReceiptClaim"]):
    """Claims, by who may see them: a term that is disputed is disputed in public."""

    def visible_to(self, user: User | AnonymousUser) -> "ReceiptClaimQuerySet":
        """Return all: the delivery that they dispute is public."""
        return self.all()

    def standing(self) -> "ReceiptClaimQuerySet":
        """Return those that nobody has settled yet."""
        return self.filter(state=ReceiptClaimState.STANDING)


class ReceiptClaim(Recorded):
    """One side's claim to another day of receipt, with its ground and its proof.

    The body disputes what the author has entered or what is presumed; the author
    disputes what the body has registered. Until it is settled the term runs from the
    first day on record, and both days are shown. `came_to` is the day of receipt
    that the settlement came to.
    """

    object_kind = "receipt-claim"

    delivery = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, related_name="claims"
    )
    claimant = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField()
    claimed_on = models.DateField()
    ground = models.TextField()
    proof = models.CharField(max_length=300)
    proof_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(
        max_length=12,
        choices=RECEIPT_CLAIM_STATES,
        default=ReceiptClaimState.STANDING,
    )
    came_to = models.DateField(null=True)
    settlement = models.TextField(blank=True)
    settlement_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReceiptClaimQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_delivery_has_one_standing_claim",
                fields=["delivery"],
                condition=Q(state="standing"),
            ),
            models.CheckConstraint(
                name="a_claim_names_another_day",
                condition=~Q(claimed_on=models.F("recorded_on")),
            ),
            models.CheckConstraint(
                name="a_claim_that_ended_says_to_which_day_it_came",
                condition=Q(state="standing", settled_at=None, came_to=None)
                | (
                    ~Q(state="standing")
                    & Q(settled_at__isnull=False, came_to__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id}: {self.claimed_on:%Y-%m-%d}"

    @property
    def is_standing(self) -> bool:
        """Tell whether nobody has settled it yet."""
        return self.state == ReceiptClaimState.STANDING

    @property
    def state_label(self) -> str:
        """Return how it stands, in the reader's language."""
        label = RECEIPT_CLAIM_PROCEDURE.labels[self.state]
        return label.in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {
            "delivery": str(self.delivery_id),
            "claimant": str(self.claimant_id),
            "recorded": self.recorded_on.isoformat(),
            "claimed": self.claimed_on.isoformat(),
            "state": self.state,
            "came_to": self.came_to.isoformat() if self.came_to else None,
        }
