"""What may be done from the page of a case, by whoever looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.pages import acts
from oversight import permissions
from oversight.actions import receipt_claims
from oversight.models import Answer, Case, Delivery, Recommendation
from oversight.pages import looks
from oversight.pages.answer_acts import ANSWER_ACTS, RECOMMENDATION_ACTS
from oversight.pages.case_acts import CASE_ACTS, CaseAct
from oversight.pages.delivery_acts import (
    DELIVERY_ACTS,
    DisputeReceipt,
    RegisterReceipt,
)
from oversight.pages.opening_acts import ON_CASE, Join, similar_to
from oversight.states import RECOMMENDATION_PROCEDURE, CaseState


@dataclass(frozen=True)
class Button:
    """One act that is open now: a form of its own page, or a button that does it."""

    label: Any
    url: str
    at_once: bool = False
    is_danger: bool = False
    is_main: bool = False


def on_case(case: Case, actor: Actor | None) -> list[Button]:
    """Return the acts upon a case that are open to the actor now."""
    if actor is None:
        return []
    open_now = [
        act
        for act in CASE_ACTS
        if act.is_open(case) and acts.may(act.policy, actor, case)
    ]
    main = next((act for act in open_now if _goes_on(act, case)), None)
    return [_button(act, case, is_main=act is main) for act in open_now]


def around(case: Case, actor: Actor | None, *, user: Any) -> list[Button]:
    """Return what its author may do around the control: amend, join, hand over."""
    if actor is None:
        return []
    open_now = [
        act
        for act in ON_CASE
        if act.is_open(case) and acts.may(act.policy, actor, case)
    ]
    return [
        _button(act, case, is_main=False)
        for act in open_now
        if act is not Join or similar_to(case, user).exists()
    ]


def _goes_on(act: type[CaseAct], case: Case) -> bool:
    """Tell whether an act is the usual next step; ending early is none."""
    ends_early = act.verb == "close" and case.state != CaseState.ANSWERED
    return not act.is_danger and not ends_early


def _button(act: type[CaseAct], case: Case, *, is_main: bool) -> Button:
    return Button(
        label=act.words.button,
        url=reverse(f"page:case-{act.verb}", args=[case.pk]),
        at_once=_asks_nothing(act) and not act.is_danger,
        is_danger=act.is_danger,
        is_main=is_main,
    )


def _asks_nothing(act: type[CaseAct]) -> bool:
    return act.form_class is acts.ActForm and act.form is acts.Act.form


def on_delivery(delivery: Delivery, actor: Actor | None) -> list[Button]:
    """Return the acts upon a delivery that are open to the actor now."""
    if actor is None:
        return []
    side = _side(delivery, actor)
    may_dispute = side is not None and receipt_claims.may_dispute(delivery, side)
    return [
        Button(
            act.words.button,
            reverse(f"page:delivery-{act.verb}", args=[delivery.pk]),
            at_once=act is RegisterReceipt,
        )
        for act in DELIVERY_ACTS
        if act.is_open(delivery)
        and (act is not DisputeReceipt or may_dispute)
        and acts.may(act.policy, actor, delivery)
    ]


def _side(delivery: Delivery, actor: Actor) -> Organization | None:
    held = {office.organization_id for office in actor.offices}
    sides = (delivery.body, delivery.document.case.initiator)
    return next((side for side in sides if side.pk in held), None)


def on_line(line: Recommendation, actor: Actor, *, is_here: bool) -> list[Button]:
    """Return the acts upon a recommendation, or its answer, open to the actor now.

    Where the body `is_here` its author enters no paper answer for it.
    """
    buttons = []
    answer = looks.given(line)
    waiting = not line.is_answered and line.sent_at is not None
    if waiting and acts.may(permissions.can_draft_answer, actor, line):
        url = reverse("page:recommendation-draft-answer", args=[line.pk])
        buttons.append(Button(_("Answer"), url, is_main=True))
    if waiting and not is_here and acts.may(permissions.can_enter_answer, actor, line):
        url = reverse("page:recommendation-enter-answer", args=[line.pk])
        buttons.append(Button(_("Enter the answer"), url))
    buttons += on_answer(answer, actor) if answer else []
    for act in RECOMMENDATION_ACTS:
        if _follows(line, act.verb) and acts.may(act.policy, actor, line):
            url = reverse(f"page:recommendation-{act.verb}", args=[line.pk])
            buttons.append(Button(act.words.button, url))
    return buttons


def on_answer(answer: Answer, actor: Actor) -> list[Button]:
    """Return what the author, or the body, may say of an answer now."""
    return [
        Button(
            act.words.button if act.is_of_body else act.words.title,
            reverse(f"page:answer-{act.verb}", args=[answer.pk]),
            at_once=act.verb == "confirm",
        )
        for act in ANSWER_ACTS
        if act.is_open(answer) and acts.may(act.policy, actor, answer)
    ]


def _follows(line: Recommendation, verb: str) -> bool:
    return verb in RECOMMENDATION_PROCEDURE.acts(line.state)
