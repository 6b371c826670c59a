from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from councils.models.application import Application
from councils.models.constituency import Constituency
from councils.models.convocation import Convocation
from councils.rules.composition import Member
from councils.rules.seats import Ground


class EndGround(models.TextChoices):
    """Why a seat ends before its term (art. 15)."""

    OWN_WISH = Ground.OWN_WISH.value, _("own wish, in writing")
    HEALTH = Ground.HEALTH.value, _("health")
    DEATH = Ground.DEATH.value, _("death")
    MISSING = Ground.MISSING.value, _("declared missing by a court")
    DECLARED_DEAD = Ground.DECLARED_DEAD.value, _("declared dead by a court")
    INCAPACITY = Ground.INCAPACITY.value, _("incapacity, by a court")
    ABSENCES = Ground.ABSENCES.value, _("absences without good reason")
    PUBLIC_SERVICE = Ground.PUBLIC_SERVICE.value, _("entered public service")
    NPO_LIQUIDATED = (
        Ground.NPO_LIQUIDATED.value,
        _("the nominating organization is liquidated"),
    )
    BARRED = Ground.BARRED.value, _("a bar of art. 10(1) has arisen")
    REPLACED = Ground.REPLACED.value, _("replaced by the head of the body")


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats, by who asks and when they hold."""

    def visible_to(self, user: User | AnonymousUser) -> "SeatQuerySet":
        """Return every seat: names and offices are public, contacts are not here."""
        return self.all()

    def in_force(self, on: date) -> "SeatQuerySet":
        """Return the seats held on this day: none outlasts its composition."""
        return self.filter(
            Q(to_on=None) | Q(to_on__gte=on),
            from_on__lte=on,
            convocation__to_on__gte=on,
        )

    def with_offices(self, on: date) -> "SeatQuerySet":
        """Say of each seat whether its holder is the chair, or in the presidium."""
        until = Q(offices__to_on=None) | Q(offices__to_on__gte=on)
        begun = Q(pk=OuterRef("pk"), offices__from_on__lte=on)
        chair = Q(offices__kind="chair")
        return self.annotate(
            is_chair=Exists(Seat.objects.filter(begun & until & chair)),
            is_presidium=Exists(Seat.objects.filter(begun & until)),
        )


class Seat(Recorded):
    """One member of one convocation; the account is empty until there is one."""

    object_kind = "seat"

    convocation = models.ForeignKey(
        Convocation, on_delete=models.PROTECT, related_name="seats"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="seats",
    )
    person_name = models.CharField(max_length=200)
    constituency = models.CharField(max_length=16, choices=Constituency)
    is_ethnocultural = models.BooleanField(default=False)
    npo = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    nominator = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    end_ground = models.CharField(max_length=20, choices=EndGround, blank=True)
    end_document = models.CharField(max_length=500, blank=True)
    end_decision = models.ForeignKey(
        "councils.Decision", null=True, on_delete=models.PROTECT, related_name="+"
    )
    born_on = models.DateField(null=True)
    membership_document = models.CharField(max_length=100, blank=True)
    application = models.OneToOneField(
        Application, null=True, on_delete=models.PROTECT, related_name="seat"
    )
    replaces = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["person_name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_seat_for_each_person_in_a_convocation",
                fields=["convocation", "user"],
                condition=Q(user__isnull=False, to_on=None),
            ),
            models.CheckConstraint(
                name="a_seat_ends_on_a_ground",
                condition=Q(to_on=None, end_ground="")
                | Q(to_on__isnull=False) & ~Q(end_ground=""),
            ),
            models.CheckConstraint(
                name="a_seat_ends_no_earlier_than_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="only_a_seat_of_civil_society_is_ethnocultural",
                condition=Q(is_ethnocultural=False)
                | Q(constituency=Constituency.CIVIL_SOCIETY),
            ),
        ]

    def __str__(self) -> str:
        return self.person_name

    @property
    def as_member(self) -> Member:
        """Return what the rules of composition ask of a seat."""
        return Member(
            civil_society=self.constituency == Constituency.CIVIL_SOCIETY,
            ethnocultural=self.is_ethnocultural,
            npo=str(self.npo) if self.npo else self.nominator,
        )

    def public_state(self) -> dict[str, Any]:
        return {
            "convocation": str(self.convocation_id),
            "constituency": self.constituency,
            "ethnocultural": self.is_ethnocultural,
            "from": self.from_on.isoformat(),
            "to": self.to_on.isoformat() if self.to_on else None,
            "ground": self.end_ground,
        }
