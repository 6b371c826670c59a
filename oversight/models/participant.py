from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from backend.accounts.models import User
from backend.journal.models import Recorded
from oversight.models.case import NOT_YET_NOTIFIED, Case
from oversight.models.visibility import places


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Participants with their declarations, by who may see those."""

    def visible_to(self, user: User | AnonymousUser) -> "ParticipantQuerySet":
        """Return one's own, those of one's own cases, and of cases about one's body."""
        if not user.is_authenticated:
            return self.none()
        own = places(user)
        about = Case.objects.exclude(state__in=NOT_YET_NOTIFIED).filter(bodies__in=own)
        return self.filter(
            Q(person=user) | Q(case__initiator__in=own) | Q(case__in=about)
        )


class Participant(Recorded):
    """Who exercises control in a case, and what he has declared of himself.

    `declared` holds the codes of the points of art. 6(2) of the Law on Public
    Control that he has declared do not concern him.
    """

    object_kind = "participant"

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="participants"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    declared = ArrayField(models.CharField(max_length=40), default=list)
    has_conflict = models.BooleanField(null=True)
    declared_at = models.DateTimeField(null=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_takes_part_in_a_case_once", fields=["case", "person"]
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def public_state(self) -> dict[str, Any]:
        return {"case": str(self.case_id), "declared": self.declared_at is not None}
