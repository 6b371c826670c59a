"""The course of an expertise: its experts, what they are asked, what they conclude."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from backend.accounts.actor import Actor
from backend.law.breach import Breach
from backend.pages.acts import may
from oversight.models import (
    Capacity,
    Case,
    ExpertConclusion,
    ExpertQuestion,
    Participant,
)
from oversight.pages import expertise_acts, looks
from oversight.pages.case_buttons import Button
from oversight.reports import control
from oversight.rules import expertise as rule
from oversight.states import CaseState


@dataclass(frozen=True)
class Asked:
    """One question, with what stands of its conclusions and the earlier versions."""

    question: ExpertQuestion
    conclusions: list[ExpertConclusion]
    earlier: list[ExpertConclusion]
    buttons: list[Button]


def told(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Return what the page of an expertise shows, in a constant number of queries."""
    case, actor = context["case"], context["actor"]
    experts = [
        one
        for one in case.participants.all()
        if one.capacity == Capacity.EXPERT and one.to_on is None
    ]
    given = _given(case, request.user)
    questions = list(ExpertQuestion.objects.filter(case=case))
    ask = expertise_acts.Ask
    asks = actor is not None and ask.is_open(case) and may(ask.policy, actor, case)
    url = reverse("page:case-ask-experts", args=[case.pk])
    awaited = bool(context["wanted"]) and not questions
    return {
        "experts": [(one, _faults(one)) for one in experts],
        "asked": [_asked(one, given, case, experts, actor) for one in questions],
        "buttons": [Button(ask.words.button, url, is_main=awaited)] if asks else [],
        "law": rule.EXPERTISE,
        "expert_law": rule.EXPERT,
        "things": [one.pk for one in questions],
    }


def _faults(expert: Participant) -> list[Breach]:
    return rule.check_expert(control.expert(expert), on=looks.today())


def _given(case: Case, user: Any) -> dict[UUID, list[ExpertConclusion]]:
    seen = ExpertConclusion.objects.visible_to(user).filter(question__case=case)
    found: dict[UUID, list[ExpertConclusion]] = defaultdict(list)
    for one in seen.select_related("participant", "file"):
        found[one.question_id].append(one)
    return found


def _asked(
    question: ExpertQuestion,
    given: dict[UUID, list[ExpertConclusion]],
    case: Case,
    experts: list[Participant],
    actor: Actor | None,
) -> Asked:
    question.case = case
    rows = given.get(question.pk, [])
    replaced = {one.replaces_id for one in rows}
    return Asked(
        question=question,
        conclusions=[one for one in rows if one.pk not in replaced],
        earlier=[one for one in rows if one.pk in replaced],
        buttons=_buttons(question, rows, experts, actor),
    )


def _buttons(
    question: ExpertQuestion,
    rows: list[ExpertConclusion],
    experts: list[Participant],
    actor: Actor | None,
) -> list[Button]:
    if actor is None or question.withdrawn_at is not None:
        return []
    state, leads = question.case.state, expertise_acts.WithdrawQuestion.policy
    keeps = may(leads, actor, question)
    own = any(one.person_id == actor.user.pk for one in experts)
    buttons = []
    if state == CaseState.UNDER_WAY and experts and (own or keeps):
        url = reverse("page:expert-question-conclude", args=[question.pk])
        buttons.append(Button(expertise_acts.Conclude.words.button, url))
    if keeps and not rows and expertise_acts.Ask.is_open(question.case):
        url = reverse("page:expert-question-withdraw", args=[question.pk])
        label = expertise_acts.WithdrawQuestion.words.button
        buttons.append(Button(label, url, is_danger=True))
    return buttons
