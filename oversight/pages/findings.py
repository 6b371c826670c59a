"""The page of one finding: its facts, its place, its versions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from backend.files import serving
from backend.pages.acts import may
from oversight import permissions
from oversight.actions.findings import CORRECTED_IN
from oversight.models import Finding
from oversight.pages import case_sides
from oversight.rules.findings import FACTS, SECRETS


def finding_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one version of a finding to whoever may see it, beside the others."""
    finding = get_object_or_404(_rows(request.user), pk=pk)
    actor = case_sides.actor_of(request)
    versions = (
        Finding.objects.visible_to(request.user)
        .filter(case=finding.case, number=finding.number)
        .order_by("-version")
    )
    told = {
        "finding": finding,
        "case": finding.case,
        "versions": [] if finding.number == 0 else list(versions),
        "may_correct": actor is not None
        and finding.is_current
        and finding.case.state in CORRECTED_IN
        and may(permissions.can_correct_finding, actor, finding),
        "laws": {"facts": FACTS, "secrets": SECRETS},
    }
    return render(request, "oversight/finding.html", told)


def finding_evidence(request: HttpRequest, pk: UUID, file: UUID) -> FileResponse:
    """Return a file of the evidence to whoever sees the finding."""
    finding = get_object_or_404(Finding.objects.visible_to(request.user), pk=pk)
    for one in finding.evidence.all():
        if one.pk == file:
            return serving.attachment(one)
    raise Http404


def _rows(user: Any) -> QuerySet[Finding]:
    seen = Finding.objects.visible_to(user).select_related(
        "case__initiator", "author", "site", "corrected_by"
    )
    return seen.prefetch_related("evidence", "bodies")
