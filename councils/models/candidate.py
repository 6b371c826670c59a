from django.db import models

from backend.journal.ids import new_id
from councils.models.ballot import Ballot
from councils.models.seat import Seat


class Candidate(models.Model):
    """One of those between whom an election chooses; counted at the close."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ballot = models.ForeignKey(
        Ballot, on_delete=models.PROTECT, related_name="candidates"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="candidacies")
    position = models.PositiveSmallIntegerField()
    votes = models.PositiveSmallIntegerField(null=True)
    is_elected = models.BooleanField(null=True)
    is_in_run_off = models.BooleanField(default=False)

    class Meta:
        ordering = ["ballot", "position"]
        constraints = [
            models.UniqueConstraint(
                name="one_candidacy_for_each_member_in_a_ballot",
                fields=["ballot", "seat"],
            ),
            models.UniqueConstraint(
                name="one_candidate_for_each_position_of_a_ballot",
                fields=["ballot", "position"],
            ),
        ]

    def __str__(self) -> str:
        return str(self.seat)
