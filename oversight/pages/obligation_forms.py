"""What the pages ask for, of whoever writes into the ledger of his duty."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from backend.law.citation import Citation
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, Paragraphs, PastDay
from oversight.models import Basis, Obligation
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

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        """Return the extension, with the norm that allows it, if there is one."""
        return {**self.cleaned_data, "norm": self.norm}


class StandstillForm(ActForm):
    """On what ground the clock is stopped, by which paper."""

    ground = Paragraphs(label=_("Ground"), rows=3, max_length=500)
    paper = Line(label=_("Paper: number and date, or an address"), max_length=500)

    def __init__(self, *, owed: Obligation, **data: Any) -> None:
        super().__init__(**data)
        setting = owed.basis == Basis.SETTING
        self.norm = ledger.suspending(owed.norm, is_setting=setting)

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        """Return the suspension of today, with the norm that knows it, if any."""
        return {**self.cleaned_data, "norm": self.norm, "on": looks.today()}


class ResumptionForm(ActForm):
    """On what ground the clock runs on, by which paper."""

    ground = Paragraphs(label=_("Ground"), rows=3, max_length=500)
    paper = Line(label=_("Paper: number and date, or an address"), max_length=500)

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        """Return the resumption of today."""
        return {**self.cleaned_data, "on": looks.today()}
