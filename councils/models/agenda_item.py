from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.ids import new_id
from councils.models.meeting import Meeting


class AgendaItemKind(models.TextChoices):
    """What a council is asked to consider."""

    DRAFT_ACT = "draft_act", _("draft act")
    REPORT = "report", _("report")
    APPEAL = "appeal", _("appeal")
    ELECTION = "election", _("election")
    OTHER = "other", _("other")


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Agenda items, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "AgendaItemQuerySet":
        """Return the items of the meetings that this person may see."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user))


class AgendaItem(models.Model):
    """One matter on the agenda of one meeting."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="agenda_items"
    )
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=AgendaItemKind)
    title_kk = models.CharField(max_length=1000, blank=True)
    title_ru = models.CharField(max_length=1000, blank=True)
    rapporteur = models.CharField(max_length=300, blank=True)
    invited_body = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    power = models.CharField(max_length=20, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                name="one_agenda_item_for_each_position",
                fields=["meeting", "position"],
            ),
            models.CheckConstraint(
                name="an_agenda_item_has_a_title",
                condition=~Q(title_kk="") | ~Q(title_ru=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Return the title in the reader's language, or the one that there is."""
        if get_language() == "kk":
            return self.title_kk or self.title_ru
        return self.title_ru or self.title_kk

    @property
    def title_language(self) -> str:
        """Return the language of the title that is shown."""
        return "kk" if self.title == self.title_kk else "ru"
