"""Names in the public's three languages."""

from django.db import models
from django.utils.translation import get_language


class Named(models.Model):
    """A thing of reference with a name in kk, and in ru and en where known."""

    name_kk = models.CharField(max_length=500)
    name_ru = models.CharField(max_length=500, blank=True)
    name_en = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the name in the reader's language, or the first that is known."""
        wanted: str = getattr(self, f"name_{get_language() or 'kk'}", "")
        return wanted or self.name_kk or self.name_ru or self.name_en
