from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.journal.ids import new_id
from councils.models.seat import Seat


class SeatOfficeKind(models.TextChoices):
    """To what a member is elected by the council."""

    CHAIR = "chair", _("chair of the council")
    PRESIDIUM = "presidium", _("member of the presidium")


class SeatOfficeQuerySet(models.QuerySet["SeatOffice"]):
    """Offices of seats, by when they hold."""

    def in_force(self, on: date) -> "SeatOfficeQuerySet":
        """Return those held on this day."""
        return self.filter(Q(to_on=None) | Q(to_on__gte=on), from_on__lte=on)


class SeatOffice(models.Model):
    """The chair's or a presidium member's place, which a member holds by election.

    It stands beside the seat, so that it is known of a member without an account too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="offices")
    kind = models.CharField(max_length=10, choices=SeatOfficeKind)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    decision = models.ForeignKey(
        "councils.Decision", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SeatOfficeQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "from_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_office_of_a_kind_for_each_seat",
                fields=["seat", "kind"],
                condition=Q(to_on=None),
            ),
            models.CheckConstraint(
                name="an_office_of_a_seat_ends_no_earlier_than_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.kind}"
