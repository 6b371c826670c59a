"""The course of a monitoring: its plan, checklist, sites, visits, six months."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.pages.acts import may
from backend.pages.registers import Register
from oversight import permissions, reports
from oversight.filters import SiteFilter
from oversight.models import (
    Case,
    Inspection,
    Site,
)
from oversight.pages import case_sides, visit_windows, visits
from oversight.pages.case_buttons import Button
from oversight.pages.monitoring_acts import MONITORING_ACTS, WritePlan
from oversight.rules import monitoring
from oversight.rules.visits import REFUSAL
from oversight.states import CaseState

NEXT_SITES = 12


def told(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Return what the course of a monitoring shows beside the head of its case."""
    case, actor = context["case"], context["actor"]
    checklist = case.checklists.prefetch_related("items").first()
    plans = list(case.plans.all())
    sites = Site.objects.filter(case=case).waiting()
    seen = Inspection.objects.visible_to(request.user).filter(site__case=case)
    sees_results = checklist is not None and seen.exists()
    asked = visits.rows(request.user, case)
    return {
        "plan": plans[0] if plans else None,
        "plans": len(plans),
        "checklist": checklist,
        "coverage": reports.coverage(case),
        "sites": list(sites[:NEXT_SITES]),
        "may_inspect": may_inspect(actor, case) and checklist is not None,
        "items": reports.line_totals(case, checklist.pk) if sees_results else [],
        "score": reports.total_score(case) if sees_results else None,
        "visits": asked,
        "things": [*(one.pk for one in plans), *(row.visit.pk for row in asked)],
        "windows": visit_windows.windows(case),
        "buttons": buttons(case, actor),
        "law": monitoring.MONITORING,
        "refusal": REFUSAL,
    }


def buttons(case: Case, actor: Actor | None) -> list[Button]:
    """Return the acts upon the monitoring that are open to the actor now."""
    if actor is None:
        return []
    return [
        Button(
            label=_("Write the plan") if act is WritePlan else act.words.button,
            url=reverse(f"page:case-{act.verb}", args=[case.pk]),
        )
        for act in MONITORING_ACTS
        if act.is_open(case) and may(act.policy, actor, case)
    ]


def may_inspect(actor: Actor | None, case: Case) -> bool:
    """Tell whether the actor may look at the sites of this monitoring now."""
    if actor is None or case.state != CaseState.UNDER_WAY:
        return False
    return may(permissions.can_log_finding, actor, case)


class CaseSites(Register):
    """All sites of one monitoring, in their order, and how far each is."""

    template_name = "oversight/site_list.html"
    filterset_class = SiteFilter
    ordering = "position"

    def found(self) -> QuerySet[Site]:
        case = self.kwargs["pk"]
        get_object_or_404(Case.objects.visible_to(self.request.user), pk=case)
        return Site.objects.filter(case_id=case).with_done()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        side = case_sides.side_context(self.request, self.kwargs["pk"], "case-control")
        told = super().get_context_data(**kwargs)
        return {**told, **side, "coverage": reports.coverage(side["case"])}
