from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, Region, User
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from oversight.models.case import Case
from oversight.rules.monitoring import LineKind
from oversight.states import InspectionState

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from oversight.models.inspection import Inspection

LINE_KINDS = [
    (LineKind.YES_NO.value, _("yes or no")),
    (LineKind.SCALE.value, _("a scale from 0 to 5")),
    (LineKind.NUMBER.value, _("a number")),
    (LineKind.TEXT.value, _("a text")),
]
HEAVIEST = 10


class OfCaseQuerySet(models.QuerySet[Any]):
    """What a monitoring works with, by who may see its case."""

    def visible_to(self, user: User | AnonymousUser) -> "OfCaseQuerySet":
        """Return what belongs to the cases that this person sees."""
        return self.filter(case__in=Case.objects.visible_to(user))


class MonitoringPlan(Recorded):
    """From when to when a monitoring goes, how, and what it looks at.

    A plan is changed by a new version; the latest is in force.
    """

    object_kind = "monitoring-plan"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    method = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                name="a_monitoring_has_one_plan_of_each_version",
                fields=["case", "version"],
            ),
            models.CheckConstraint(
                name="a_plan_ends_no_earlier_than_it_begins",
                condition=Q(to_on__gte=models.F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_on} – {self.to_on}"

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "version": self.version,
            "from": self.from_on.isoformat(),
            "to": self.to_on.isoformat(),
        }


class Checklist(Recorded):
    """What is asked at every site of a monitoring: one version of it, never changed.

    What was inspected by an older version stays with that version.
    """

    object_kind = "checklist"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="checklists")
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    objects = OfCaseQuerySet.as_manager()

    if TYPE_CHECKING:
        items: RelatedManager["ChecklistItem"]

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                name="a_monitoring_has_one_checklist_of_each_version",
                fields=["case", "version"],
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def public_state(self) -> dict[str, Any]:
        return {"case": str(self.case_id), "version": self.version}


class ChecklistItemQuerySet(models.QuerySet["ChecklistItem"]):
    """Lines of checklists, by who may see their case."""

    def visible_to(self, user: User | AnonymousUser) -> "ChecklistItemQuerySet":
        """Return the lines of the checklists that this person sees."""
        return self.filter(checklist__in=Checklist.objects.visible_to(user))


class ChecklistItem(models.Model):
    """One line of a checklist: what is asked, how it is answered, what it weighs."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    checklist = models.ForeignKey(
        Checklist, on_delete=models.PROTECT, related_name="items"
    )
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    hint = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=8, choices=LINE_KINDS)
    weight = models.PositiveSmallIntegerField(default=1)

    objects = ChecklistItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                name="a_checklist_has_one_line_at_each_place",
                fields=["checklist", "position"],
            ),
            models.CheckConstraint(
                name="a_line_weighs_from_one_to_ten",
                condition=Q(weight__gte=1, weight__lte=HEAVIEST),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class SiteQuerySet(models.QuerySet["Site"]):
    """Sites of monitorings, by who may see their case, and how far they are."""

    def visible_to(self, user: User | AnonymousUser) -> "SiteQuerySet":
        """Return the sites of the cases that this person sees."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def planned(self) -> "SiteQuerySet":
        """Return those that are still meant to be inspected, or have been."""
        return self.filter(left_out_at=None)

    def waiting(self) -> "SiteQuerySet":
        """Return those that no finished inspection has seen, and that are planned."""
        done = Q(inspections__state=InspectionState.FINISHED)
        return self.planned().exclude(done)

    def with_done(self) -> "SiteQuerySet":
        """Add `finished`: how many inspections of the site have been finished."""
        done = Q(inspections__state=InspectionState.FINISHED)
        return self.annotate(finished=Count("inspections", filter=done))


class Site(Recorded):
    """One place that a monitoring looks at: a school, a clinic, a stretch of road."""

    object_kind = "site"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sites")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    body = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    region = models.ForeignKey(
        Region, null=True, on_delete=models.PROTECT, related_name="+"
    )
    address = models.CharField(max_length=300, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    left_out_at = models.DateTimeField(null=True)
    left_out_reason = models.CharField(max_length=300, blank=True)

    objects = SiteQuerySet.as_manager()

    if TYPE_CHECKING:
        inspections: RelatedManager["Inspection"]

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                name="a_monitoring_has_one_site_at_each_place",
                fields=["case", "position"],
            ),
            models.CheckConstraint(
                name="a_site_has_both_coordinates_or_none",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
            ),
            models.CheckConstraint(
                name="a_site_is_left_out_with_a_reason",
                condition=Q(left_out_at=None) | ~Q(left_out_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "position": self.position,
            "left_out": self.left_out_at is not None,
        }
