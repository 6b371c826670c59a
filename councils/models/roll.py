from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.journal.ids import new_id
from councils.models.ballot import Ballot
from councils.models.seat import Seat


class RollStanding(models.TextChoices):
    """How one entitled member stood to a ballot: seven different things."""

    FOR = "for", _("for")
    AGAINST = "against", _("against")
    ABSTAINED = "abstained", _("abstained")
    RECUSED = "recused", _("recused")
    DID_NOT_VOTE = "did_not_vote", _("did not vote")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


class RollEntry(models.Model):
    """One line of the list of those entitled, frozen when the ballot was closed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="roll")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=200)
    standing = models.CharField(max_length=12, choices=RollStanding)
    is_remote = models.BooleanField(default=False)

    class Meta:
        ordering = ["ballot", "person_name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_line_for_each_seat_on_the_roll_of_a_ballot",
                fields=["ballot", "seat"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}: {self.standing}"
