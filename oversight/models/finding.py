from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import Case
from oversight.models.visibility import places
from oversight.states import CaseState

SENT = (CaseState.DOCUMENT_SENT, CaseState.ANSWERED, CaseState.CLOSED)


class Severity(models.TextChoices):
    """How grave a finding is, in its author's view."""

    LOW = "low", _("low")
    MEDIUM = "medium", _("medium")
    HIGH = "high", _("high")


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "FindingQuerySet":
        """Return those sent with a final document, and those of the user's cases.

        A finding marked not public is for the initiator and the addressed bodies.
        """
        sent = Q(case__state__in=SENT)
        public = sent & Q(private_reason="")
        if not user.is_authenticated:
            return self.filter(public)
        own = places(user)
        return self.filter(
            public
            | Q(case__initiator__in=own)
            | (sent & Q(case__in=Case.objects.filter(bodies__in=own)))
        )


class Finding(Recorded):
    """What was established: facts, where, when, and which provision was breached."""

    object_kind = "finding"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    facts = models.TextField()
    place = models.CharField(max_length=300, blank=True)
    established_on = models.DateField()
    breached_provision = models.CharField(max_length=300, blank=True)
    severity = models.CharField(max_length=8, choices=Severity)
    private_reason = models.CharField(max_length=300, blank=True)
    evidence = models.ManyToManyField(File, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["logged_at", "id"]

    def __str__(self) -> str:
        return self.facts[:80]

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "on": self.established_on.isoformat(),
            "severity": self.severity,
            "private": bool(self.private_reason),
        }
