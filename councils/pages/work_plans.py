"""The sections of a council's plan of work, and of its own monitorings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.pages.acts import may
from councils import permissions
from councils.filters import today
from councils.models import Council, Monitoring, PlanItem, WorkPlan
from councils.pages import sections
from councils.rules import work_plans as rule
from councils.states import WORK_PLAN


@dataclass(frozen=True)
class Line:
    """One matter of the plan, and how it stands today."""

    item: PlanItem
    is_late: bool
    buttons: list[dict[str, str]]


@dataclass(frozen=True)
class Month:
    """One month of the plan."""

    name: Any
    lines: list[Line]


def plan_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show what a council means to do in a year, month by month, and what it did."""
    council, actor = _found(request, pk), _actor(request)
    plans = list(WorkPlan.objects.visible_to(request.user).filter(council=council))
    plan = _chosen(plans, request.GET.get("year", ""))
    months = [] if plan is None else _months(plan, actor)
    lines = [line for month in months for line in month.lines]
    told = {
        "council": council,
        "tabs": sections.tabs(council, "council-plan"),
        "buttons": _buttons(council, plan, actor),
        "plan": plan,
        "years": sorted({one.year for one in plans}, reverse=True),
        "months": months,
        "count": len(lines),
        "done": sum(line.item.done_at_id is not None for line in lines),
        "late": sum(line.is_late for line in lines),
        "law": rule.PLAN.citation,
    }
    return render(request, "councils/plan.html", told)


def monitorings_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the monitorings of a council, each with its conclusion and decision."""
    council, actor = _found(request, pk), _actor(request)
    seen = Monitoring.objects.visible_to(request.user).filter(council=council)
    rows = seen.select_related("body").prefetch_related(
        "members", "agenda_items__decisions", "agenda_items__meeting"
    )
    can_log = actor is not None and may(permissions.can_log_monitoring, actor, council)
    url = reverse("page:council-log-monitoring", args=[council.pk])
    told = {
        "council": council,
        "tabs": sections.tabs(council, "council-monitorings"),
        "buttons": [
            {"label": _("Put a monitoring or an expertise on record"), "url": url}
        ]
        if can_log
        else [],
        "rows": rows,
        "submits": actor is not None and may(permissions.can_plan, actor, council),
    }
    return render(request, "councils/monitorings.html", told)


def _found(request: HttpRequest, pk: Any) -> Council:
    rows = Council.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("organization__region", "body"), pk=pk)


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None


def _chosen(plans: list[WorkPlan], wanted: str) -> WorkPlan | None:
    """Return the plan of the year asked for, else of this year, else the last one."""
    by_year = {str(plan.year): plan for plan in plans}
    newest = max(plans, key=lambda plan: plan.year, default=None)
    return by_year.get(wanted) or by_year.get(str(today().year)) or newest


def _months(plan: WorkPlan, actor: Actor | None) -> list[Month]:
    rows = plan.items.select_related("responsible", "invited_body", "done_at")
    edits = actor is not None and may(permissions.can_edit_plan, actor, plan)
    removes = edits and "remove-item" in WORK_PLAN.acts(plan.state)
    by_month: dict[int, list[Line]] = {}
    for item in rows:
        late = rule.is_late(
            year=plan.year,
            month=item.month,
            is_done=item.done_at_id is not None,
            on=today(),
        )
        buttons = _on_item(item, removes=removes) if edits else []
        by_month.setdefault(item.month, []).append(Line(item, late, buttons))
    return [Month(MONTHS[month], lines) for month, lines in sorted(by_month.items())]


def _on_item(item: PlanItem, *, removes: bool) -> list[dict[str, str]]:
    if item.done_at_id is not None:
        return []
    put = reverse("page:plan-item-put-on-agenda", args=[item.pk])
    buttons = [{"label": _("Put on the agenda"), "url": put}]
    if removes:
        url = reverse("page:plan-item-remove", args=[item.pk])
        buttons.append({"label": _("Take it out"), "url": url})
    return buttons


def _buttons(
    council: Council, plan: WorkPlan | None, actor: Actor | None
) -> list[dict[str, str]]:
    if actor is None:
        return []
    buttons = []
    if plan is not None and may(permissions.can_edit_plan, actor, plan):
        url = reverse("page:work-plan-add-item", args=[plan.pk])
        buttons.append({"label": _("Add a matter"), "url": url})
    if (
        plan is not None
        and "approve" in WORK_PLAN.acts(plan.state)
        and may(permissions.can_approve_plan, actor, plan)
    ):
        url = reverse("page:work-plan-approve", args=[plan.pk])
        buttons.append({"label": _("Approve the plan"), "url": url})
    if may(permissions.can_draft_plan, actor, council):
        url = reverse("page:council-draft-plan", args=[council.pk])
        buttons.append({"label": _("Begin a plan of work"), "url": url})
    return buttons
