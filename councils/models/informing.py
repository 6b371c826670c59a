from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.models import Recorded
from councils.models.council import Council
from councils.models.tongues import Titled


class InformingQuerySet(models.QuerySet["Informing"]):
    """Records of informing the public, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "InformingQuerySet":
        """Return every one: it was public by its nature."""
        return self.all()


class Informing(Titled, Recorded):
    """One time that a council told the population of its work (art. 7(2)(3))."""

    object_kind = "informing"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="informings"
    )
    on = models.DateField()
    channel = models.CharField(max_length=300)
    title_kk = models.CharField(max_length=500, blank=True)
    title_ru = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = InformingQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="informing_the_public_can_be_checked",
                condition=~Q(url="") | Q(file__isnull=False),
            ),
            models.CheckConstraint(
                name="informing_the_public_has_a_title",
                condition=~Q(title_kk="") | ~Q(title_ru=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def public_state(self) -> dict[str, Any]:
        return {"council": str(self.council_id), "on": self.on.isoformat()}
