from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from backend.accounts.models import Organization, User
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from councils.models.agenda_item import AgendaItem
from councils.models.ballot import Ballot
from councils.models.council import Council
from councils.models.meeting import Meeting
from councils.models.tongues import shown
from councils.states import DECISION, DecisionState
from oversight.models import Case

LANGUAGES = [("kk", "kk"), ("ru", "ru")]


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "DecisionQuerySet":
        """Return the decisions of the meetings that this person may see."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user))


class Decision(Recorded):
    """What a council has decided, on the strength of a ballot that was carried."""

    object_kind = "decision"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="decisions"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="decisions"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="decisions"
    )
    ballot = models.OneToOneField(
        Ballot, null=True, on_delete=models.PROTECT, related_name="decision"
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    adopted_on = models.DateField()
    text_kk = models.TextField(max_length=20000, blank=True)
    text_ru = models.TextField(max_length=20000, blank=True)
    state = models.CharField(
        max_length=8, choices=[(s.value, s.value) for s in DecisionState]
    )
    sent_at = models.DateTimeField(null=True)
    case = models.OneToOneField(
        Case, null=True, on_delete=models.PROTECT, related_name="decision"
    )
    is_imported = models.BooleanField(default=False)
    source = models.CharField(max_length=500, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_decision_for_each_number_of_a_council_and_year",
                fields=["council", "year", "number"],
            ),
            models.CheckConstraint(
                name="a_decision_has_a_text",
                condition=~Q(text_kk="") | ~Q(text_ru=""),
            ),
            models.CheckConstraint(
                name="a_decision_adopted_here_is_in_both_languages",
                condition=Q(is_imported=True) | ~Q(text_kk="") & ~Q(text_ru=""),
            ),
            models.CheckConstraint(
                name="a_decision_rests_on_a_ballot_or_a_source",
                condition=Q(ballot__isnull=False) | Q(is_imported=True) & ~Q(source=""),
            ),
            models.CheckConstraint(
                name="a_decision_is_sent_at_a_moment",
                condition=Q(state=DecisionState.SENT, sent_at__isnull=False)
                | (~Q(state=DecisionState.SENT) & Q(sent_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"

    @property
    def text(self) -> str:
        """Return the text in the reader's language, or the one that there is."""
        return shown(self.text_kk, self.text_ru)

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return DECISION.labels[DecisionState(self.state)].in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {
            "council": str(self.council_id),
            "meeting": str(self.meeting_id),
            "number": f"{self.year}/{self.number}",
            "state": self.state,
            "imported": self.is_imported,
        }


class DecisionRecommendation(models.Model):
    """One line of a decision that a body has to answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="recommendations"
    )
    position = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    text = models.TextField(max_length=5000)
    power = models.CharField(max_length=20)

    class Meta:
        ordering = ["decision", "position"]
        constraints = [
            models.UniqueConstraint(
                name="one_recommendation_for_each_position_of_a_decision",
                fields=["decision", "position"],
            ),
            models.CheckConstraint(
                name="a_recommendation_of_a_council_is_not_empty",
                condition=~Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}, {self.position}"
