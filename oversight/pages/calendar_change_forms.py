"""What the pages ask of a supervisor who changes the working calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.almanac.models import Becomes
from backend.law.calendar import YearState
from backend.law.text import Text
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, Paragraphs
from oversight.actions.calendar_changes import Moved
from oversight.pages import looks

PAIRS = 4
REASONS = ("reason_kk", "reason_ru", "reason_en")


def _years() -> list[tuple[str, Any]]:
    """Return the years that a change may complete or load: this one and the next."""
    today = looks.today()
    found: list[tuple[str, Any]] = [("", gettext_lazy("no year"))]
    for year in (today.year, today.year + 1):
        complete = _("%(year)s is complete: its decree is entered") % {"year": year}
        by_law = _("%(year)s is loaded by law alone, provisional") % {"year": year}
        found.append((f"{year} {YearState.COMPLETE.value}", complete))
        found.append((f"{year} {YearState.BY_LAW.value}", by_law))
    return found


class ProposalForm(ActForm):
    """Which days move, which year is known now, on what ground, from which source."""

    ground = Paragraphs(label=gettext_lazy("What has changed?"), rows=2, max_length=500)
    source = Line(
        label=gettext_lazy("Source: number and date of the decree, or its address"),
        max_length=500,
    )
    year = forms.ChoiceField(
        label=gettext_lazy("What is known of a year now"),
        choices=_years,
        required=False,
    )
    reason_kk = Line(
        label=gettext_lazy("Reason in Kazakh"), max_length=300, required=False
    )
    reason_ru = Line(
        label=gettext_lazy("Reason in Russian"), max_length=300, required=False
    )
    reason_en = Line(
        label=gettext_lazy("Reason in English"), max_length=300, required=False
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        for place in range(1, PAIRS + 1):
            told = {"place": place}
            self.fields[f"off_{place}"] = Day(
                label=_("Day off %(place)s") % told, required=False
            )
            self.fields[f"worked_{place}"] = Day(
                label=_("Worked instead of it %(place)s") % told,
                required=False,
                help_text=_("A day that becomes a working day, alone or in exchange."),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse days without a reason in each language, and a day named twice."""
        taken: dict[str, Any] = super().clean() or {}
        named = [on for pair in _pairs(taken) for on in pair if on is not None]
        if len(set(named)) < len(named):
            self.add_error("off_1", _("A day is named twice."))
        if named:
            for name in REASONS:
                if not taken.get(name):
                    self.add_error(name, _("A moved day has its reason."))
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        """Return the change as the act takes it."""
        taken = self.cleaned_data
        reason = Text(*(taken[name] for name in REASONS))
        years = {}
        if taken["year"]:
            year, state = taken["year"].split()
            years = {int(year): YearState(state)}
        return {
            "days": [day for pair in _pairs(taken) for day in _moved(*pair, reason)],
            "years": years,
            "ground": taken["ground"],
            "source": taken["source"],
        }


class ApplicationForm(ActForm):
    """The list that was looked at."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)


def _pairs(taken: dict[str, Any]) -> list[tuple[date | None, date | None]]:
    return [
        (taken.get(f"off_{place}"), taken.get(f"worked_{place}"))
        for place in range(1, PAIRS + 1)
    ]


def _moved(off: date | None, worked: date | None, reason: Text) -> list[Moved]:
    found = []
    if off is not None:
        found.append(Moved(off, Becomes.OFF, reason, instead_of=worked))
    if worked is not None:
        found.append(Moved(worked, Becomes.WORKING, reason, instead_of=off))
    return found
