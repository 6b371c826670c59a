from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import SENT, Case
from oversight.models.monitoring import Site
from oversight.models.visibility import places


class Severity(models.TextChoices):
    """How grave a finding is, in its author's view."""

    LOW = "low", _("low")
    MEDIUM = "medium", _("medium")
    HIGH = "high", _("high")


class FindingCategory(models.TextChoices):
    """What a finding is about: our own list, the law has none."""

    ACCESS = "access", _("access and information")
    SAFETY = "safety", _("safety and sanitation")
    QUALITY = "quality", _("quality of a service")
    MONEY = "money", _("spending of public money")
    PROCEDURE = "procedure", _("procedures and terms")
    RIGHTS = "rights", _("rights of citizens")
    ENVIRONMENT = "environment", _("environment")
    OTHER = "other", _("other")


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "FindingQuerySet":
        """Return those sent with a final document, and those of the user's cases.

        What was found in a case that was joined is sent with that of the other. A
        finding marked not public is for the initiator and the bodies that it
        concerns. Marked so by a correction, it takes its earlier versions with it:
        what was open once is not left lying beside.
        """
        hidden_later = self.model.objects.filter(
            case=OuterRef("case"),
            number=OuterRef("number"),
            version__gt=OuterRef("version"),
        ).exclude(private_reason="")
        sent = Q(case__state__in=SENT) | Q(case__joined_to__state__in=SENT)
        public = sent & Q(private_reason="") & ~Exists(hidden_later)
        if not user.is_authenticated:
            return self.filter(public)
        own = places(user)
        about = self.model.bodies.through.objects.filter(organization__in=own)
        return self.filter(
            public
            | Q(case__initiator__in=own)
            | (sent & Q(pk__in=about.values("finding_id")))
        )

    def current(self) -> "FindingQuerySet":
        """Return the latest version of each."""
        return self.filter(corrected_by=None)


class Finding(Recorded):
    """What was established: facts, where, when, and which provision was breached.

    `number` is its place in the case and stays through its versions. A version is
    never changed: a correction is another one that `replaces` it, with the reason.
    """

    object_kind = "finding"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveSmallIntegerField(default=1)
    facts = models.TextField()
    category = models.CharField(
        max_length=12, choices=FindingCategory, default=FindingCategory.OTHER
    )
    harmed_interest = models.CharField(max_length=300, blank=True)
    site = models.ForeignKey(
        Site, null=True, on_delete=models.PROTECT, related_name="findings"
    )
    place = models.CharField(max_length=300, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    established_on = models.DateField()
    breached_provision = models.CharField(max_length=300, blank=True)
    severity = models.CharField(max_length=8, choices=Severity)
    private_reason = models.CharField(max_length=300, blank=True)
    bodies = models.ManyToManyField(Organization, related_name="findings_about")
    evidence = models.ManyToManyField(File, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    correction_reason = models.CharField(max_length=300, blank=True)

    objects = FindingQuerySet.as_manager()

    if TYPE_CHECKING:
        corrected_by: "Finding"

    class Meta:
        ordering = ["case", "number", "version", "logged_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_finding_has_one_version_of_each_number",
                fields=["case", "number", "version"],
                condition=Q(number__gt=0),
            ),
            models.CheckConstraint(
                name="a_corrected_finding_says_why",
                condition=Q(replaces=None) | ~Q(correction_reason=""),
            ),
            models.CheckConstraint(
                name="a_finding_has_both_coordinates_or_none",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.facts[:80]

    @property
    def is_current(self) -> bool:
        """Tell whether no later version has taken its place."""
        return not hasattr(self, "corrected_by")

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "number": self.number,
            "version": self.version,
            "on": self.established_on.isoformat(),
            "severity": self.severity,
            "private": bool(self.private_reason),
        }
