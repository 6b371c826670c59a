from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.final_document import FinalDocument
from oversight.models.obligation import Obligation


class Published(models.TextChoices):
    """What has to be published."""

    DOCUMENT = "document", _("the final document")
    ANSWERS = "answers", _("the answers")


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Publications, by who may see them: each is owed in public."""

    def visible_to(self, user: User | AnonymousUser) -> "PublicationQuerySet":
        """Return all: what was sent and answered is public."""
        return self.all()


class Publication(Recorded):
    """That one side publishes on its own site, and where it has done so.

    It is owed from the day the document was sent or received, or an answer was
    given: the law names no term, so it is never late.
    """

    object_kind = "publication"

    document = models.ForeignKey(
        FinalDocument, on_delete=models.PROTECT, related_name="publications"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField(max_length=10, choices=Published)
    obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="publication"
    )
    published_on = models.DateField(null=True)
    url = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    is_entered_by_author = models.BooleanField(default=False)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_side_owes_a_publication_once_at_a_time",
                fields=["document", "organization", "what"],
                condition=Q(published_on=None),
            ),
            models.CheckConstraint(
                name="what_is_published_stands_somewhere",
                condition=Q(published_on=None, url="", file=None, recorded_at=None)
                | (
                    Q(published_on__isnull=False, recorded_at__isnull=False)
                    & (~Q(url="") | Q(file__isnull=False))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.get_what_display()}"

    def public_state(self) -> dict[str, Any]:
        return {
            "document": str(self.document_id),
            "organization": str(self.organization_id),
            "what": self.what,
            "published": self.published_on.isoformat() if self.published_on else None,
            "url": self.url,
        }
