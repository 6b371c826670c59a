from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from oversight.models.case import SENT
from oversight.models.monitoring import Checklist, ChecklistItem, Site
from oversight.models.visibility import places
from oversight.states import InspectionState

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

INSPECTION_STATES = [(state.value, state.value) for state in InspectionState]


class InspectionQuerySet(models.QuerySet["Inspection"]):
    """Inspections, by who may see what was found at a site."""

    def visible_to(self, user: User | AnonymousUser) -> "InspectionQuerySet":
        """Return finished ones once the final document is sent, and one's own always.

        What was seen at a site is a fact as a finding is: it is published with the
        final document, and until then it is the initiator's alone.
        """
        sent = Q(site__case__state__in=SENT) | Q(site__case__joined_to__state__in=SENT)
        public = sent & Q(state=InspectionState.FINISHED)
        if not user.is_authenticated:
            return self.filter(public)
        return self.filter(public | Q(site__case__initiator__in=places(user)))

    def current(self) -> "InspectionQuerySet":
        """Return the finished ones that no later one has taken the place of."""
        return self.filter(state=InspectionState.FINISHED).exclude(
            corrected_by__state=InspectionState.FINISHED
        )


class Inspection(Recorded):
    """The lines of a checklist at one site on one day; corrected by another one.

    Points and what was possible are counted when it is finished, and kept.
    """

    object_kind = "inspection"

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="inspections")
    checklist = models.ForeignKey(
        Checklist, on_delete=models.PROTECT, related_name="inspections"
    )
    state = models.CharField(
        max_length=10, choices=INSPECTION_STATES, default=InspectionState.BEGUN
    )
    done_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    points = models.PositiveIntegerField(null=True)
    possible = models.PositiveIntegerField(null=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    correction_reason = models.CharField(max_length=300, blank=True)

    objects = InspectionQuerySet.as_manager()

    if TYPE_CHECKING:
        lines: RelatedManager["InspectionLine"]

    class Meta:
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="an_inspection_is_scored_when_it_is_finished",
                condition=Q(
                    state="finished",
                    finished_at__isnull=False,
                    points__isnull=False,
                    possible__isnull=False,
                )
                | (~Q(state="finished") & Q(points=None, possible=None)),
            ),
            models.CheckConstraint(
                name="points_are_never_more_than_possible",
                condition=Q(points=None) | Q(points__lte=models.F("possible")),
            ),
            models.CheckConstraint(
                name="a_corrected_inspection_says_why",
                condition=Q(replaces=None) | ~Q(correction_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.done_on}"

    @property
    def percent(self) -> int | None:
        """The score in whole per cent, rounded down; none where nothing is scored."""
        if self.points is None or not self.possible:
            return None
        return 100 * self.points // self.possible

    def public_state(self) -> dict[str, Any]:
        return {
            "site": str(self.site_id),
            "checklist": str(self.checklist_id),
            "on": self.done_on.isoformat(),
            "state": self.state,
            "points": self.points,
            "possible": self.possible,
        }


class InspectionLine(models.Model):
    """The answer to one line of the checklist at one site, with what proves it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, related_name="lines"
    )
    item = models.ForeignKey(ChecklistItem, on_delete=models.PROTECT, related_name="+")
    value = models.CharField(max_length=500)
    points = models.PositiveSmallIntegerField()
    possible = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=500, blank=True)
    evidence = models.ManyToManyField(File, related_name="+")

    class Meta:
        ordering = ["item__position"]
        constraints = [
            models.UniqueConstraint(
                name="a_line_is_answered_once_in_an_inspection",
                fields=["inspection", "item"],
            ),
        ]

    def __str__(self) -> str:
        return self.value
