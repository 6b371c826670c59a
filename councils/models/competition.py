from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from backend.accounts.models import User
from backend.journal.models import Recorded
from councils.models import tongues
from councils.models.council import Council
from councils.models.working_group import WorkingGroup
from councils.rules.competitions import Announced
from councils.states import COMPETITION, CompetitionState

COMPETITION_STATES = [(state.value, state.value) for state in CompetitionState]


class CompetitionQuerySet(models.QuerySet["Competition"]):
    """Competitions, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "CompetitionQuerySet":
        """Return those that were announced, and the drafts of one's own council."""
        own = Council.objects.formed_by(user)
        return self.filter(Q(announced_on__isnull=False) | Q(council__in=own))


class Competition(Recorded):
    """A contest for the seats of civil society, from its announcement (art. 9)."""

    object_kind = "competition"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="competitions"
    )
    working_group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, related_name="competitions"
    )
    state = models.CharField(max_length=12, choices=COMPETITION_STATES)
    is_additional = models.BooleanField(default=False)
    additional_decision = models.CharField(max_length=500, blank=True)
    council_size = models.PositiveSmallIntegerField()
    civil_seats = models.PositiveSmallIntegerField()
    ethnocultural_seats = models.PositiveSmallIntegerField(default=0)
    postal_address = models.CharField(max_length=500)
    email = models.EmailField()
    text_kk = models.TextField(max_length=10000, blank=True)
    text_ru = models.TextField(max_length=10000, blank=True)
    documents_from_on = models.DateField()
    documents_until_on = models.DateField()
    published_in = models.CharField(max_length=500, blank=True)
    announced_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    decision_document = models.CharField(max_length=500, blank=True)
    cancel_reason = models.CharField(max_length=500, blank=True)

    objects = CompetitionQuerySet.as_manager()

    class Meta:
        ordering = ["-documents_from_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_competition_at_a_time_for_a_council",
                fields=["council"],
                condition=Q(state__in=["drafted", "announced", "checking"]),
            ),
            models.CheckConstraint(
                name="documents_are_taken_until_a_later_day",
                condition=Q(documents_until_on__gte=F("documents_from_on")),
            ),
            models.CheckConstraint(
                name="a_competition_offers_seats",
                condition=Q(civil_seats__gt=0)
                & Q(civil_seats__lte=F("council_size"))
                & Q(ethnocultural_seats__lte=F("civil_seats")),
            ),
            models.CheckConstraint(
                name="an_announced_competition_says_where_and_when",
                condition=Q(announced_on=None)
                | ~Q(published_in="") & Q(announced_on__isnull=False),
            ),
            models.CheckConstraint(
                name="an_additional_competition_rests_on_a_decision",
                condition=Q(is_additional=False, additional_decision="")
                | Q(is_additional=True) & ~Q(additional_decision=""),
            ),
            models.CheckConstraint(
                name="a_decided_competition_has_its_day_and_document",
                condition=~Q(state=CompetitionState.DECIDED)
                | Q(decided_on__isnull=False) & ~Q(decision_document=""),
            ),
            models.CheckConstraint(
                name="a_competition_is_cancelled_for_a_reason",
                condition=~Q(state=CompetitionState.CANCELLED) | ~Q(cancel_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.documents_from_on}"

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        label = COMPETITION.labels[CompetitionState(self.state)]
        return label.in_(get_language() or "kk")

    @property
    def text(self) -> str:
        """Return the announcement in the reader's language, or in the other one."""
        return tongues.shown(self.text_kk, self.text_ru)

    @property
    def text_language(self) -> str:
        """Return the language of the announcement that is shown."""
        return tongues.language_of(self.text_kk, self.text_ru)

    @property
    def announcement(self) -> Announced:
        """Return what the rules ask of the announcement."""
        return Announced(
            postal_address=self.postal_address,
            email=self.email,
            published_in=self.published_in,
            text=self.text_kk or self.text_ru,
        )

    def public_state(self) -> dict[str, Any]:
        return {
            "council": str(self.council_id),
            "state": self.state,
            "seats": self.civil_seats,
            "ethnocultural": self.ethnocultural_seats,
            "until": self.documents_until_on.isoformat(),
        }
