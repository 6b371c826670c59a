from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import Case
from oversight.models.monitoring import Site
from oversight.models.obligation import Obligation
from oversight.models.participant import Participant
from oversight.rules.visits import Ground
from oversight.states import VisitState

VISIT_STATES = [(state.value, state.value) for state in VisitState]
GROUNDS = [(ground.value, ground.value) for ground in Ground]


class VisitQuerySet(models.QuerySet["Visit"]):
    """Requests for visits, by who may see their case."""

    def visible_to(self, user: User | AnonymousUser) -> "VisitQuerySet":
        """Return those of the cases that this person sees."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Visit(Recorded):
    """A visit that a monitoring asks a body to agree to, and what came of it.

    `bar` keeps the six months that held the wanted day when the body answered: the
    earlier monitoring, and the term as it was counted. A refusal without it has no
    ground in the law, and is shown so. `ground` is empty where there was none.
    """

    object_kind = "visit"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visits")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="visits"
    )
    site = models.ForeignKey(
        Site, null=True, on_delete=models.PROTECT, related_name="visits"
    )
    wanted_on = models.DateField()
    reason = models.TextField()
    question = models.CharField(max_length=300, blank=True)
    people = models.ManyToManyField(Participant, related_name="visits")
    state = models.CharField(
        max_length=12, choices=VISIT_STATES, default=VisitState.REQUESTED
    )
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=300, blank=True)
    is_entered_by_author = models.BooleanField(default=False)
    answer_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_on = models.DateField(null=True)
    conditions = models.TextField(blank=True)
    refusal_reason = models.TextField(blank=True)
    ground = models.CharField(max_length=10, choices=GROUNDS, blank=True)
    bar = models.JSONField(null=True)
    held_on = models.DateField(null=True)
    note = models.TextField(blank=True)
    obligation = models.OneToOneField(
        Obligation, on_delete=models.PROTECT, related_name="visit"
    )

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="a_visit_has_its_number_in_the_case", fields=["case", "number"]
            ),
            models.CheckConstraint(
                name="a_refused_visit_has_its_reason",
                condition=~Q(state="refused") | ~Q(refusal_reason=""),
            ),
            models.CheckConstraint(
                name="a_ground_of_refusal_has_its_six_months",
                condition=Q(ground="", bar=None)
                | (~Q(ground="") & Q(bar__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_visit_is_held_on_a_day_or_not_at_all",
                condition=Q(state="held", held_on__isnull=False)
                | (~Q(state="held") & Q(held_on=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wanted_on}: {self.body}"

    @property
    def is_without_ground(self) -> bool:
        """Tell whether the body refused although the law gave it no ground."""
        return self.state == VisitState.REFUSED and not self.ground

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "body": str(self.body_id),
            "state": self.state,
            "wanted": self.wanted_on.isoformat(),
            "answered": self.answered_on.isoformat() if self.answered_on else None,
            "held": self.held_on.isoformat() if self.held_on else None,
            "ground": self.ground,
        }
