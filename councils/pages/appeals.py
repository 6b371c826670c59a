"""The registers of appeals, of all councils and of one, and the page of one appeal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.pages.acts import may
from backend.pages.registers import Register
from councils.filters import AppealFilter
from councils.models import AgendaItem, Appeal, Council
from councils.pages import appeal_acts, duties, labels, sections
from councils.pages.duties import Duty
from councils.rules import appeals as rule
from councils.states import APPEAL, AppealState
from oversight.pages import looks
from oversight.pages.looks import Look, Viewer

OF_LIST = ("council__organization", "commission", "seat", "answer_obligation")


@dataclass(frozen=True)
class Line:
    """One appeal in a list, and how it stands today."""

    appeal: Appeal
    look: Look


class AppealList(Register):
    """Appeals, the latest first: themes and answers, and no person."""

    template_name = "councils/appeal_list.html"
    filterset_class = AppealFilter
    ordering = "-received_on"

    def found(self) -> QuerySet[Appeal]:
        seen = Appeal.objects.visible_to(self.request.user)
        return seen.select_related(*OF_LIST, "redirected_to")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        viewer = looks.viewer()
        lines = [Line(row, _look(row, viewer)) for row in context["rows"]]
        own = isinstance(self.request.user, User)
        return {
            **context,
            "lines": lines,
            "states": labels.choices(APPEAL.labels),
            "can_have_own": own,
        }


class CouncilAppeals(AppealList):
    """The appeals to one council: a section of its pages."""

    template_name = "councils/council_appeals.html"

    @cached_property
    def council(self) -> Council:
        """Return the council of the address."""
        rows = Council.objects.visible_to(self.request.user)
        related = rows.select_related("organization__region", "body")
        return get_object_or_404(related, pk=self.kwargs["pk"])

    def found(self) -> QuerySet[Appeal]:
        return super().found().filter(council=self.council)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        council, actor = self.council, _actor(self.request)
        settled = council.settings_on(looks.today()).appeal_days
        return {
            **super().get_context_data(**kwargs),
            "council": council,
            "tabs": sections.tabs(council, "council-appeals"),
            "buttons": _on_council(council, actor),
            "days": settled,
            "law": rule.ANSWER,
            "power": rule.POWER,
            "personal_law": rule.PERSONAL_DATA,
        }


def appeal_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one appeal: its theme and answer to all, the rest to those concerned."""
    seen = Appeal.objects.visible_to(request.user).read_by(request.user)
    appeal: Any = get_object_or_404(
        seen.select_related(*OF_LIST, "redirected_to"), pk=pk
    )
    viewer = looks.viewer()
    owed = appeal.answer_obligation
    matters = AgendaItem.objects.visible_to(request.user).filter(appeal=appeal)
    told = {
        "appeal": appeal,
        "council": appeal.council,
        "look": _look(appeal, viewer),
        "duty": duties.of(owed, viewer) if owed else None,
        "next": _next(appeal),
        "steps": _steps(appeal),
        "concerned": bool(appeal.is_known),
        "is_own": appeal in Appeal.objects.of_person(request.user).filter(pk=pk),
        "matters": matters.standing().select_related("meeting"),
        "buttons": _buttons(appeal_acts.ON_APPEAL, appeal, _actor(request)),
        "personal_law": rule.PERSONAL_DATA,
        "law": rule.ANSWER,
    }
    return render(request, "councils/appeal.html", told)


def _look(appeal: Appeal, viewer: Viewer) -> Look:
    """Return how an appeal stands: answered, awaited, sent on, withdrawn."""
    if appeal.state in (AppealState.REDIRECTED, AppealState.WITHDRAWN):
        return Look("idle", appeal.state_label)
    owed = appeal.answer_obligation
    duty: Duty | None = duties.of(owed, viewer) if owed else None
    if duty is not None and appeal.state == AppealState.ANSWERED:
        word = appeal.state_label if duty.look.state == "ok" else duty.look.word
        return Look(duty.look.state, word)
    if duty is not None and duty.term is not None:
        return duty.look
    return Look("wait", appeal.state_label)


def _next(appeal: Appeal) -> str:
    """Say who acts next, or why nobody does."""
    match AppealState(appeal.state):
        case AppealState.REGISTERED:
            return _(
                "The secretary or the chair answers, gives it to a commission or a "
                "member, or sends it on to the competent body."
            )
        case AppealState.ASSIGNED:
            who = appeal.commission or appeal.seat
            words = _(
                "“%(who)s” has it in hand; the secretary or the chair then answers."
            )
            return words % {"who": who}
        case AppealState.ANSWERED:
            return _("Nobody: it is answered.")
        case AppealState.REDIRECTED:
            return _("The body to which it is sent on.")
        case AppealState.WITHDRAWN:
            return _("Nobody: its author has taken it back.")


def _steps(appeal: Appeal) -> list[dict[str, Any]]:
    """Return the steps of the appeal; one that was left out is not shown."""
    words, over = dict(labels.choices(APPEAL.labels)), appeal.is_over
    is_given = appeal.commission_id is not None or appeal.seat_id is not None
    given = "done" if is_given else "now"
    last = appeal.state if over else AppealState.ANSWERED
    end = "done" if over else "now" if is_given else "todo"
    states = [(AppealState.REGISTERED, "done"), (AppealState.ASSIGNED, given)]
    if over and not is_given:
        states.pop()
    return [
        {"label": words[name], "state": state} for name, state in [*states, (last, end)]
    ]


def _on_council(council: Council, actor: Actor | None) -> list[dict[str, Any]]:
    """Return what is offered on a council; a stranger may sign in to appeal."""
    offered = []
    for act in appeal_acts.ON_COUNCIL:
        signs_in = actor is None and act is appeal_acts.FileAppeal
        if signs_in or (actor is not None and may(act.policy, actor, council)):
            url = reverse(f"page:council-{act.verb}", args=[council.pk])
            offered.append({"label": act.words.title, "url": url})
    return offered


def _buttons(
    acts: Iterable[type[appeal_acts.AppealAct]], appeal: Appeal, actor: Actor | None
) -> list[dict[str, Any]]:
    if actor is None:
        return []
    return [
        {
            "label": act.words.title,
            "url": reverse(f"page:appeal-{act.verb}", args=[appeal.pk]),
            "is_danger": act.is_danger,
        }
        for act in acts
        if act.is_open(appeal) and may(act.policy, actor, appeal)
    ]


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None
