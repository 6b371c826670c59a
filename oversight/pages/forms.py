"""What the pages of oversight ask for; limits as at the doors of the API."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.law.norms import public_control
from backend.pages.acts import ActForm
from backend.pages.fields import Paragraphs
from oversight.models import Road

ROADS = [(road.value, capfirst(road.label)) for road in Road if road != Road.IN_SYSTEM]


def spoken() -> str:
    """Return the language of the page, in which a text is likely to be written."""
    return (get_language() or "kk")[:2]


class LanguageField(forms.ChoiceField):
    """In which language a text is written."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Language of the text"),
            choices=settings.LANGUAGES,
            initial=spoken,
        )


class ReasonForm(ActForm):
    """Why."""

    reason = Paragraphs(label=_("Why?"), rows=3)


class ClosingForm(ActForm):
    """Why the case ends; the law asks where something stays unanswered."""

    laws = {"reason": public_control.ANSWER.citation}
    refused_at = {"no_closing_reason": "reason"}

    reason = Paragraphs(label=_("Why?"), rows=3, required=False)


class NoteForm(ActForm):
    """What is told."""

    note = Paragraphs(label=_("What has been done?"), rows=4)
