"""The course of a control: one page of a case, shown as its form asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from oversight.pages import (
    case_buttons,
    case_sides,
    discussions,
    expertises,
    looks,
    monitorings,
)
from oversight.reports import control
from oversight.states import CaseForm

HERE = "case-control"
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
    steps = case_buttons.on_case(case, context["actor"])
    context["next_buttons"] = [button for button in steps if button.is_main]
    context["wanted"] = control.wanted(case, on=looks.today())
    course = COURSES.get(CaseForm(case.form))
    if course is None:
        return render(request, "oversight/course.html", context)
    template, told = course
    return render(request, template, {**context, **told(request, context)})
