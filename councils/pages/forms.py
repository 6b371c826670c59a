"""What the pages of councils ask for; limits as at the doors of the API."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs
from councils.actions.decisions import Advice
from councils.pages import labels

MOST_LINES = 3
MOST_ITEMS = 30


def spoken() -> str:
    """Return kk or ru: the language in which texts of councils are written."""
    return "ru" if (get_language() or "kk").startswith("ru") else "kk"


class ReasonForm(ActForm):
    """Why."""

    reason = Line(label=_("Reason"), max_length=500)


class DecisionForm(ActForm):
    """The words of a decision, and up to three recommendations."""

    text_kk = Paragraphs(label=_("Text in Kazakh"))
    text_ru = Paragraphs(label=_("Text in Russian"))

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        bodies = Organization.objects.bodies().order_by("name_kk")
        for place in range(1, MOST_LINES + 1):
            self.fields |= {
                f"text_{place}": Paragraphs(
                    label=_("Recommendation"), required=False, max_length=5000, rows=2
                ),
                f"body_{place}": forms.ModelChoiceField(
                    label=_("To which body"), queryset=bodies, required=False
                ),
                f"power_{place}": forms.ChoiceField(
                    label=_("Under which power"), choices=labels.powers_offered
                ),
            }

    def clean(self) -> dict[str, Any]:
        """Refuse a recommendation to nobody."""
        taken: dict[str, Any] = super().clean() or {}
        for place in range(1, MOST_LINES + 1):
            if taken.get(f"text_{place}") and not taken.get(f"body_{place}"):
                self.add_error(f"body_{place}", _("Name the body that has to answer."))
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        advice = [
            Advice(
                body=taken[f"body_{place}"],
                text=taken[f"text_{place}"],
                power=taken[f"power_{place}"],
                language=spoken(),
            )
            for place in range(1, MOST_LINES + 1)
            if taken[f"text_{place}"]
        ]
        texts = {"text_kk": taken["text_kk"], "text_ru": taken["text_ru"]}
        return {**texts, "recommendations": advice}
