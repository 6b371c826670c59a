from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from backend.accounts.models import Organization, User
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from councils.models.constituency import Constituency
from councils.models.council import Council


class WorkingGroupQuerySet(models.QuerySet["WorkingGroup"]):
    """Working groups, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "WorkingGroupQuerySet":
        """Return every group: who forms a council is public."""
        return self.all()

    def at_work(self, on: date) -> "WorkingGroupQuerySet":
        """Return those that have not ended by this day."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), approved_on__lte=on)


class WorkingGroup(Recorded):
    """Those who form a council (art. 8): a third of the state at most."""

    object_kind = "working-group"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="working_groups"
    )
    approved_by = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+"
    )
    approved_on = models.DateField()
    document = models.CharField(max_length=500)
    size = models.PositiveSmallIntegerField()
    head = models.ForeignKey(
        "councils.WorkingGroupMember",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    head_elected_on = models.DateField(null=True)
    head_document = models.CharField(max_length=500, blank=True)
    ended_on = models.DateField(null=True)

    objects = WorkingGroupQuerySet.as_manager()

    class Meta:
        ordering = ["-approved_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_working_group_at_a_time_for_a_council",
                fields=["council"],
                condition=Q(ended_on=None),
            ),
            models.CheckConstraint(
                name="a_working_group_ends_no_earlier_than_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("approved_on")),
            ),
            models.CheckConstraint(
                name="a_head_of_a_working_group_is_elected_by_a_document",
                condition=Q(head=None, head_elected_on=None, head_document="")
                | Q(head__isnull=False, head_elected_on__isnull=False)
                & ~Q(head_document=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.document}"

    def public_state(self) -> dict[str, Any]:
        return {
            "council": str(self.council_id),
            "approved_on": self.approved_on.isoformat(),
            "size": self.size,
            "head": str(self.head_id) if self.head_id else None,
            "ended_on": self.ended_on.isoformat() if self.ended_on else None,
        }


class WorkingGroupMember(models.Model):
    """One member of a working group; the account is empty until there is one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(
        WorkingGroup, on_delete=models.PROTECT, related_name="members"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="working_groups",
    )
    person_name = models.CharField(max_length=200)
    constituency = models.CharField(max_length=16, choices=Constituency)
    nominator = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["person_name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_place_for_each_person_in_a_working_group",
                fields=["group", "user"],
                condition=Q(user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.person_name
