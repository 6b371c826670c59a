from django.db import models

from backend.journal.ids import new_id
from councils.models.council import Council
from oversight.models import Obligation


class CouncilYear(models.Model):
    """What a council owes the public in one year: two times to inform, one report."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    first_informing = models.OneToOneField(
        Obligation, on_delete=models.PROTECT, related_name="+"
    )
    second_informing = models.OneToOneField(
        Obligation, on_delete=models.PROTECT, related_name="+"
    )
    report = models.OneToOneField(
        Obligation, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["council", "-year"]
        constraints = [
            models.UniqueConstraint(
                name="one_year_of_duties_for_each_council", fields=["council", "year"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.year}"
