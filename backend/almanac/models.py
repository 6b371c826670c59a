"""What is known of the calendar, beyond the holidays that the law names."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.law.calendar import YearState
from backend.law.text import Text


class Becomes(models.TextChoices):
    """What a moved day turns into."""

    OFF = "off", _("day off")
    WORKING = "working", _("working day")


class CalendarYear(models.Model):
    """A year in which terms may be counted; any other year is refused."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    state = models.CharField(
        max_length=8,
        choices=[
            (YearState.COMPLETE.value, _("complete")),
            (
                YearState.BY_LAW.value,
                _("holidays of the law, no decree on moved days yet"),
            ),
        ],
    )
    source = models.CharField(max_length=500)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                name="calendar_year_state_is_known",
                condition=models.Q(state__in=["complete", "by_law"]),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class MovedDay(models.Model):
    """One day that a decree, or a change of the law, moved; it wins over the rule."""

    on = models.DateField(primary_key=True)
    becomes = models.CharField(max_length=7, choices=Becomes)
    instead_of = models.DateField(null=True, blank=True)
    reason_kk = models.CharField(max_length=300)
    reason_ru = models.CharField(max_length=300)
    reason_en = models.CharField(max_length=300)
    source = models.CharField(max_length=500)
    read = models.CharField(max_length=10)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.CheckConstraint(
                name="moved_day_becomes_off_or_working",
                condition=models.Q(becomes__in=["off", "working"]),
            ),
            models.CheckConstraint(
                name="moved_day_has_a_source",
                condition=~models.Q(source=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.becomes}"

    @property
    def reason(self) -> Text:
        """Why the day was moved."""
        return Text(self.reason_kk, self.reason_ru, self.reason_en)
