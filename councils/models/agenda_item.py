from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.ids import new_id
from backend.law.citation import Citation
from councils.models.agenda_version import AgendaVersion
from councils.models.appeal import Appeal
from councils.models.draft_act import DraftAct
from councils.models.meeting import Meeting
from councils.models.monitoring import Monitoring
from councils.models.seat import Seat
from councils.models.tongues import Titled
from councils.models.work_plan import PlanItem
from councils.rules import powers


class AgendaItemKind(models.TextChoices):
    """What a council is asked to consider."""

    DRAFT_ACT = "draft_act", _("draft act")
    REPORT = "report", _("report")
    APPEAL = "appeal", _("appeal")
    ELECTION = "election", _("election")
    EXCLUSION = "exclusion", _("exclusion of a member")
    PLAN = "plan", _("plan of work")
    MONITORING = "monitoring", _("public monitoring")
    EXPERTISE = "expertise", _("public expertise")
    AKIM = "akim", _("candidates for akim")
    OTHER = "other", _("other")


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Agenda items, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "AgendaItemQuerySet":
        """Return the items of the meetings that this person may see."""
        seen = self.filter(meeting__in=Meeting.objects.visible_to(user))
        return seen.ever_told()

    def ever_told(self) -> "AgendaItemQuerySet":
        """Leave out what was withdrawn before the members were told of it.

        They were told with the first version; a later notice takes nothing back.
        """
        told = AgendaVersion.objects.filter(
            meeting=OuterRef("meeting"), made_at__lte=OuterRef("withdrawn_at")
        )
        return self.filter(Q(withdrawn_at=None) | Exists(told))

    def standing(self) -> "AgendaItemQuerySet":
        """Return those that are not withdrawn."""
        return self.filter(withdrawn_at=None)


class AgendaItem(Titled, models.Model):
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
    rapporteur_seat = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="reports"
    )
    plan_item = models.ForeignKey(
        PlanItem, null=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    draft_act = models.ForeignKey(
        DraftAct, null=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    appeal = models.ForeignKey(
        Appeal, null=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    monitoring = models.ForeignKey(
        Monitoring, null=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                name="one_agenda_item_for_each_position",
                fields=["meeting", "position"],
            ),
            models.CheckConstraint(
                name="an_agenda_item_is_withdrawn_for_a_reason",
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
            ),
            models.CheckConstraint(
                name="an_agenda_item_has_a_title",
                condition=~Q(title_kk="") | ~Q(title_ru=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def power_law(self) -> Citation | None:
        """Return where the power is written that the matter rests on, if any."""
        return powers.citation(self.power) if self.power else None
