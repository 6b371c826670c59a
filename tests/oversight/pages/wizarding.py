"""The wizard walked by forms alone."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests import factories


def address(step: str = "", language: str = "en") -> str:
    """Return the address of a step, or of the wizard itself."""
    with translation.override(language):
        if not step:
            return reverse("page:case-new")
        return reverse("page:case-new-step", args=[step])


def steps(*bodies: Any, **said: Any) -> dict[str, dict[str, Any]]:
    """Return what is written on each step; `said` changes one by its name."""
    usual: dict[str, dict[str, Any]] = {
        "who": {"initiator": "alone"},
        "form": {"form": "monitoring"},
        "matter": {"bodies": [str(body.pk) for body in bodies], "question": ""},
        "theme": {"theme": "Су", "tasks": "", "language": "kk"},
        "check": {"declared": factories.ALL_DECLARED, "has_conflict": "no"},
    }
    return {step: {**told, **said.get(step, {})} for step, told in usual.items()}


def walked(client: Client, told: dict[str, dict[str, Any]], *, to: str = "") -> Any:
    """Fill in the steps one after another, up to one; return the last answer."""
    answer = None
    for step, said in told.items():
        answer = client.post(address(step), said)
        if step == to:
            break
    return answer
