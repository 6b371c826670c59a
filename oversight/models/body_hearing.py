from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.final_document import FinalDocument
from oversight.models.obligation import Obligation
from oversight.models.recommendation import Recommendation
from oversight.states import BodyHearingState

HEARING_STATES = [(state.value, state.value) for state in BodyHearingState]


class BodyHearingQuerySet(models.QuerySet["BodyHearing"]):
    """Hearings of the subject by bodies, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "BodyHearingQuerySet":
        """Return all: it is about what was sent, and its notice reaches the author."""
        return self.all()

    def over(self) -> "BodyHearingQuerySet":
        """Return those that have had their day, whether or not the subject came."""
        done = [BodyHearingState.HELD, BodyHearingState.NOT_ATTENDED]
        return self.filter(state__in=done)


class BodyHearing(Recorded):
    """A body's hearing of the subject on his recommendations, before it decides.

    `notified_on` is the legal day of the notice, `decision_on` the day on which the
    body means to decide, three working days later at the earliest. The way in by video
    is shown to both sides alone.
    """

    object_kind = "body-hearing"

    document = models.ForeignKey(
        FinalDocument, on_delete=models.PROTECT, related_name="hearings"
    )
    body = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="hearings_held"
    )
    recommendations = models.ManyToManyField(Recommendation, related_name="hearings")
    state = models.CharField(
        max_length=12, choices=HEARING_STATES, default=BodyHearingState.INVITED
    )
    notified_on = models.DateField()
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    decision_on = models.DateField()
    notice_term = models.JSONField()
    obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True)
    present = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    minutes_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    cancel_reason = models.TextField(blank=True)

    objects = BodyHearingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_hearing_is_held_where_or_by_video",
                condition=Q(place__regex=r"\S") | Q(link__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="a_hearing_that_is_over_has_its_day",
                condition=Q(state__in=["held", "not_attended"], held_on__isnull=False)
                | Q(state__in=["invited", "cancelled"], held_on=None),
            ),
            models.CheckConstraint(
                name="a_held_hearing_has_its_minutes",
                condition=~Q(state="held")
                | Q(minutes__regex=r"\S")
                | Q(minutes_file__isnull=False),
            ),
            models.CheckConstraint(
                name="a_cancelled_hearing_says_why",
                condition=~Q(state="cancelled") | Q(cancel_reason__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.starts_on}"

    @property
    def starts_on(self) -> Any:
        """Return the legal day of the hearing."""
        return timezone.localdate(self.starts_at)

    def public_state(self) -> dict[str, Any]:
        return {
            "document": str(self.document_id),
            "body": str(self.body_id),
            "state": self.state,
            "notified": self.notified_on.isoformat(),
            "starts": self.starts_at.isoformat(),
            "decision": self.decision_on.isoformat(),
            "held": self.held_on.isoformat() if self.held_on else None,
        }
