from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models.names import Named
from backend.accounts.models.region import Region
from backend.journal.models import Recorded


class OrganizationKind(models.TextChoices):
    """What an organization is under the laws of this field."""

    CENTRAL_BODY = "central_body", _("central state body")
    AKIMAT = "akimat", _("akimat")
    MASLIKHAT = "maslikhat", _("maslikhat")
    QUASI_STATE = "quasi_state", _("quasi-state subject")
    STATE_INSTITUTION = "state_institution", _("state institution")
    AUTONOMOUS_EDUCATION = "autonomous_education", _("autonomous education")
    COUNCIL = "council", _("public council")
    FUNCTION_PERFORMER = (
        "function_performer",
        _("organization performing functions of executive bodies"),
    )
    NPO = "npo", _("non-profit organization")
    GROUP = "group", _("group of public control")
    CITIZEN = "citizen", _("citizen")
    AUTHORISED_BODY = "authorised_body", _("authorised body")


BODIES = frozenset(
    {
        OrganizationKind.CENTRAL_BODY,
        OrganizationKind.AKIMAT,
        OrganizationKind.MASLIKHAT,
        OrganizationKind.QUASI_STATE,
        OrganizationKind.STATE_INSTITUTION,
        OrganizationKind.AUTONOMOUS_EDUCATION,
        OrganizationKind.FUNCTION_PERFORMER,
        OrganizationKind.AUTHORISED_BODY,
    }
)


class WithoutCouncil(models.TextChoices):
    """The bodies at which the law forms no public council."""

    SUPREME_COURT = "supreme_court", _("Supreme Court")
    CONSTITUTIONAL_COURT = "constitutional_court", _("Constitutional Court")
    PROSECUTION = "prosecution", _("prosecution bodies")
    PRESIDENTIAL_ADMINISTRATION = (
        "presidential_administration",
        _("Presidential Administration"),
    )
    NATIONAL_BANK = "national_bank", _("National Bank")
    DEFENCE_MINISTRY = "defence_ministry", _("Ministry of Defence")
    PRESIDENTIAL_AFFAIRS = (
        "presidential_affairs",
        _("Presidential Affairs Administration"),
    )
    GOVERNMENT_APPARATUS = "government_apparatus", _("Government Apparatus")
    MATERIAL_SUPPORT = (
        "material_support",
        _("Department of Material and Technical Support"),
    )
    HUMAN_RIGHTS_CENTRE = "human_rights_centre", _("National Centre for Human Rights")
    AUDIT_CHAMBER = "audit_chamber", _("Supreme Audit Chamber")
    ELECTION_COMMISSION = "election_commission", _("Central Election Commission")
    JUDICIAL_COUNCIL = "judicial_council", _("Supreme Judicial Council")
    FINANCIAL_REGULATOR = (
        "financial_regulator",
        _("regulator of the financial market"),
    )
    SPECIAL_BODIES = "special_bodies", _("special state bodies")


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Organizations, by what they can be here."""

    def bodies(self) -> "OrganizationQuerySet":
        """Return those that public control may address: objects of control."""
        return self.filter(kind__in=BODIES)


class Organization(Recorded, Named):
    """A body, a council, an NPO, a group, or one citizen acting alone.

    `parent` is the higher body, which decides complaints. The BIN is empty where
    it is not known.
    """

    object_kind = "organization"

    kind = models.CharField(max_length=24, choices=OrganizationKind)
    bin = models.CharField(max_length=12, blank=True)
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="lower"
    )
    site = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    no_council_ground = models.CharField(
        max_length=32,
        choices=WithoutCouncil,
        blank=True,
        help_text="Which line of the law's list names it, if any.",
    )
    is_regime_object = models.BooleanField(default=False)
    is_of_wealth_fund = models.BooleanField(default=False)
    is_religious = models.BooleanField(default=False)
    has_foreign_participation = models.BooleanField(default=False)
    is_suspended = models.BooleanField(default=False)
    active_from = models.DateField(null=True)
    active_to = models.DateField(null=True)
    verified_on_paper = models.CharField(max_length=500, blank=True)
    is_demonstration = models.BooleanField(default=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "id"], name="organization_by_kind")]
        constraints = [
            models.UniqueConstraint(
                name="one_organization_for_each_bin",
                fields=["bin"],
                condition=~Q(bin=""),
            ),
            models.CheckConstraint(
                name="a_bin_is_empty_or_twelve_digits",
                condition=Q(bin="") | Q(bin__regex=r"^[0-9]{12}$"),
            ),
            models.CheckConstraint(
                name="an_organization_is_known_by_some_name",
                condition=~Q(name_kk=""),
            ),
        ]

    @property
    def is_body(self) -> bool:
        """Tell whether public control may address it at all."""
        return self.kind in BODIES

    def public_state(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "region": str(self.region_id) if self.region_id else None,
            "parent": str(self.parent_id) if self.parent_id else None,
            "suspended": self.is_suspended,
        }
