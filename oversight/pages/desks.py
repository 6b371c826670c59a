"""A body's own desk: its templates of answers, and who acts for its head."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from backend import clock
from backend.accounts.models import Office, Organization
from backend.accounts.roles import Role
from backend.pages.acts import may
from oversight import permissions
from oversight.models import AnswerTemplate


@require_safe
@never_cache
@login_required
def templates(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the templates of a body to its officers and its head."""
    body, actor = _desk(request, pk)
    rows = AnswerTemplate.objects.visible_to(actor.user).filter(organization=body)
    context = {
        "body": body,
        "rows": list(rows.in_use()),
        "archived": list(rows.exclude(archived_at=None)),
    }
    return render(request, "oversight/answer_templates.html", context)


@require_safe
@never_cache
@login_required
def absences(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who acts, will act and has acted for the head of a body."""
    body, actor = _desk(request, pk)
    today = timezone.localdate(clock.now())
    held = (
        Office.objects.filter(organization=body, role=Role.HEAD)
        .exclude(acting_basis="")
        .select_related("user")
        .order_by("-from_on", "-id")
    )
    may_appoint = may(permissions.can_appoint_acting, actor, body)
    rows = [
        {
            "office": one,
            "is_over": one.to_on is not None and one.to_on < today,
            "is_now": one.from_on <= today and (one.to_on or today) >= today,
            "may_end": may_appoint and (one.to_on is None or one.to_on > today),
        }
        for one in held
    ]
    context = {"body": body, "rows": rows, "may_appoint": may_appoint}
    return render(request, "oversight/absences.html", context)


def _desk(request: HttpRequest, pk: UUID) -> tuple[Organization, Any]:
    """Return the body, for those who work there; refuse all others."""
    body = get_object_or_404(Organization.objects.bodies(), pk=pk)
    user: Any = request.user
    actor = user.actor_for(request)
    if not may(permissions.can_add_template, actor, body):
        raise PermissionDenied
    return body, actor
