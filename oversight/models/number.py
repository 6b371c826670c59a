from django.db import models


class NumberSeries(models.Model):
    """The last number given in one year and kind: its row is the lock."""

    kind = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "number series"
        constraints = [
            models.UniqueConstraint(
                name="one_series_for_each_kind_and_year", fields=["kind", "year"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.kind}: {self.last}"
