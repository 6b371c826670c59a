"""Read-only counts of what was answered, and what was not.

Only what the law gives a day counts: without one nothing is in time or late.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from backend.accounts.models import Organization, Region
from oversight.models import Obligation, ObligationKind
from oversight.states import ObligationState

LEAST_FOR_A_SHARE = 10
NORMAL_95 = 1.96


@dataclass(frozen=True)
class Answers:
    """How answers that were due stand: counts, and shares where there are enough."""

    in_time: int
    late: int
    silent: int
    awaited: int

    @property
    def due(self) -> int:
        """Return how many had to be answered by now, silence included."""
        return self.in_time + self.late + self.silent

    @property
    def share(self) -> int | None:
        """Return the share in time in whole per cent; none for a small sample."""
        if self.due < LEAST_FOR_A_SHARE:
            return None
        return round(100 * self.in_time / self.due)

    @property
    def interval(self) -> tuple[int, int] | None:
        """Return the 95 % interval of the share (Wilson), in whole per cent."""
        if self.due < LEAST_FOR_A_SHARE:
            return None
        n, p, z = self.due, self.in_time / self.due, NORMAL_95
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return round(100 * (middle - half)), round(100 * (middle + half))


@dataclass(frozen=True)
class RegionRow:
    """One region of the national table."""

    region: Region
    answers: Answers


def answers_of(body: Organization, *, on: date) -> Answers:
    """Return how one body has answered recommendations, as of a legal day."""
    return _answers(_public().filter(debtor=body).aggregate(**_counts(on)))


def answers_everywhere(*, on: date) -> Answers:
    """Return how all bodies have answered, as of a legal day."""
    return _answers(_public().aggregate(**_counts(on)))


def answers_by_region(*, on: date) -> list[RegionRow]:
    """Return one row for each region whose bodies had something to answer."""
    rows = (
        _public()
        .filter(debtor__region__isnull=False)
        .values("debtor__region_id")
        .annotate(**_counts(on))
    )
    answers = {row["debtor__region_id"]: _answers(row) for row in rows}
    regions = Region.objects.filter(pk__in=answers).order_by("name_kk")
    return [RegionRow(region, answers[region.pk]) for region in regions]


def _public() -> QuerySet[Obligation]:
    return Obligation.objects.filter(
        kind=ObligationKind.ANSWER_RECOMMENDATION, is_public=True, due_on__isnull=False
    )


def _counts(on: date) -> dict[str, Count]:
    owed = Q(state=ObligationState.OPEN)
    done = Q(state=ObligationState.DISCHARGED)
    return {
        "in_time": Count("pk", filter=done & Q(discharged_on__lte=F("due_on"))),
        "late": Count("pk", filter=done & Q(discharged_on__gt=F("due_on"))),
        "silent": Count("pk", filter=owed & Q(due_on__lt=on, lapses=False)),
        "awaited": Count("pk", filter=owed & Q(due_on__gte=on)),
    }


def _answers(row: Mapping[str, Any]) -> Answers:
    return Answers(
        in_time=row["in_time"],
        late=row["late"],
        silent=row["silent"],
        awaited=row["awaited"],
    )


def with_debts(bodies: QuerySet[Organization], *, on: date) -> QuerySet[Organization]:
    """Add to each body what it owes an answer to now, and how much of it is late."""
    answers = Q(
        debts__kind=ObligationKind.ANSWER_RECOMMENDATION,
        debts__state=ObligationState.OPEN,
        debts__is_public=True,
    )
    return bodies.select_related("region").annotate(
        owed=Count("debts", filter=answers),
        silent=Count(
            "debts",
            filter=answers & Q(debts__due_on__lt=on, debts__lapses=False),
        ),
    )
