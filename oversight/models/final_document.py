from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import Case
from oversight.models.visibility import places
from oversight.states import DOCUMENT_KINDS, DOCUMENT_OF, CaseForm, DocumentKind

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from oversight.models.delivery import Delivery
    from oversight.models.publication import Publication
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

    def sent_late(self) -> "FinalDocumentQuerySet":
        """Return those sent after the day that the law gave."""
        return self.filter(
            case__send_obligation__discharged_on__gt=F("case__send_obligation__due_on")
        )

    def sent_in_time(self) -> "FinalDocumentQuerySet":
        """Return those sent on the day that the law gave, or before."""
        return self.filter(
            case__send_obligation__discharged_on__lte=F("case__send_obligation__due_on")
        )


class FinalDocument(Recorded):
    """What the control came to, with the recommendations that rest on it.

    A draft until it is sent: it may be written anew, and is the initiator's alone.
    When it is sent it gets its number, its public `content` is frozen with its
    digest, and its papers are made: from then on nothing in it changes. The annexes
    of art. 13(1) are the times and the place held, the tasks, what was established
    and the other documents; the people and the forms are those of the case.
    """

    object_kind = "final-document"

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, related_name="final_document"
    )
    number = models.CharField(max_length=30, null=True, unique=True)  # noqa: DJ001
    text = models.TextField()
    language = models.CharField(max_length=2)
    second_text = models.TextField(blank=True)
    second_language = models.CharField(max_length=2, blank=True)
    held_from = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    held_place = models.CharField(max_length=300, blank=True)
    tasks = models.TextField(blank=True)
    circumstances = models.TextField(blank=True)
    other_documents = models.ManyToManyField(File, related_name="+")
    has_no_other_documents = models.BooleanField(default=False)
    adopted_on = models.DateField()
    sent_at = models.DateTimeField(null=True)
    content = models.JSONField(null=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    docx = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    second_docx = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    second_pdf = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = FinalDocumentQuerySet.as_manager()

    if TYPE_CHECKING:
        recommendations: RelatedManager[Recommendation]
        deliveries: RelatedManager[Delivery]
        publications: RelatedManager[Publication]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_draft_has_no_number_and_no_frozen_content",
                condition=Q(number=None, content=None, content_sha256="")
                | Q(
                    sent_at__isnull=False,
                    number__isnull=False,
                    content__isnull=False,
                    content_sha256__regex=r"^[0-9a-f]{64}$",
                ),
            ),
            models.CheckConstraint(
                name="a_second_text_is_in_another_language",
                condition=Q(second_text="", second_language="")
                | (~Q(second_text="") & Q(second_language__in=["kk", "ru", "en"]))
                & ~Q(second_language=F("language")),
            ),
            models.CheckConstraint(
                name="a_control_ends_no_earlier_than_it_begins",
                condition=Q(held_until=None) | Q(held_until__gte=F("held_from")),
            ),
        ]

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

    @property
    def languages(self) -> tuple[str, ...]:
        """Return in which languages it is written, the first one first."""
        both = (self.language, self.second_language)
        return both if self.second_language else both[:1]

    def text_in(self, language: str) -> str:
        """Return the text in this language, or in the one it was written in."""
        return self.second_text if language == self.second_language else self.text

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "number": self.number,
            "adopted": self.adopted_on.isoformat(),
            "sent": self.sent_at is not None,
            "content": self.content_sha256,
        }


class Road(models.TextChoices):
    """How a document reaches a body."""

    IN_SYSTEM = "in_system", _("in the system")
    POST = "post", _("by post")
    PORTAL = "portal", _("through another portal")
    EMAIL = "email", _("by e-mail")
    BY_HAND = "by_hand", _("by hand")
