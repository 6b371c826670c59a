from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from oversight.models.case import Case
from oversight.models.final_document import FinalDocument
from oversight.models.obligation import Obligation
from oversight.models.visibility import places
from oversight.states import RecommendationState

if TYPE_CHECKING:
    from oversight.models.answer import Answer

RECOMMENDATION_STATES = [(state.value, state.value) for state in RecommendationState]


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Recommendations, by who may see them and how they stand."""

    def visible_to(self, user: User | AnonymousUser) -> "RecommendationQuerySet":
        """Return those sent, and the drafts of the user's organizations."""
        sent = ~Q(state=RecommendationState.DRAFTED)
        if not user.is_authenticated:
            return self.filter(sent)
        return self.filter(sent | Q(case__initiator__in=places(user)))

    def overdue(self, on: date) -> "RecommendationQuerySet":
        """Return those still unanswered after their day, as of a legal day."""
        return self.filter(answer_obligation__in=Obligation.objects.overdue(on))


class Recommendation(Recorded):
    """A numbered line of a final document, addressed to one body.

    `power` is the point of the Law on Public Councils that it rests on; empty for
    those of public control. `second_text` says the same in the second language of
    its document. A line that a body has redirected stands once more, to the body that
    it was redirected to, and tells from which it came.
    """

    object_kind = "recommendation"

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="recommendations"
    )
    document = models.ForeignKey(
        FinalDocument, on_delete=models.PROTECT, related_name="recommendations"
    )
    line = models.PositiveSmallIntegerField()
    body = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="recommendations"
    )
    text = models.TextField()
    second_text = models.TextField(blank=True)
    redirected_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="redirections"
    )
    power = models.CharField(max_length=20, blank=True)
    state = models.CharField(
        max_length=16,
        choices=RECOMMENDATION_STATES,
        default=RecommendationState.DRAFTED,
    )
    sent_at = models.DateTimeField(null=True)
    answer_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="recommendation"
    )
    progress_note = models.TextField(blank=True)
    updated_at = models.DateTimeField()

    objects = RecommendationQuerySet.as_manager()

    if TYPE_CHECKING:
        answer: Answer

    class Meta:
        ordering = ["line"]
        indexes = [
            models.Index(name="recommendations_newest_first", fields=["-id"]),
            models.Index(name="recommendations_of_body", fields=["body", "-id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="a_line_of_a_document_asks_a_body_once",
                fields=["document", "line", "body"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number}, {self.line}"

    @property
    def is_answered(self) -> bool:
        """Tell whether the body has answered it."""
        return self.state not in (
            RecommendationState.DRAFTED,
            RecommendationState.SENT,
            RecommendationState.RECEIVED,
        )

    @property
    def anchor(self) -> str:
        """Return where it stands on the page of its case; a line stands once a body."""
        onward = f"-{self.pk.hex[-6:]}" if self.redirected_from_id else ""
        return f"r{self.line}{onward}"

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "line": self.line,
            "body": str(self.body_id),
            "state": self.state,
            "obligation": (
                str(self.answer_obligation_id) if self.answer_obligation_id else None
            ),
        }
