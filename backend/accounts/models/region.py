from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.accounts.models.names import Named
from backend.journal.ids import new_id


class RegionKind(models.TextChoices):
    """What a region is in the administrative division."""

    COUNTRY = "country", _("country")
    REGION = "region", _("region")
    CITY = "city", _("city of republican significance")
    DISTRICT = "district", _("district")


class Region(Named):
    """An administrative unit; codes are empty where they are not known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=RegionKind)
    kato = models.CharField(max_length=9, blank=True)
    iso = models.CharField(max_length=6, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    population = models.PositiveIntegerField(null=True)
    population_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_region_for_each_kato_code",
                fields=["kato"],
                condition=~models.Q(kato=""),
            ),
            models.CheckConstraint(
                name="a_population_has_its_day",
                condition=models.Q(population=None, population_on=None)
                | models.Q(population__isnull=False, population_on__isnull=False),
            ),
        ]
