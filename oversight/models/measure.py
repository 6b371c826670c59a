from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from oversight.models.final_document import FinalDocument
from oversight.models.obligation import Obligation
from oversight.models.recommendation import Recommendation
from oversight.states import MEASURE, MeasureState

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

MEASURE_STATES = [(state.value, state.value) for state in MeasureState]


class MeasurePlanQuerySet(models.QuerySet["MeasurePlan"]):
    """Plans of measures, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "MeasurePlanQuerySet":
        """Return all: a body promises in public."""
        return self.all()


class MeasurePlan(Recorded):
    """A body's plan of measures for a whole document, as it was adopted."""

    object_kind = "measure-plan"

    document = models.ForeignKey(
        FinalDocument, on_delete=models.PROTECT, related_name="measure_plans"
    )
    body = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="measure_plans"
    )
    number = models.CharField(max_length=60)
    adopted_on = models.DateField()
    file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_entered_by_author = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = MeasurePlanQuerySet.as_manager()

    if TYPE_CHECKING:
        measures: RelatedManager["Measure"]

    class Meta:
        ordering = ["adopted_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_body_numbers_each_plan_for_a_document_once",
                fields=["document", "body", "number"],
            ),
            models.CheckConstraint(
                name="a_plan_that_the_author_entered_has_its_file",
                condition=Q(is_entered_by_author=False) | Q(file__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"

    def public_state(self) -> dict[str, Any]:
        return {
            "document": str(self.document_id),
            "body": str(self.body_id),
            "number": self.number,
            "adopted": self.adopted_on.isoformat(),
        }


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Measures, by who may see them and how they stand."""

    def visible_to(self, user: User | AnonymousUser) -> "MeasureQuerySet":
        """Return all: what a body promises to the public is public."""
        return self.all()

    def waiting(self) -> "MeasureQuerySet":
        """Return those that still keep their recommendation open."""
        return self.exclude(state__in=[MeasureState.CONFIRMED, MeasureState.DROPPED])


class Measure(Recorded):
    """What a body has promised to do on a recommendation, and what came of it.

    `promised_on` is the day of the promise, stated where the author enters a paper;
    the day promised lies on the obligation, which moves with it. `owner` answers for
    the measure inside the body.
    """

    object_kind = "measure"

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="measures"
    )
    plan = models.ForeignKey(
        MeasurePlan, null=True, on_delete=models.PROTECT, related_name="measures"
    )
    serial = models.PositiveSmallIntegerField()
    text = models.TextField()
    language = models.CharField(max_length=2)
    owner = models.CharField(max_length=300)
    owner_person = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    promise_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="measure"
    )
    promised_on = models.DateField()
    promised_at = models.DateTimeField()
    promised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    source_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_entered_by_author = models.BooleanField(default=False)
    state = models.CharField(
        max_length=12, choices=MEASURE_STATES, default=MeasureState.PLANNED
    )
    done_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)
    drop_reason = models.TextField(blank=True)
    judged_at = models.DateTimeField(null=True)
    judgement = models.TextField(blank=True)
    updated_at = models.DateTimeField()

    objects = MeasureQuerySet.as_manager()

    if TYPE_CHECKING:
        reports: RelatedManager["MeasureReport"]

    class Meta:
        ordering = ["recommendation", "serial"]
        indexes = [models.Index(name="measures_newest_first", fields=["-id"])]
        constraints = [
            models.UniqueConstraint(
                name="a_measure_has_its_place_in_its_recommendation",
                fields=["recommendation", "serial"],
            ),
            models.CheckConstraint(
                name="a_measure_is_done_on_a_day_or_not_at_all",
                condition=Q(state__in=["planned", "dropped"], done_on=None)
                | Q(state__in=["done", "confirmed", "disputed"], done_on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_measure_is_dropped_with_a_reason_or_not_at_all",
                condition=Q(
                    state="dropped", dropped_on__isnull=False, drop_reason__regex=r"\S"
                )
                | (~Q(state="dropped") & Q(dropped_on=None, drop_reason="")),
            ),
            models.CheckConstraint(
                name="a_disputed_measure_says_why",
                condition=~Q(state="disputed") | Q(judgement__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}.{self.serial}"

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return MEASURE.labels[self.state].in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        owed = self.promise_obligation_id
        return {
            "recommendation": str(self.recommendation_id),
            "serial": self.serial,
            "state": self.state,
            "promised": self.promised_on.isoformat(),
            "done": self.done_on.isoformat() if self.done_on else None,
            "obligation": str(owed) if owed else None,
            "by_author": self.is_entered_by_author,
        }


class ReportKind(models.TextChoices):
    """What a report tells of a measure."""

    PROGRESS = "progress", "progress"
    COMPLETED = "completed", "completed"


class MeasureReport(models.Model):
    """What was told of a measure, with its proof: never changed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="reports"
    )
    kind = models.CharField(max_length=12, choices=ReportKind)
    text = models.TextField()
    language = models.CharField(max_length=2)
    files = models.ManyToManyField(File, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    is_entered_by_author = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"
