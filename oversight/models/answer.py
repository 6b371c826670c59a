from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.recommendation import Recommendation
from oversight.models.visibility import places

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from oversight.models.answer_version import AnswerStance, AnswerVersion
    from oversight.models.assessment import Assessment


class Verdict(models.TextChoices):
    """What the body decides on a recommendation: our model, not the law's."""

    ACCEPTED = "accepted", _("accepted")
    PARTLY = "partly", _("accepted in part")
    REJECTED = "rejected", _("rejected")
    REDIRECTED = "redirected", _("passed on to another body")


# What a body decides itself: it is no more passed on once it has been answered.
DECIDED = [one for one in Verdict.choices if one[0] != Verdict.REDIRECTED]


class WithoutHearing(models.TextChoices):
    """Why a body has decided without hearing the subject, where the law lets it."""

    POSITIVE = "positive", _("the decision is positive")
    OTHERS_RIGHTS = "others_rights", _("the rights of others would suffer")


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "AnswerQuerySet":
        """Return those signed, and what the user's own body keeps."""
        if not user.is_authenticated:
            return self.filter(answered_on__isnull=False)
        return self.filter(
            Q(answered_on__isnull=False) | Q(recommendation__body__in=places(user))
        )


class Answer(Recorded):
    """A body's reasoned answer to one recommendation, as its latest version says it.

    On paper, before the body is here, the author enters it with its scan. A later
    version corrects it: `answered_on` stays the day of the first, by which it was in
    time or late, and `breaches_noted` is what the latest lacks under the law.
    """

    object_kind = "answer"

    recommendation = models.OneToOneField(
        Recommendation, on_delete=models.PROTECT, related_name="answer"
    )
    version = models.PositiveSmallIntegerField(default=0)
    verdict = models.CharField(max_length=12, choices=Verdict)
    reasons = models.TextField()
    language = models.CharField(max_length=2)
    number = models.CharField(max_length=60, blank=True)
    redirected_to = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    without_hearing = models.CharField(
        max_length=16, choices=WithoutHearing, blank=True
    )
    hearing_note = models.TextField(blank=True)
    breaches_noted = models.JSONField(default=list)
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_name = models.CharField(max_length=200, blank=True)
    signed_position = models.CharField(max_length=16, choices=Role, blank=True)
    acting_basis = models.CharField(max_length=500, blank=True)
    signed_at = models.DateTimeField(null=True)
    answered_on = models.DateField(null=True)
    corrected_on = models.DateField(null=True)
    is_entered_by_author = models.BooleanField(default=False)
    scan = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_from = models.CharField(max_length=500, blank=True)
    files = models.ManyToManyField(File, related_name="+")

    objects = AnswerQuerySet.as_manager()

    if TYPE_CHECKING:
        versions: RelatedManager[AnswerVersion]
        stances: RelatedManager[AnswerStance]
        assessment: Assessment

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
                )
                | Q(
                    answered_on__isnull=False,
                    is_entered_by_author=True,
                    recorded_from__regex=r"\S",
                ),
            ),
            models.CheckConstraint(
                name="a_given_answer_has_reasons",
                condition=Q(answered_on=None) | Q(reasons__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="an_answer_names_another_body_where_it_passes_on",
                condition=Q(verdict="redirected", redirected_to__isnull=False)
                | (~Q(verdict="redirected") & Q(redirected_to=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.get_verdict_display()}"

    @property
    def is_corrected(self) -> bool:
        """Tell whether a later version has taken the place of the first."""
        return self.version > 1

    def public_state(self) -> dict[str, Any]:
        return {
            "recommendation": str(self.recommendation_id),
            "verdict": self.verdict if self.answered_on else None,
            "on": self.answered_on.isoformat() if self.answered_on else None,
            "by_author": self.is_entered_by_author,
            "version": self.version,
        }
