"""Read-only counts of what came after answers: promises kept, complaints decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from backend.accounts.models import Organization
from oversight.models import Complaint, Measure, Outcome
from oversight.states import MeasureState, ObligationState


@dataclass(frozen=True)
class Promises:
    """How a body keeps its own word: counts alone, no shares."""

    made: int
    confirmed: int
    disputed: int
    dropped: int
    broken: int
    moved: int

    @property
    def is_any(self) -> bool:
        """Tell whether there is anything to count."""
        return self.made > 0


@dataclass(frozen=True)
class Complained:
    """What became of complaints about a body."""

    filed: int
    satisfied: int
    refused: int
    waiting: int

    @property
    def is_any(self) -> bool:
        """Tell whether there is anything to count."""
        return self.filed > 0


def promises_of(body: Organization, *, on: date) -> Promises:
    """Return how a body has kept what it promised, as of a legal day.

    Broken is what is past its promised day and not done; moved is each measure whose
    day was moved at least once.
    """
    rows = Measure.objects.filter(recommendation__body=body)
    broken = Q(
        promise_obligation__state=ObligationState.OPEN,
        promise_obligation__due_on__lt=on,
    )
    counted: dict[str, Any] = rows.aggregate(
        made=Count("id"),
        confirmed=Count("id", filter=Q(state=MeasureState.CONFIRMED)),
        disputed=Count("id", filter=Q(state=MeasureState.DISPUTED)),
        dropped=Count("id", filter=Q(state=MeasureState.DROPPED)),
        broken=Count("id", filter=broken),
    )
    moved = rows.filter(promise_obligation__entries__kind="promised").distinct()
    return Promises(**counted, moved=moved.count())


def complaints_about(body: Organization) -> Complained:
    """Return what became of the complaints that were filed about a body."""
    filed = Complaint.objects.filter(recommendation__body=body, filed_on__isnull=False)
    won = Q(outcome__in=[Outcome.SATISFIED, Outcome.PARTLY])
    waiting = Q(state__in=["filed", "passed_up"])
    counted: dict[str, Any] = filed.aggregate(
        filed=Count("id"),
        satisfied=Count("id", filter=won),
        refused=Count("id", filter=Q(outcome=Outcome.REFUSED)),
        waiting=Count("id", filter=waiting),
    )
    return Complained(**counted)
