from django.db import models

from councils.models.council import Council


class Counter(models.Model):
    """The last number given, per council, noun and year; its row is the lock."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    noun = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_counter_for_each_council_noun_and_year",
                fields=["council", "noun", "year"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.year}: {self.last}"
