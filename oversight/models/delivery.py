from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.final_document import FinalDocument, Road

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from oversight.models.receipt_claim import ReceiptClaim
    from oversight.models.recommendation import Recommendation


class ReceiptBasis(models.TextChoices):
    """On what the day of receipt rests."""

    NONE = "none", _("not recorded yet")
    PRESUMED = "presumed", _("presumed")
    REGISTERED = "registered", _("registered by the body")
    ENTERED = "entered", _("entered by the author")
    CONFIRMED = "confirmed", _("entered by the author, confirmed by the body")
    SETTLED = "settled", _("settled after a dispute")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries, by who may see them: they are made by sending, so all are public."""

    def of(self, line: "Recommendation") -> "DeliveryQuerySet":
        """Return the one by which a recommendation came to its body."""
        if line.redirected_from_id:
            return self.filter(passed_on=line)
        return self.filter(document=line.document_id, body=line.body_id, passed_on=None)

    def visible_to(self, user: User | AnonymousUser) -> "DeliveryQuerySet":
        """Return all: what was sent is public."""
        return self.all()


class Delivery(Recorded):
    """One final document on its way to one body.

    In the system the day of receipt is presumed to be the day of sending (our
    reading) until the body registers it; by any other road it is the day that the
    proof shows, entered by the author. `received_on` is the first day on record and
    never changes: what a settled dispute came to stands beside it. A recommendation
    that another body has `passed_on` travels alone.
    """

    object_kind = "delivery"

    document = models.ForeignKey(
        FinalDocument, on_delete=models.PROTECT, related_name="deliveries"
    )
    body = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="deliveries"
    )
    road = models.CharField(max_length=10, choices=Road)
    passed_on = models.OneToOneField(
        "oversight.Recommendation",
        null=True,
        on_delete=models.PROTECT,
        related_name="passage",
    )
    sent_on = models.DateField()
    received_on = models.DateField(null=True)
    settled_received_on = models.DateField(null=True)
    registered_at = models.DateTimeField(null=True)
    registered_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    proof = models.CharField(max_length=300, blank=True)
    proof_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_entered_by_author = models.BooleanField(default=False)

    objects = DeliveryQuerySet.as_manager()

    if TYPE_CHECKING:
        claims: RelatedManager[ReceiptClaim]

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_document_goes_to_a_body_once",
                fields=["document", "body"],
                condition=Q(passed_on=None),
            ),
            models.CheckConstraint(
                name="receipt_is_no_earlier_than_sending",
                condition=Q(received_on=None) | Q(received_on__gte=F("sent_on")),
            ),
            models.CheckConstraint(
                name="a_settled_receipt_is_no_earlier_than_sending",
                condition=Q(settled_received_on=None)
                | Q(received_on__isnull=False, settled_received_on__gte=F("sent_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.body}"

    @property
    def is_presumed(self) -> bool:
        """Tell whether the day of receipt rests on a presumption alone."""
        return self.basis == ReceiptBasis.PRESUMED

    @property
    def receipt_on(self) -> date | None:
        """Return the day from which the terms run: settled, else first on record."""
        return self.settled_received_on or self.received_on

    @property
    def is_disputed(self) -> bool:
        """Tell whether a claim to another day stands; prefetch the claims of many."""
        return any(claim.is_standing for claim in self.claims.all())

    @property
    def basis(self) -> ReceiptBasis:
        """Return on what the day of receipt rests."""
        if self.received_on is None:
            return ReceiptBasis.NONE
        if self.settled_received_on is not None:
            return ReceiptBasis.SETTLED
        if self.is_entered_by_author:
            known = ReceiptBasis.CONFIRMED, ReceiptBasis.ENTERED
        else:
            known = ReceiptBasis.REGISTERED, ReceiptBasis.PRESUMED
        return known[0] if self.registered_at else known[1]

    @property
    def basis_label(self) -> str:
        """Return on what the day of receipt rests, in the reader's language."""
        return str(self.basis.label)

    def public_state(self) -> dict[str, Any]:
        settled = self.settled_received_on
        return {
            "document": str(self.document_id),
            "body": str(self.body_id),
            "sent": self.sent_on.isoformat(),
            "received": self.received_on.isoformat() if self.received_on else None,
            "settled": settled.isoformat() if settled else None,
            "registered": self.registered_at is not None,
        }
