from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.ids import new_id
from councils.models.agenda_item import AgendaItem


class MaterialQuerySet(models.QuerySet["Material"]):
    """Materials, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "MaterialQuerySet":
        """Return the materials of the matters that this person may see."""
        return self.filter(agenda_item__in=AgendaItem.objects.visible_to(user))


class Material(models.Model):
    """A paper that members read before they meet."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="materials"
    )
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ["agenda_item", "added_at", "id"]

    def __str__(self) -> str:
        return self.title
