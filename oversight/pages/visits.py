"""The page of one visit: what was asked, what was answered, and the six months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.pages.acts import may
from oversight import reports
from oversight.actions.letters import OF_BODY
from oversight.models import Case, Site, Visit
from oversight.pages import case_sides, histories, looks, visit_windows
from oversight.pages.case_buttons import Button
from oversight.pages.visit_acts import VISIT_ACTS
from oversight.rules.visits import AGREEMENT, GROUNDS, REFUSAL, REQUEST, Bar, Ground
from oversight.states import VISIT, VisitState

# Of each state: its colour, what it means, and who acts next.
MEANS: Mapping[str, tuple[str, Any]] = {
    VisitState.REQUESTED: (
        "wait",
        _(
            "The body has been asked. It agrees, or refuses with a reason; the law "
            "names no days for that. Without its agreement nobody enters."
        ),
    ),
    VisitState.AGREED: (
        "ok",
        _("The body has agreed. After the day the author records what came of it."),
    ),
    VisitState.REFUSED: (
        "formal",
        _("The body has refused. The author may ask for another day."),
    ),
    VisitState.HELD: ("ok", _("The visit took place. Nothing more is to be done.")),
    VisitState.NOT_HELD: (
        "late",
        _("The body had agreed, and the visit did not take place."),
    ),
    VisitState.WITHDRAWN: ("idle", _("The author took the request back.")),
    VisitState.UNANSWERED: (
        "late",
        _("The body gave no answer before the monitoring ended."),
    ),
}


@dataclass(frozen=True)
class VisitRow:
    """One visit in a list: its badge, and whether a refusal lacks its ground."""

    visit: Visit
    look: str
    state: str
    is_silent: bool


def rows(user: Any, case: Case, *, site: Site | None = None) -> list[VisitRow]:
    """Return the visits of a case, or of one site, as the visitor sees them."""
    seen = Visit.objects.visible_to(user).filter(case=case)
    if site is not None:
        seen = seen.filter(site=site)
    return [
        VisitRow(
            visit=visit,
            look=MEANS[visit.state][0],
            state=_label(visit),
            is_silent=visit.is_without_ground,
        )
        for visit in seen.select_related("body", "site")
    ]


def visit_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one visit: the request, the answer, and whether a refusal has its ground."""
    seen = Visit.objects.visible_to(request.user).select_related(
        "case__initiator", "body", "site", "obligation", "answer_file"
    )
    visit = get_object_or_404(seen.prefetch_related("people__organization"), pk=pk)
    actor = case_sides.actor_of(request)
    look, means = MEANS[visit.state]
    told = {
        "visit": visit,
        "case": visit.case,
        "look": look,
        "state": _label(visit),
        "means": means,
        "buttons": _buttons(visit, actor),
        "window": _window(visit),
        "kept": _kept(visit),
        "history": histories.told([visit.pk]),
        "laws": {"request": REQUEST, "agreement": AGREEMENT, "refusal": REFUSAL},
    }
    return render(request, "oversight/visit.html", told)


def _window(visit: Visit) -> list[tuple[Bar, str]]:
    """Return what would let the body refuse, while it has not answered."""
    if visit.state != VisitState.REQUESTED:
        return []
    found = reports.bars(
        visit.body,
        question=visit.question,
        wanted_on=visit.wanted_on,
        but=visit.case,
    )
    return visit_windows.in_words(found)


def _kept(visit: Visit) -> dict[str, Any] | None:
    """Return the six months on which a refusal rests, as they were counted then."""
    if visit.bar is None:
        return None
    ground = GROUNDS[Ground(visit.ground)].in_(get_language() or "kk")
    return {**visit.bar, "ground": ground}


def _label(visit: Visit) -> str:
    return VISIT.labels[visit.state].in_(get_language() or "kk")


def _buttons(visit: Visit, actor: Actor | None) -> list[Button]:
    if actor is None:
        return []
    open_now = VISIT.acts(visit.state)
    on_paper = ("enter-agreement", "enter-refusal")
    is_here = _is_here(visit) if any(verb in open_now for verb in on_paper) else False
    return [
        Button(
            label=act.words.button,
            url=reverse(f"page:visit-{act.verb}", args=[visit.pk]),
            is_danger=act.is_danger,
            is_main=act.verb in ("agree", "record-held"),
        )
        for act in VISIT_ACTS
        if act.verb in open_now
        and not (act.verb in on_paper and is_here)
        and may(act.policy, actor, visit)
    ]


def _is_here(visit: Visit) -> bool:
    held = Office.objects.in_force(looks.today())
    return held.filter(organization=visit.body_id, role__in=OF_BODY).exists()
