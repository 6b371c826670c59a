from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from oversight.models.answer import Answer

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class View(models.TextChoices):
    """What the author thinks of an answer."""

    SATISFACTORY = "satisfactory", _("satisfactory")
    FORMAL = "formal", _("formal reply")
    OFF_THE_POINT = "off_the_point", _("not to the point")


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Assessments, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "AssessmentQuerySet":
        """Return all: an answer that can be assessed is public, and so is the view."""
        return self.all()


class Assessment(Recorded):
    """The author's view of an answer, with its reason: the latest that he has given.

    `about_version` is the version of the answer that he had before him; a corrected
    answer can be assessed anew, and each earlier view stays in `given`.
    """

    object_kind = "assessment"

    answer = models.OneToOneField(
        Answer, on_delete=models.PROTECT, related_name="assessment"
    )
    about_version = models.PositiveSmallIntegerField(default=1)
    view = models.CharField(max_length=16, choices=View)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    assessed_at = models.DateTimeField()

    objects = AssessmentQuerySet.as_manager()

    if TYPE_CHECKING:
        given: RelatedManager["AssessmentGiven"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_unfavourable_view_has_its_reason",
                condition=Q(view="satisfactory") | Q(reason__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer}: {self.get_view_display()}"

    @property
    def is_of_latest(self) -> bool:
        """Tell whether it is about the answer as it stands now."""
        return self.about_version == self.answer.version

    @property
    def is_unfavourable_of_latest(self) -> bool:
        """Tell whether the answer as it stands now is not what was asked for."""
        return self.is_of_latest and self.view != View.SATISFACTORY

    def public_state(self) -> dict[str, Any]:
        return {
            "answer": str(self.answer_id),
            "version": self.about_version,
            "view": self.view,
        }


class AssessmentGiven(models.Model):
    """One view of one version of an answer, as it was given; never changed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="given"
    )
    version = models.PositiveSmallIntegerField()
    view = models.CharField(max_length=16, choices=View)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    assessed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "assessments given"
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(
                name="a_version_of_an_answer_is_assessed_once",
                fields=["assessment", "version"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}, {self.version}"
