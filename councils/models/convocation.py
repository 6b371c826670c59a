from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from councils.models.competition import Competition
from councils.models.council import Council
from oversight.models import Obligation


class EarlyEnd(models.TextChoices):
    """Why a composition ends before its term (art. 15-1)."""

    BODY_LIQUIDATED = "body_liquidated", _("the body is liquidated")
    BODY_REORGANIZED = "body_reorganized", _("the body is reorganized")


class ConvocationQuerySet(models.QuerySet["Convocation"]):
    """Convocations, by who asks and when they hold."""

    def visible_to(self, user: User | AnonymousUser) -> "ConvocationQuerySet":
        """Return every convocation: each is entered once it is approved."""
        return self.all()

    def in_force(self, on: date) -> "ConvocationQuerySet":
        """Return those in office on this day, the newest first."""
        return self.filter(from_on__lte=on, to_on__gte=on).order_by("-from_on")


class Convocation(Recorded):
    """One composition of a council, for its term of office."""

    object_kind = "convocation"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="convocations"
    )
    number = models.PositiveSmallIntegerField()
    approved_by = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+"
    )
    approved_on = models.DateField()
    document = models.CharField(max_length=500)
    from_on = models.DateField()
    to_on = models.DateField()
    term = models.JSONField(null=True)
    size = models.PositiveSmallIntegerField()
    competition = models.ForeignKey(
        Competition, null=True, on_delete=models.PROTECT, related_name="convocations"
    )
    formation_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_early = models.CharField(max_length=20, choices=EarlyEnd, blank=True)
    end_document = models.CharField(max_length=500, blank=True)
    is_imported = models.BooleanField(default=False)
    is_demonstration = models.BooleanField(default=False)
    source = models.CharField(max_length=500, blank=True)
    breaches_noted = models.JSONField(default=list)

    objects = ConvocationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_convocation_for_each_number_of_a_council",
                fields=["council", "number"],
            ),
            models.CheckConstraint(
                name="a_convocation_ends_after_it_begins",
                condition=Q(to_on__gt=F("from_on")),
            ),
            models.CheckConstraint(
                name="a_convocation_ends_early_by_a_document",
                condition=Q(ended_early="") | ~Q(end_document=""),
            ),
            models.CheckConstraint(
                name="an_imported_convocation_has_its_source",
                condition=Q(is_imported=False) | ~Q(source=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.number}"

    def is_in_office(self, on: date) -> bool:
        """Tell whether this composition holds on a day: an ended one meets no more."""
        return self.from_on <= on <= self.to_on

    def public_state(self) -> dict[str, Any]:
        return {
            "council": str(self.council_id),
            "number": self.number,
            "from": self.from_on.isoformat(),
            "to": self.to_on.isoformat(),
            "size": self.size,
            "imported": self.is_imported,
        }
