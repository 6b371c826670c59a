from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import Case
from oversight.models.visibility import places
from oversight.states import DOCUMENT_KINDS, DOCUMENT_OF, CaseForm, DocumentKind

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from oversight.models.recommendation import Recommendation


class FinalDocumentQuerySet(models.QuerySet["FinalDocument"]):
    """Final documents, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "FinalDocumentQuerySet":
        """Return those sent, and the drafts of the user's organizations."""
        if not user.is_authenticated:
            return self.filter(sent_at__isnull=False)
        return self.filter(
            Q(sent_at__isnull=False) | Q(case__initiator__in=places(user))
        )


class FinalDocument(Recorded):
    """What the control came to, with the recommendations that rest on it."""

    object_kind = "final-document"

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, related_name="final_document"
    )
    text = models.TextField()
    language = models.CharField(max_length=2)
    adopted_on = models.DateField()
    sent_at = models.DateTimeField(null=True)

    objects = FinalDocumentQuerySet.as_manager()

    if TYPE_CHECKING:
        recommendations: RelatedManager[Recommendation]
        deliveries: RelatedManager["Delivery"]

    def __str__(self) -> str:
        return f"{self.case.number}: final document"

    @property
    def kind(self) -> DocumentKind:
        """Return how the law calls it, by the form of its case."""
        return DOCUMENT_OF[CaseForm(self.case.form)]

    @property
    def kind_label(self) -> str:
        """Return how the law calls it, in the reader's language."""
        return DOCUMENT_KINDS[self.kind].in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {"case": str(self.case_id), "adopted": self.adopted_on.isoformat()}


class Road(models.TextChoices):
    """How a document reaches a body."""

    IN_SYSTEM = "in_system", _("in the system")
    POST = "post", _("by post")
    PORTAL = "portal", _("through another portal")
    EMAIL = "email", _("by e-mail")
    BY_HAND = "by_hand", _("by hand")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries, by who may see them: they are made by sending, so all are public."""

    def visible_to(self, user: User | AnonymousUser) -> "DeliveryQuerySet":
        """Return all: what was sent is public."""
        return self.all()


class Delivery(Recorded):
    """One final document on its way to one body.

    In the system the day of receipt is presumed to be the day of sending (our
    reading) until the body registers it; by any other road it is the day that the
    proof shows, entered by the author.
    """

    object_kind = "delivery"

    document = models.ForeignKey(
        FinalDocument, on_delete=models.PROTECT, related_name="deliveries"
    )
    body = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="deliveries"
    )
    road = models.CharField(max_length=10, choices=Road)
    sent_on = models.DateField()
    received_on = models.DateField(null=True)
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

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_document_goes_to_a_body_once", fields=["document", "body"]
            ),
            models.CheckConstraint(
                name="receipt_is_no_earlier_than_sending",
                condition=Q(received_on=None) | Q(received_on__gte=models.F("sent_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.body}"

    @property
    def is_presumed(self) -> bool:
        """Tell whether the day of receipt rests on a presumption alone."""
        return self.received_on is not None and self.registered_at is None

    def public_state(self) -> dict[str, Any]:
        return {
            "document": str(self.document_id),
            "body": str(self.body_id),
            "sent": self.sent_on.isoformat(),
            "received": self.received_on.isoformat() if self.received_on else None,
            "registered": self.registered_at is not None,
        }
