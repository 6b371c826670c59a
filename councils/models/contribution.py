from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.journal.models import Recorded
from councils.models.agenda_item import AgendaItem
from councils.models.guest import Capacity, Guest
from councils.models.meeting import Meeting
from councils.models.seat import Seat


class ContributionKind(models.TextChoices):
    """What somebody brings to a hearing."""

    QUESTION = "question", _("question")
    PROPOSAL = "proposal", _("proposal")
    SPEECH = "speech", _("speech")


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "ContributionQuerySet":
        """Return those of the meetings that this person may see.

        `knows_guest` says whether he also sees whose it is: a citizen is not named.
        """
        known = Guest.objects.visible_to(user).filter(pk=OuterRef("guest"))
        seen = self.filter(meeting__in=Meeting.objects.visible_to(user))
        return seen.annotate(knows_guest=Exists(known))


class Contribution(Recorded):
    """A question, proposal or speech at a meeting, and what was answered to it."""

    object_kind = "contribution"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="contributions"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, on_delete=models.PROTECT, related_name="contributions"
    )
    guest = models.ForeignKey(
        Guest, null=True, on_delete=models.PROTECT, related_name="contributions"
    )
    seat = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="contributions"
    )
    kind = models.CharField(max_length=10, choices=ContributionKind)
    language = models.CharField(max_length=2, choices=[("kk", "kk"), ("ru", "ru")])
    text = models.TextField(max_length=5000)
    made_at = models.DateTimeField()
    answer = models.TextField(max_length=5000, blank=True)
    answered_by = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_contribution_is_a_guest_s_or_a_member_s",
                condition=Q(guest__isnull=False, seat=None)
                | Q(guest=None, seat__isnull=False),
            ),
            models.CheckConstraint(
                name="an_answer_to_a_contribution_has_its_moment",
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def author(self) -> str:
        """Return who speaks, as far as the reader may know."""
        if self.seat is not None:
            return self.seat.person_name
        if getattr(self, "knows_guest", False):
            return str(self.guest)
        return str(Capacity.PARTICIPANT.label)

    def public_state(self) -> dict[str, Any]:
        return {"meeting": str(self.meeting_id), "kind": self.kind}
