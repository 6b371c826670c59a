"""The course of a control: one page of a case, shown as its form asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.accounts.actor import Actor
from oversight.models import Case, Recommendation
from oversight.pages import (
    case_buttons,
    case_sides,
    discussions,
    expertises,
    histories,
    looks,
    monitorings,
    next_steps,
)
from oversight.pages.next_steps import Next
from oversight.reports import control
from oversight.states import CaseForm

HERE = "case-control"
STEPS = ("register", "announce", "begin", "complete")
Told = Callable[[HttpRequest, dict[str, Any]], dict[str, Any]]
# By form: the template, and what it shows beside the head of the case.
COURSES: Mapping[CaseForm, tuple[str, Told]] = {
    CaseForm.DISCUSSION: ("oversight/discussion.html", discussions.told),
    CaseForm.EXPERTISE: ("oversight/expertise.html", expertises.told),
    CaseForm.MONITORING: ("oversight/monitoring.html", monitorings.told),
}


def control_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how a control is held: its announcement, its experts, its visits."""
    context = case_sides.side_context(request, pk, HERE)
    case = context["case"]
    context["next_buttons"] = _goes_on(case, context["actor"])
    context["next"] = _next(request, case, context["actor"])
    context["wanted"] = control.wanted(case, on=looks.today())
    course = COURSES.get(CaseForm(case.form))
    if course is None:
        return render(request, "oversight/course.html", context)
    template, told = course
    context |= told(request, context)
    context["history"] = histories.told([case.pk, *context.get("things", ())])
    return render(request, template, context)


def _next(request: HttpRequest, case: Case, actor: Actor | None) -> Next:
    """Say what the state means, who acts next, and until when."""
    lines = Recommendation.objects.visible_to(request.user).filter(case=case)
    return next_steps.of(
        case,
        side=next_steps.side_of(case, actor),
        lines=lines.select_related("answer_obligation"),
        today=looks.today(),
    )


def _goes_on(case: Case, actor: Actor | None) -> list[case_buttons.Button]:
    """Return the step of the procedure that the visitor may take now, if any."""
    steps = {reverse(f"page:case-{verb}", args=[case.pk]) for verb in STEPS}
    return [
        replace(button, is_main=True)
        for button in case_buttons.on_case(case, actor)
        if button.url in steps
    ]
