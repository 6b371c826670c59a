from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.answer import Verdict, WithoutHearing
from oversight.models.recommendation import Recommendation
from oversight.models.visibility import places
from oversight.states import DraftState

DRAFT_STATES = [(state.value, state.value) for state in DraftState]


class AnswerDraftQuerySet(models.QuerySet["AnswerDraft"]):
    """Drafts of answers, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "AnswerDraftQuerySet":
        """Return those of the user's own bodies: nobody else sees a draft."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(recommendation__body__in=places(user))

    def unsigned(self) -> "AnswerDraftQuerySet":
        """Return those that have not become an answer yet."""
        return self.exclude(state=DraftState.SIGNED)


class AnswerDraft(Recorded):
    """What an officer prepares for the head to sign; written over until then."""

    object_kind = "answer-draft"

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="drafts"
    )
    state = models.CharField(
        max_length=12, choices=DRAFT_STATES, default=DraftState.DRAFTED
    )
    verdict = models.CharField(max_length=12, choices=Verdict)
    reasons = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    redirected_to = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    without_hearing = models.CharField(
        max_length=16, choices=WithoutHearing, blank=True
    )
    hearing_note = models.TextField(blank=True)
    files = models.ManyToManyField(File, related_name="+")
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    returned_reason = models.TextField(blank=True)

    objects = AnswerDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_draft_at_a_time_for_a_recommendation",
                fields=["recommendation"],
                condition=~Q(state="signed"),
            ),
            models.CheckConstraint(
                name="an_approved_draft_was_approved_by_somebody",
                condition=~Q(state="approved")
                | Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_returned_draft_says_why",
                condition=~Q(state="returned") | Q(returned_reason__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.get_state_display()}"

    def public_state(self) -> dict[str, Any]:
        return {"recommendation": str(self.recommendation_id), "state": self.state}
