from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models

from backend.accounts.models import User


class CaseSketchQuerySet(models.QuerySet["CaseSketch"]):
    """Sketches, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "CaseSketchQuerySet":
        """Return one's own: nobody else sees what has not been opened."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


class CaseSketch(models.Model):
    """What a person has written so far of a case that he has not opened yet.

    One for each person, kept as it was typed, valid or not; it goes away when the
    case is opened.
    """

    owner = models.OneToOneField(
        User, on_delete=models.PROTECT, related_name="case_sketch"
    )
    data = models.JSONField(default=dict)
    step = models.CharField(max_length=20)
    updated_at = models.DateTimeField()

    objects = CaseSketchQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.owner}, {self.step}"

    def said(self, name: str) -> Any:
        """Return what has been written in a field; None where nothing has been."""
        return self.data.get(name)
