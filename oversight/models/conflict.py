from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from oversight.models.finding import Finding
from oversight.models.participant import Participant


class Resolution(models.TextChoices):
    """How a conflict of interest has ended."""

    LEFT = "left", _("the person has left the case")
    REMOVED = "removed", _("the interest is gone")


class ConflictDeclarationQuerySet(models.QuerySet["ConflictDeclaration"]):
    """Declarations, by who may see them and by what they still ask."""

    def visible_to(self, user: User | AnonymousUser) -> "ConflictDeclarationQuerySet":
        """Return those of the participants whose declarations the user may see.

        One about a finding that he does not see would tell of it: his own aside.
        """
        if not user.is_authenticated:
            return self.none()
        known = Q(finding=None) | Q(finding__in=Finding.objects.visible_to(user))
        return self.filter(
            Q(participant__person=user)
            | (Q(participant__in=Participant.objects.visible_to(user)) & known)
        )

    def standing(self) -> "ConflictDeclarationQuerySet":
        """Return the last word on each object and finding: not what it replaced."""
        return self.filter(replaced_at=None)

    def awaited(self) -> "ConflictDeclarationQuerySet":
        """Return those that have been asked for and not been given."""
        return self.standing().filter(has_conflict=None)

    def unresolved(self) -> "ConflictDeclarationQuerySet":
        """Return the conflicts that stop their people."""
        return self.standing().filter(has_conflict=True, resolved_at=None)


class ConflictDeclaration(Recorded):
    """What a participant says of his interest in one object, or in one finding.

    Asked for when he or the object comes in; `has_conflict` is empty until he says.
    He may say it anew: the old word is kept, `replaced_at` a moment. A declared
    conflict stops his acts until it is resolved.
    """

    object_kind = "participant-conflict"

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="conflicts"
    )
    body = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    finding = models.ForeignKey(
        Finding, null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    has_conflict = models.BooleanField(null=True)
    nature = models.TextField(blank=True)
    declared_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    resolution = models.CharField(max_length=8, choices=Resolution, blank=True)
    resolution_reason = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ConflictDeclarationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="a_conflict_is_about_one_object_or_one_finding",
                condition=Q(body=None, finding__isnull=False)
                | Q(body__isnull=False, finding=None),
            ),
            models.UniqueConstraint(
                name="one_word_stands_for_each_participant_and_object",
                fields=["participant", "body"],
                condition=Q(replaced_at=None),
            ),
            models.UniqueConstraint(
                name="one_word_stands_for_each_participant_and_finding",
                fields=["participant", "finding"],
                condition=Q(replaced_at=None),
            ),
            models.CheckConstraint(
                name="a_conflict_is_declared_at_a_moment_or_not_yet",
                condition=Q(has_conflict=None, declared_at=None)
                | Q(has_conflict__isnull=False, declared_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_declared_conflict_is_resolved_and_with_a_reason",
                condition=Q(resolved_at=None, resolution="", resolved_by=None)
                | (
                    Q(
                        has_conflict=True,
                        resolved_at__isnull=False,
                        resolved_by__isnull=False,
                    )
                    & ~Q(resolution="")
                    & ~Q(resolution_reason="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.body or self.finding}"

    @property
    def is_awaited(self) -> bool:
        """Tell whether it has been asked for and not been given."""
        return self.has_conflict is None

    @property
    def stands(self) -> bool:
        """Tell whether it is a conflict that nothing has resolved."""
        return self.has_conflict is True and self.resolved_at is None

    def public_state(self) -> dict[str, Any]:
        return {
            "participant": str(self.participant_id),
            "declared": self.declared_at is not None,
            "resolved": self.resolution,
            "replaced": self.replaced_at is not None,
        }
