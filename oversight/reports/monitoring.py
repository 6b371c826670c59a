"""How far a monitoring is, what its checklists add up to, and what came before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.law.calendar import months_after
from oversight.models import (
    Case,
    ChecklistItem,
    Inspection,
    InspectionLine,
    Site,
)
from oversight.rules import visits
from oversight.rules.monitoring import NOT_APPLICABLE, Coverage, LineKind, Score
from oversight.rules.visits import Bar, Earlier
from oversight.states import CaseForm, InspectionState

# Longer than any edition of the law bars a repeated visit: enough to look back.
MONTHS_BACK = 12


@dataclass(frozen=True)
class ItemRow:
    """What all inspected sites say to one line of the checklist."""

    item: ChecklistItem
    yes: int
    no: int
    not_applicable: int
    answers: int
    score: Score

    @property
    def is_counted(self) -> bool:
        """Tell whether its answers are “yes” and “no”."""
        return self.item.kind == LineKind.YES_NO


def coverage(case: Case) -> Coverage:
    """Return how many of the planned sites have a finished inspection."""
    finished = Q(inspections__state=InspectionState.FINISHED)
    told = Site.objects.filter(case=case, left_out_at=None).aggregate(
        planned=Count("pk", distinct=True),
        done=Count("pk", distinct=True, filter=finished),
    )
    return Coverage(done=told["done"], planned=told["planned"])


def total_score(case: Case) -> Score:
    """Return the points of all inspections that stand, of all that were possible."""
    standing = Inspection.objects.current().filter(site__case=case)
    told = standing.aggregate(points=Sum("points"), possible=Sum("possible"))
    return Score(points=told["points"] or 0, possible=told["possible"] or 0)


def line_totals(case: Case, checklist: UUID) -> list[ItemRow]:
    """Return what the standing inspections say to each line of one version."""
    standing = Inspection.objects.current().filter(
        site__case=case, checklist_id=checklist
    )
    rows = (
        InspectionLine.objects.filter(inspection__in=standing)
        .values("item_id")
        .order_by()
        .annotate(
            yes=Count("pk", filter=Q(value="yes")),
            no=Count("pk", filter=Q(value="no")),
            na=Count("pk", filter=Q(value=NOT_APPLICABLE)),
            answers=Count("pk"),
            got=Sum("points"),
            most=Sum("possible"),
        )
    )
    by_item: dict[UUID, Any] = {row["item_id"]: row for row in rows}
    found = []
    for item in ChecklistItem.objects.filter(checklist_id=checklist):
        row = by_item.get(item.pk, {})
        found.append(
            ItemRow(
                item=item,
                yes=row.get("yes", 0),
                no=row.get("no", 0),
                not_applicable=row.get("na", 0),
                answers=row.get("answers", 0),
                score=Score(row.get("got", 0), row.get("most", 0)),
            )
        )
    return found


def earlier_monitorings(
    body: Organization, *, question: str, wanted_on: date, but: Case | None
) -> list[Earlier]:
    """Return monitorings that ended in the year before a day, and touch this visit.

    By object: the same body. By question: the same question, asked of the body
    itself, of the one above it, or of those below it (our reading: a question stays
    within one line of bodies).
    """
    line = set(Organization.objects.filter(parent=body).values_list("pk", flat=True))
    line |= {body.pk} | ({body.parent_id} if body.parent_id else set())
    ended = (
        Case.objects.filter(
            form=CaseForm.MONITORING,
            completed_on__gte=months_after(wanted_on, -MONTHS_BACK),
            completed_on__lte=wanted_on,
            bodies__in=line,
        )
        .distinct()
        .prefetch_related("bodies")
        .order_by("-completed_on", "-id")
    )
    return [
        Earlier(
            number=case.number or "",
            ended_on=case.completed_on,
            same_object=any(one.pk == body.pk for one in case.bodies.all()),
            same_question=visits.same_question(case.question, question),
        )
        for case in ended
        if case.completed_on is not None and case != but
    ]


def bars(
    body: Organization, *, question: str, wanted_on: date, but: Case | None
) -> list[Bar]:
    """Return each six months in which this visit may be refused, the latest first."""
    found = earlier_monitorings(body, question=question, wanted_on=wanted_on, but=but)
    return visits.bars(found, wanted_on=wanted_on, calendar=calendars.current())


def bars_by_body(case: Case, *, on: date) -> list[tuple[Organization, list[Bar]]]:
    """Return of each body of a case whether it might refuse a visit on this day."""
    bodies: Iterable[Organization] = case.bodies.all()
    return [
        (body, bars(body, question=case.question, wanted_on=on, but=case))
        for body in bodies
    ]
