from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.accounts.roles import Role
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.recommendation import Recommendation
from oversight.models.visibility import places


class Verdict(models.TextChoices):
    """What the body decides on a recommendation: our model, not the law's."""

    ACCEPTED = "accepted", _("accepted")
    PARTLY = "partly", _("accepted in part")
    REJECTED = "rejected", _("rejected")


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "AnswerQuerySet":
        """Return those signed, and the drafts of the user's own body."""
        if not user.is_authenticated:
            return self.filter(answered_on__isnull=False)
        return self.filter(
            Q(answered_on__isnull=False) | Q(recommendation__body__in=places(user))
        )


class Answer(Recorded):
    """A body's reasoned answer to one recommendation: a draft until it is signed.

    On paper, before the body is here, the author enters it with its scan.
    """

    object_kind = "answer"

    recommendation = models.OneToOneField(
        Recommendation, on_delete=models.PROTECT, related_name="answer"
    )
    verdict = models.CharField(max_length=12, choices=Verdict)
    reasons = models.TextField()
    language = models.CharField(max_length=2)
    number = models.CharField(max_length=60, blank=True)
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_name = models.CharField(max_length=200, blank=True)
    signed_position = models.CharField(max_length=16, choices=Role, blank=True)
    acting_basis = models.CharField(max_length=500, blank=True)
    signed_at = models.DateTimeField(null=True)
    answered_on = models.DateField(null=True)
    is_entered_by_author = models.BooleanField(default=False)
    scan = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_signed_or_entered_with_its_scan_or_a_draft",
                condition=Q(answered_on=None, signed_at=None)
                | Q(answered_on__isnull=False, signed_by__isnull=False)
                | Q(
                    answered_on__isnull=False,
                    is_entered_by_author=True,
                    scan__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="a_given_answer_has_reasons",
                condition=Q(answered_on=None) | Q(reasons__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.get_verdict_display()}"

    def public_state(self) -> dict[str, Any]:
        return {
            "recommendation": str(self.recommendation_id),
            "verdict": self.verdict if self.answered_on else None,
            "on": self.answered_on.isoformat() if self.answered_on else None,
            "by_author": self.is_entered_by_author,
        }


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
    """The author's view of an answer, with its reason."""

    object_kind = "assessment"

    answer = models.OneToOneField(
        Answer, on_delete=models.PROTECT, related_name="assessment"
    )
    view = models.CharField(max_length=16, choices=View)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    assessed_at = models.DateTimeField()

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_unfavourable_view_has_its_reason",
                condition=Q(view="satisfactory") | Q(reason__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer}: {self.get_view_display()}"

    def public_state(self) -> dict[str, Any]:
        return {"answer": str(self.answer_id), "view": self.view}
