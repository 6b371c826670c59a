"""The sides of one case: its pages, in the order of their tabs, and what each shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import User
from oversight.models import OVER, Case, Participant, Recommendation
from oversight.pages import case_steps, looks
from oversight.states import CASE_FORMS, CaseForm, CaseState

# A word, and the name of the address, which takes the case's id. In this order:
# overview, people, control, papers, after (measures and complaints).
SIDES: tuple[tuple[Any, str], ...] = (
    (_("Overview"), "case"),
    (_("People"), "case-people"),
    (_("Course of the control"), "case-control"),
    (_("Final document"), "case-papers"),
    (_("After the answers"), "case-after"),
)


def rows(user: Any) -> QuerySet[Case]:
    """Return the cases that the visitor sees, with what the head of a side shows."""
    return (
        Case.objects.visible_to(user)
        .select_related("initiator", "region", "send_obligation", "final_document")
        .prefetch_related("bodies", "participants", "handovers")
    )


def actor_of(request: Any) -> Actor | None:
    """Return who acts; none for a stranger, who is offered nothing."""
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None


def tabs(case: Case, current: str) -> list[dict[str, Any]]:
    """Return the tabs of this case's pages; `current` is the name of an address."""
    return [
        {
            "label": label,
            "url": reverse(f"page:{name}", args=[case.pk]),
            "current": name == current,
        }
        for label, name in SIDES
    ]


def side_context(request: HttpRequest, pk: UUID, current: str) -> dict[str, Any]:
    """Return what every side of a case begins with, or answer 404.

    Include `oversight/case_head.html` first: it draws the number, the theme, the
    steps and the tabs of `case`. `actor` is None for a stranger.
    """
    case = get_object_or_404(rows(request.user), pk=pk)
    return {
        "case": case,
        "actor": actor_of(request),
        "tabs": tabs(case, current),
        "stopped": _stopped(case, request.user, current),
        **_head(case, request.user),
    }


def _stopped(case: Case, user: Any, current: str) -> Participant | None:
    """Return the visitor's place where his word on a conflict stops his acts.

    The page of the people says it itself, and more; a draft is asked as a whole.
    """
    if current == "case-people" or case.state in (CaseState.DRAFT, *OVER):
        return None
    mine = [
        one
        for one in case.participants.all()
        if one.to_on is None and one.person_id and one.person_id == user.pk
    ]
    return next((one for one in mine if one.has_conflict is not False), None)


def _head(case: Case, user: Any) -> dict[str, Any]:
    language = get_language() or "kk"
    lines = list(Recommendation.objects.visible_to(user).filter(case=case))
    return {
        "steps": case_steps.steps(
            case, answered=looks.count_answered(lines), lines=len(lines)
        ),
        "form_label": CASE_FORMS[CaseForm(case.form)].in_(language),
        "state_label": case.procedure.labels[case.state].in_(language),
    }
