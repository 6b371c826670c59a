from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import SENT, Case
from oversight.models.participant import Participant
from oversight.models.visibility import places

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class About(models.TextChoices):
    """What is analysed and assessed."""

    ACT = "act", _("an act")
    DECISION = "decision", _("a decision")


class ExpertQuestionQuerySet(models.QuerySet["ExpertQuestion"]):
    """Questions to experts, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "ExpertQuestionQuerySet":
        """Return those of the cases that the user sees."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def standing(self) -> "ExpertQuestionQuerySet":
        """Return those that have not been taken back."""
        return self.filter(withdrawn_at=None)


class ExpertQuestion(Recorded):
    """One question put to the experts, about one act or decision."""

    object_kind = "expert-question"

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="expert_questions"
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    about = models.CharField(max_length=10, choices=About)
    act_title = models.CharField(max_length=300)
    link = models.URLField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = ExpertQuestionQuerySet.as_manager()

    if TYPE_CHECKING:
        conclusions: RelatedManager["ExpertConclusion"]

    class Meta:
        ordering = ["case", "number"]
        constraints = [
            models.UniqueConstraint(
                name="questions_to_experts_are_numbered", fields=["case", "number"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:80]}"

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "number": self.number,
            "about": self.about,
            "withdrawn": self.withdrawn_at is not None,
        }


class ExpertConclusionQuerySet(models.QuerySet["ExpertConclusion"]):
    """Conclusions of experts, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "ExpertConclusionQuerySet":
        """Return those sent with the final document, one's own, and one's case's."""
        sent = Q(question__case__state__in=SENT) | Q(
            question__case__joined_to__state__in=SENT
        )
        if not user.is_authenticated:
            return self.filter(sent)
        own = Q(question__case__initiator__in=places(user))
        return self.filter(sent | own | Q(participant__person=user))

    def current(self) -> "ExpertConclusionQuerySet":
        """Return those that no later version has replaced."""
        later = ExpertConclusion.objects.filter(replaces=OuterRef("pk"))
        return self.filter(~Exists(later))


class ExpertConclusion(Recorded):
    """What one expert concludes on one question; corrected by a new version alone."""

    object_kind = "expert-conclusion"

    question = models.ForeignKey(
        ExpertQuestion, on_delete=models.PROTECT, related_name="conclusions"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="conclusions"
    )
    version = models.PositiveSmallIntegerField()
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    text = models.TextField()
    language = models.CharField(max_length=2)
    signed_on = models.DateField()
    file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_entered_by_author = models.BooleanField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ExpertConclusionQuerySet.as_manager()

    class Meta:
        ordering = ["question", "given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="an_expert_concludes_on_a_question_once_in_each_version",
                fields=["question", "participant", "version"],
            ),
            models.CheckConstraint(
                name="a_conclusion_on_paper_has_its_scan",
                condition=Q(is_entered_by_author=False) | Q(file__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.text[:80]}"

    def public_state(self) -> dict[str, Any]:
        return {
            "question": str(self.question_id),
            "participant": str(self.participant_id),
            "version": self.version,
            "signed": self.signed_on.isoformat(),
        }
