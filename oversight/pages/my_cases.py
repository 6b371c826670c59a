"""The watchdog's desk: his matters, what is next in each, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight import permissions
from oversight.models import OVER, Case, CaseHandover, CaseSketch, Recommendation
from oversight.pages import looks, next_steps
from oversight.pages.next_steps import Next, Side
from oversight.states import CASE_FORMS, CaseForm

LEADING = (Role.COORDINATOR, Role.PARTICIPANT)
MOST_OVER = 20


@dataclass(frozen=True)
class Line:
    """One of the visitor's matters, and what is next in it."""

    case: Case
    form: str
    state: str
    next: Next
    answered: int
    lines: int
    owes_word: bool

    @property
    def sorting(self) -> tuple[bool, date, bool]:
        """Return what puts the most urgent first: overdue, soonest, one's own move."""
        until = self.next.until or date.max
        return (not self.next.is_over, until, not self.next.is_yours)


@login_required
@never_cache
def my_cases(request: HttpRequest) -> HttpResponse:
    """Show the matters that the visitor leads or takes part in, the urgent first."""
    user: Any = request.user
    actor = user.actor_for(request)
    held = {o.organization_id for o in actor.offices if o.role in LEADING}
    going_on = _going_on(held, actor)
    told = {
        "lines": sorted(going_on, key=lambda line: line.sorting),
        "over": _over(held),
        "offers": _offers(actor),
        "sketch": CaseSketch.objects.visible_to(user).first(),
        "may_open": permissions.may_open_some_case(actor),
        "may_record": permissions.may_record_some_past(actor),
    }
    return render(request, "oversight/my_cases.html", told)


def _going_on(held: set[Any], actor: Actor) -> list[Line]:
    sent = Recommendation.objects.visible_to(actor.user).select_related(
        "answer_obligation"
    )
    rows = (
        Case.objects.visible_to(actor.user)
        .filter(initiator__in=held)
        .exclude(state__in=OVER)
        .select_related("initiator", "send_obligation")
        .prefetch_related(
            "bodies",
            "participants__conflicts",
            "announcements__invitations",
            Prefetch("recommendations", sent, to_attr="lines"),
        )
        .order_by("-opened_at")
    )
    return [_line(case, actor) for case in rows]


def _line(case: Any, actor: Actor) -> Line:
    return Line(
        case=case,
        form=_form(case),
        state=_state(case),
        next=next_steps.of(
            case, side=Side.AUTHOR, lines=case.lines, today=looks.today()
        ),
        answered=looks.count_answered(case.lines),
        lines=len(case.lines),
        owes_word=any(
            one.person_id == actor.user.pk
            and one.to_on is None
            and one.has_conflict is None
            for one in case.participants.all()
        ),
    )


def _over(held: set[Any]) -> list[dict[str, Any]]:
    rows = Case.objects.filter(initiator__in=held, state__in=OVER)
    return [
        {"case": case, "form": _form(case), "state": _state(case)}
        for case in rows.order_by("-closed_at")[:MOST_OVER]
    ]


def _offers(actor: Actor) -> list[CaseHandover]:
    held = {o.organization_id for o in actor.offices if o.role == Role.COORDINATOR}
    rows = CaseHandover.objects.waiting().filter(to_org__in=held)
    return list(rows.select_related("case", "from_org"))


def _form(case: Case) -> str:
    return CASE_FORMS[CaseForm(case.form)].in_(get_language() or "kk")


def _state(case: Case) -> str:
    return case.procedure.labels[case.state].in_(get_language() or "kk")
