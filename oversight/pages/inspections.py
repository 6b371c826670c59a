"""The pages of a site, of its inspections, and of the checklist they go by."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.files import serving
from backend.pages.acts import may
from oversight import permissions, reports
from oversight.actions.monitorings import PREPARED_IN
from oversight.models import Checklist, Finding, Inspection, Site
from oversight.pages import case_sides, monitorings, visits
from oversight.pages.case_buttons import Button
from oversight.pages.inspection_acts import INSPECTION_ACTS
from oversight.rules import monitoring
from oversight.states import INSPECTION, CaseState, InspectionState


def site_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one site: its inspections, as far as the visitor may see them."""
    rows = Site.objects.visible_to(request.user).with_done()
    site = get_object_or_404(rows.select_related("case__initiator", "body"), pk=pk)
    actor = case_sides.actor_of(request)
    may_inspect = monitorings.may_inspect(actor, site.case) and site.left_out_at is None
    inspections = (
        Inspection.objects.visible_to(request.user)
        .filter(site=site)
        .select_related("by", "checklist")
    )
    open_now = [
        one for one in inspections if one.state == InspectionState.BEGUN and may_inspect
    ]
    told = {
        "site": site,
        "case": site.case,
        "inspections": [(one, _state(one)) for one in inspections],
        "open_now": open_now,
        "may_inspect": may_inspect and site.case.checklists.exists(),
        "may_leave_out": actor is not None
        and site.left_out_at is None
        and not _is_done(site)
        and site.case.state in PREPARED_IN
        and may(permissions.can_edit_site, actor, site),
        "may_log": may_inspect,
        "visits": visits.rows(request.user, site.case, site=site),
        "findings": Finding.objects.visible_to(request.user)
        .current()
        .filter(site=site),
    }
    return render(request, "oversight/site.html", told)


def inspection_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one inspection: every line of its checklist with its answer."""
    rows = Inspection.objects.visible_to(request.user).select_related(
        "site__case__initiator", "checklist", "by", "replaces", "corrected_by"
    )
    inspection = get_object_or_404(rows, pk=pk)
    actor, case = case_sides.actor_of(request), inspection.site.case
    answers = {
        line.item_id: line for line in inspection.lines.prefetch_related("evidence")
    }
    lines = [(item, answers.get(item.pk)) for item in inspection.checklist.items.all()]
    told = {
        "inspection": inspection,
        "case": case,
        "lines": lines,
        "answered": len(answers),
        "state": _state(inspection),
        "is_begun": inspection.state == InspectionState.BEGUN,
        "buttons": _on_inspection(inspection, actor, left=len(lines) - len(answers)),
    }
    return render(request, "oversight/inspection.html", told)


def inspection_evidence(request: HttpRequest, pk: UUID, file: UUID) -> FileResponse:
    """Return a file of the evidence to whoever sees the inspection."""
    seen = Inspection.objects.visible_to(request.user)
    inspection = get_object_or_404(seen, pk=pk)
    for line in inspection.lines.prefetch_related("evidence"):
        for one in line.evidence.all():
            if one.pk == file:
                return serving.attachment(one)
    raise Http404


def checklist_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one version of a checklist, and what its lines add up to so far."""
    rows = Checklist.objects.visible_to(request.user).select_related(
        "case__initiator", "replaces", "replaced_by"
    )
    finished = Count(
        "inspections", filter=Q(inspections__state=InspectionState.FINISHED)
    )
    checklist = get_object_or_404(rows.annotate(finished=finished), pk=pk)
    seen = Inspection.objects.visible_to(request.user).filter(checklist=checklist)
    told = {
        "checklist": checklist,
        "case": checklist.case,
        "items": list(checklist.items.all()),
        "results": reports.line_totals(checklist.case, checklist.pk)
        if seen.exists()
        else [],
        "law": monitoring.MONITORING,
    }
    return render(request, "oversight/checklist.html", told)


def _is_done(site: Site) -> bool:
    return site.inspections.filter(state=InspectionState.FINISHED).exists()


def _state(inspection: Inspection) -> str:
    return INSPECTION.labels[inspection.state].in_(get_language() or "kk")


def _on_inspection(
    inspection: Inspection, actor: Actor | None, *, left: int
) -> list[Button]:
    if actor is None or not may(permissions.can_fill_in, actor, inspection):
        return []
    if inspection.site.case.state != CaseState.UNDER_WAY:
        return []
    open_now = INSPECTION.acts(inspection.state)
    found = []
    for act in INSPECTION_ACTS:
        if act.verb not in open_now or (act.verb == "finish" and left):
            continue
        if act.verb == "answer-line" and not left:
            continue
        if act.verb == "correct" and hasattr(inspection, "corrected_by"):
            continue
        url = reverse(f"page:inspection-{act.verb}", args=[inspection.pk])
        label = _("Go on") if act.verb == "answer-line" else act.words.button
        is_main = act.verb in ("answer-line", "finish")
        found.append(Button(label, url, is_danger=act.is_danger, is_main=is_main))
    return found
