"""The acts upon a draft, and upon the letter it goes into, open to a visitor now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from backend.accounts.actor import Actor
from backend.pages import acts
from oversight import permissions
from oversight.models import AnswerDraft
from oversight.pages.draft_acts import DRAFT_ACTS
from oversight.states import ANSWER_DRAFT_PROCEDURE


@dataclass(frozen=True)
class DraftButton:
    """One act upon a draft: a form of its own page, or a button that does it."""

    label: Any
    url: str
    at_once: bool
    is_main: bool = False
    is_danger: bool = False


def on_draft(draft: AnswerDraft | None, actor: Actor) -> list[DraftButton]:
    """Return the acts upon a draft that are open to the actor now.

    Whoever signs himself lays nothing before himself.
    """
    if draft is None:
        return []
    open_now = set(ANSWER_DRAFT_PROCEDURE.acts(draft.state))
    if acts.may(permissions.can_decide_draft, actor, draft):
        open_now.discard("submit")
    return [
        DraftButton(
            label=act.words.button,
            url=reverse(f"page:answer-draft-{act.verb}", args=[draft.pk]),
            at_once=act.form_class is acts.ActForm,
        )
        for act in DRAFT_ACTS
        if act.verb in open_now and acts.may(act.policy, actor, draft)
    ]
