"""What the pages ask for, of whoever writes into the ledger of his duty."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from backend.law.citation import Citation
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, Paragraphs, PastDay
from oversight.models import Obligation
from oversight.pages import looks
from oversight.rules import ledger


class RegistrationForm(ActForm):
    """On which day it was entered in one's own register."""

    refused_at = {"too-early": "on"}

    on = PastDay(label=_("Day of registration"), initial=looks.today)


class PromisedDayForm(ActForm):
    """By which day it will be done."""

    refused_at = {"too-early": "promised_on"}

    promised_on = Day(label=_("It will be done by"))
    ground = Paragraphs(label=_("Why by that day?"), rows=3, max_length=500)
    paper = Line(
        label=_("Paper: number and date, or an address"),
        max_length=500,
        required=False,
    )


class ExtensionForm(ActForm):
    """Until when, on what ground, by which paper."""

    refused_at = {"not-longer": "until", "no-term": "until"}

    until = Day(label=_("Extended to"))
    ground = Paragraphs(label=_("Ground"), rows=3, max_length=500)
    paper = Line(label=_("Paper: number and date, or an address"), max_length=500)

    def __init__(self, *, owed: Obligation, **data: Any) -> None:
        super().__init__(**data)
        self.norm = ledger.extending(owed.norm)

    def drawn(self) -> list[tuple[BoundField, Citation | None]]:
        """Return the fields; beside the day stands the norm that allows it, if any."""
        law = self.norm.citation if self.norm else None
        return [(bound, law if bound.name == "until" else None) for bound in self]


class ClockForm(ActForm):
    """On what ground the clock is stopped or runs on, by which paper."""

    ground = Paragraphs(label=_("Ground"), rows=3, max_length=500)
    paper = Line(label=_("Paper: number and date, or an address"), max_length=500)
