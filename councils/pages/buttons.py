"""The ways to acts: each shown to who may go it, in the state that lets it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.pages.acts import may


def actor_of(request: HttpRequest) -> Actor | None:
    """Return who asks, with his offices; None for a stranger."""
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None


def offered(
    acts: Iterable[Any], item: Any, actor: Actor | None, *, noun: str
) -> list[dict[str, Any]]:
    """Return the acts upon an item that this person may do to it now."""
    if actor is None:
        return []
    return [
        {
            "label": act.words.title,
            "url": reverse(f"page:{noun}-{act.verb}", args=[item.pk]),
            "is_danger": act.is_danger,
        }
        for act in acts
        if may(act.policy, actor, item) and act.is_open(item)
    ]
