from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import NOT_YET_NOTIFIED, Case
from oversight.models.visibility import places

if TYPE_CHECKING:
    from oversight.models.conflict import (
        ConflictDeclaration,
        ConflictDeclarationQuerySet,
    )


class Capacity(models.TextChoices):
    """As whom somebody takes part in public control."""

    SUBJECT = "subject", _("citizen, for himself")
    REPRESENTATIVE = "representative", _("representative of an organization")
    EXPERT = "expert", _("expert")


WHO_CONTROL = (Capacity.SUBJECT, Capacity.REPRESENTATIVE)


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

    def current(self) -> "ParticipantQuerySet":
        """Return those who have not left."""
        return self.filter(to_on=None)

    def controlling(self) -> "ParticipantQuerySet":
        """Return those who exercise control themselves: experts only help them."""
        return self.filter(capacity__in=WHO_CONTROL)


class Participant(Recorded):
    """Who takes part in a case, as whom, and what he has declared of himself.

    `declared` holds the codes of the points of art. 6(2) of the Law on Public
    Control that he has declared do not concern him. One without an account is
    named, and declares on paper: `born_on` and `citizen_on_paper` are then what his
    document shows. Who comes back after he has left is named anew.
    """

    object_kind = "participant"

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="participants"
    )
    person = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    capacity = models.CharField(
        max_length=16, choices=Capacity, default=Capacity.SUBJECT
    )
    organization = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    authority = models.CharField(max_length=500, blank=True)
    declared = ArrayField(models.CharField(max_length=40), default=list)
    declared_at = models.DateTimeField(null=True)
    declaration_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    born_on = models.DateField(null=True)
    citizen_on_paper = models.CharField(max_length=200, blank=True)
    field = models.CharField(max_length=200, blank=True)
    education = models.CharField(max_length=300, blank=True)
    experience_years = models.PositiveSmallIntegerField(null=True)
    expert_organization = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    leaving_reason = models.TextField(blank=True)

    objects = ParticipantQuerySet.as_manager()

    if TYPE_CHECKING:
        conflicts: ConflictDeclarationQuerySet

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_takes_part_in_a_case_once_at_a_time",
                fields=["case", "person"],
                condition=Q(to_on=None),
            ),
            models.CheckConstraint(
                name="a_participant_leaves_no_earlier_than_he_came",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="who_has_left_a_case_has_a_reason",
                condition=Q(to_on=None, leaving_reason="")
                | (Q(to_on__isnull=False) & ~Q(leaving_reason="")),
            ),
            models.CheckConstraint(
                name="a_representative_stands_for_an_organization",
                condition=~Q(capacity="representative") | Q(organization__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_expert(self) -> bool:
        """Tell whether he helps with what he knows, and does not control himself."""
        return self.capacity == Capacity.EXPERT

    @property
    def is_named_on_paper(self) -> bool:
        """Tell whether he has no account: others enter what he has signed."""
        return self.person_id is None

    @property
    def standing_conflicts(self) -> "list[ConflictDeclaration]":
        """Return what stands of his declarations: those not yet replaced."""
        return [row for row in self.conflicts.all() if row.replaced_at is None]

    @property
    def has_conflict(self) -> bool | None:
        """Tell whether a conflict stands; None while he has not said of everything."""
        return said_of(self.standing_conflicts)

    def takes_part_on(self, day: date) -> bool:
        """Tell whether he took part on the day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "capacity": self.capacity,
            "declared": self.declared_at is not None,
            "to": self.to_on.isoformat() if self.to_on else None,
        }


def said_of(declarations: "Iterable[ConflictDeclaration]") -> bool | None:
    """Tell what declarations come to: a conflict, none, or not all of it said yet."""
    rows = list(declarations)
    if any(row.stands for row in rows):
        return True
    if not rows or any(row.is_awaited for row in rows):
        return None
    return False
