"""What came after the answers of a case: measures, plans, complaints."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.law.norms.administrative_code import COMPLAINT_FILED
from backend.pages.acts import may
from oversight import permissions
from oversight.models import (
    Answer,
    Case,
    Complaint,
    Measure,
    MeasurePlan,
    Recommendation,
    Verdict,
)
from oversight.pages import complaints, looks, measures
from oversight.pages.case_sides import side_context
from oversight.pages.complaint_looks import look_of
from oversight.pages.looks import Look, Viewer
from oversight.pages.measure_acts import PROMISING, can_adopt_plan, speaks_for_body
from oversight.reports import grounds
from oversight.rules import complaints as rules
from oversight.rules import measures as measure_rules
from oversight.states import ComplaintState, RecommendationState

# The whole history of a case: what was told of it, and of what came after.
NOT_ASKED = (RecommendationState.DRAFTED, RecommendationState.REDIRECTED)


@dataclass(frozen=True)
class After:
    """One recommendation, what was promised on it, what was complained of it."""

    line: Recommendation
    look: Look
    answer: Answer | None
    measures: list[tuple[Measure, Look]]
    complaints: list[tuple[Complaint, Look]]
    until: Any
    from_on: Any
    buttons: list[dict[str, Any]]


@dataclass(frozen=True)
class Followed:
    """What came after the answers, by recommendation: each with how it looks."""

    measures: dict[UUID, list[tuple[Measure, Look]]]
    complaints: dict[UUID, list[tuple[Complaint, Look]]]


def after_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what bodies promised, and where their silence or words went on to."""
    context = side_context(request, pk, "case-after")
    case, actor = context["case"], context["actor"]
    viewer = looks.viewer()
    told = {
        **context,
        "rows": of_case(case, user=request.user, actor=actor, viewer=viewer),
        "plans": MeasurePlan.objects.visible_to(request.user)
        .filter(document__case=case)
        .select_related("body", "file"),
        "plan_url": _plan_url(case, actor),
        "law": measure_rules.REMOVAL,
        "filing": COMPLAINT_FILED.citation,
        "laws": complaints.LAWS,
    }
    return render(request, "oversight/case_after.html", told)


def of_case(
    case: Case, *, user: Any, actor: Actor | None, viewer: Viewer
) -> list[After]:
    """Return each recommendation that was sent, with all that followed."""
    lines = list(
        Recommendation.objects.visible_to(user)
        .filter(case=case)
        .exclude(state=RecommendationState.DRAFTED)
        .select_related(
            "case__initiator",
            "body__parent",
            "answer_obligation",
            "answer__assessment",
        )
        .order_by("line", "id")
    )
    found = followed(lines, user=user, viewer=viewer)
    here = measures.bodies_here(lines, viewer)
    return [
        After(
            line=line,
            look=viewer.look(line),
            answer=looks.given(line),
            measures=found.measures[line.pk],
            complaints=found.complaints[line.pk],
            until=_until(line, viewer),
            from_on=_silence_from(line),
            buttons=_buttons(line, actor, viewer, is_here=line.body_id in here),
        )
        for line in lines
    ]


def followed(lines: list[Recommendation], *, user: Any, viewer: Viewer) -> Followed:
    """Return measures and complaints by recommendation, in two queries for all."""
    found = Followed(defaultdict(list), defaultdict(list))
    rows = Measure.objects.visible_to(user).filter(recommendation__in=lines)
    for measure in rows.select_related(*measures.RELATED):
        look = measures.look_of(measure, viewer)
        found.measures[measure.recommendation_id].append((measure, look))
    seen = Complaint.objects.visible_to(user).filter(recommendation__in=lines)
    kept = seen.exclude(state=ComplaintState.DISCARDED)
    for complaint in kept.select_related(*complaints.OF_LIST):
        look = look_of(complaint, viewer)
        found.complaints[complaint.recommendation_id].append((complaint, look))
    return found


def _silence_from(line: Recommendation) -> Any:
    """Return the first day on which silence can be complained of, if it is to come."""
    owed = line.answer_obligation
    if line.is_answered or owed is None or owed.due_on is None:
        return None
    return rules.silence_counts_from(due_on=owed.due_on)


def _until(line: Recommendation, viewer: Viewer) -> Any:
    """Return the last day to complain of what can be complained of now; else None."""
    owed, answer = line.answer_obligation, looks.given(line)
    learned_on = None
    if answer is None:
        silent = owed is not None and owed.is_overdue(viewer.today)
        learned_on = owed.due_on if owed and silent else None
    elif answer.verdict == Verdict.REJECTED or grounds.is_unfavourable(answer):
        learned_on = answer.answered_on
    counted = grounds.time_limit(learned_on, is_route_stated=None)
    return counted.due_on if counted else None


def _buttons(
    line: Recommendation, actor: Actor | None, viewer: Viewer, *, is_here: bool
) -> list[dict[str, Any]]:
    if actor is None:
        return []
    found = []
    speaks = speaks_for_body(actor, line) or not is_here
    if (
        speaks
        and line.state in PROMISING
        and may(permissions.can_promise_measure, actor, line)
    ):
        url = reverse("page:recommendation-promise-measure", args=[line.pk])
        found.append({"label": _("Promise a measure"), "url": url})
    owed = line.answer_obligation
    something = line.is_answered or (owed and owed.is_overdue(viewer.today))
    if (
        something
        and line.state not in NOT_ASKED
        and may(permissions.can_complain, actor, line)
    ):
        url = reverse("page:recommendation-complain", args=[line.pk])
        found.append({"label": _("Complain"), "url": url})
    return found


def _plan_url(case: Case, actor: Actor | None) -> str:
    if actor is None or not may(can_adopt_plan, actor, case):
        return ""
    lines = case.recommendations.filter(state__in=PROMISING)
    here = measures.bodies_here(lines, looks.viewer())
    open_to = any(
        speaks_for_body(actor, one) or one.body_id not in here for one in lines
    )
    return reverse("page:case-adopt-measure-plan", args=[case.pk]) if open_to else ""
