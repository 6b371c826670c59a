from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from councils.models.council import Council
from councils.models.seat import Seat
from councils.models.tongues import language_of, shown


class ControlKind(models.TextChoices):
    """Which of the council's own forms of public control was done."""

    MONITORING = "monitoring", _("public monitoring")
    EXPERTISE = "expertise", _("public expertise")


class MonitoringQuerySet(models.QuerySet["Monitoring"]):
    """Monitorings of councils, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "MonitoringQuerySet":
        """Return those that the council has decided on, and all of one's own council.

        Before the decision the conclusion is a draft of those who did it.
        """
        decided = Monitoring.objects.filter(agenda_items__decisions__isnull=False)
        own = Council.objects.worked_in_by(user)
        return self.filter(Q(pk__in=decided.values("pk")) | Q(council__in=own))


class Monitoring(Recorded):
    """A control of the council's own, with the conclusion of those who did it.

    A monitoring is done by members; an expertise by those to whom the council has
    assigned it by a decision, `others` names them.
    """

    object_kind = "monitoring"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="monitorings"
    )
    kind = models.CharField(
        max_length=12, choices=ControlKind, default=ControlKind.MONITORING
    )
    assignment = models.ForeignKey(
        "councils.Decision", null=True, on_delete=models.PROTECT, related_name="+"
    )
    theme_kk = models.CharField(max_length=1000, blank=True)
    theme_ru = models.CharField(max_length=1000, blank=True)
    body = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    begun_on = models.DateField(null=True)
    done_on = models.DateField()
    members = models.ManyToManyField(Seat, related_name="monitorings")
    others = models.CharField(max_length=1000, blank=True)
    conclusion_kk = models.TextField(max_length=20000, blank=True)
    conclusion_ru = models.TextField(max_length=20000, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = MonitoringQuerySet.as_manager()

    class Meta:
        ordering = ["-done_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_monitoring_has_a_theme",
                condition=~Q(theme_kk="") | ~Q(theme_ru=""),
            ),
            models.CheckConstraint(
                name="a_monitoring_comes_to_a_conclusion",
                condition=~Q(conclusion_kk="") | ~Q(conclusion_ru=""),
            ),
            models.CheckConstraint(
                name="an_expertise_rests_on_an_assignment",
                condition=~Q(kind="expertise") | Q(assignment__isnull=False),
            ),
            models.CheckConstraint(
                name="a_monitoring_ends_after_it_begins",
                condition=Q(begun_on=None) | Q(done_on__gte=F("begun_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.theme

    @property
    def theme(self) -> str:
        """Return the theme in the reader's language, or the one that there is."""
        return shown(self.theme_kk, self.theme_ru)

    @property
    def conclusion(self) -> str:
        """Return the conclusion in the reader's language, or the one that there is."""
        return shown(self.conclusion_kk, self.conclusion_ru)

    @property
    def language(self) -> str:
        """Return the language of the conclusion that is shown."""
        return language_of(self.conclusion_kk, self.conclusion_ru)

    def public_state(self) -> dict[str, Any]:
        return {"council": str(self.council_id), "done": self.done_on.isoformat()}
