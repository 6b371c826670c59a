from django.db import models
from django.utils.translation import gettext_lazy as _


class Constituency(models.TextChoices):
    """From where a member comes."""

    CIVIL_SOCIETY = "civil_society", _("civil society")
    STATE = "state", _("state")
