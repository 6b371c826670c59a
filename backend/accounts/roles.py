"""What a person can be in an organization, and what needs no office at all."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """The roles of an office."""

    SECRETARY = "secretary", _("secretary of the council")
    CHAIR = "chair", _("chair of the council")
    PRESIDIUM = "presidium", _("member of the presidium")
    MEMBER = "member", _("member of the council")
    WORKING_GROUP = "working_group", _("member of the working group")
    COORDINATOR = "coordinator", _("coordinator")
    PARTICIPANT = "participant", _("participant")
    EXPERT = "expert", _("expert")
    OFFICER = "officer", _("officer of the body")
    HEAD = "head", _("head of the body")
    SUPERVISOR = "supervisor", _("supervisor")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("administrator")


# Whoever is elected keeps the office of his seat: at one council the last of these
# that he holds grants the act.
STEPS_OF_A_MEMBER = (Role.MEMBER, Role.PRESIDIUM, Role.CHAIR)


class Standing(StrEnum):
    """What grants an act to anyone who has signed in."""

    PERSON = "person"
