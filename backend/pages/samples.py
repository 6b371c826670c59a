"""Invented things for the gallery of components."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _

from backend.law import acts
from backend.law import term as terms
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from backend.law.text import Text
from backend.pages import icons

ALMATY = ZoneInfo("Asia/Almaty")


class SampleForm(forms.Form):
    """A form with one of each kind of field."""

    held_on = forms.DateField(
        label="Тыңдау күні",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reasons = forms.CharField(
        label="Жауап уәжі", widget=forms.Textarea(attrs={"rows": 3})
    )
    verdict = forms.ChoiceField(
        label="Ұсыным бойынша шешім",
        choices=[
            ("accepted", "Қабылданды"),
            ("partly", "Ішінара қабылданды"),
            ("rejected", "Қабылданбады"),
        ],
        widget=forms.RadioSelect,
    )
    agree = forms.BooleanField(label="Мүдделер қақтығысы жоқ", required=False)


def of(language: str) -> dict[str, Any]:
    """Return what the gallery shows, in one language of the three."""
    citation = Citation(acts.PUBLIC_CONTROL, "art. 13(4)", Read.TEXT)
    term = terms.due(
        public_control.ANSWER,
        start=date(2026, 10, 19),
        calendar=WorkingCalendar.plain(),
    )
    form = SampleForm(
        {"held_on": "2026-12-14", "reasons": "", "verdict": "accepted", "agree": "on"}
    )
    form.is_valid()
    return {
        "citation": citation,
        "setting": Citation(acts.COUNCIL_REGULATION, "", Read.SETTING),
        "term": term.as_json(),
        "form": form,
        "icons": sorted(icons.names() - {"mark"}),
        "reading": Text(kk="Қазақша", ru="По-русски", en="In English").in_(language),
        "day": date(2026, 11, 23),
        "steps": _steps(),
        "events": _events(),
        "tabs": [
            {"label": _("All"), "url": "#", "count": 86, "current": True},
            {"label": _("Awaiting an answer"), "url": "#", "count": 12},
            {"label": _("No answer"), "url": "#", "count": 15},
        ],
    }


def _steps() -> list[dict[str, str]]:
    return [
        {"label": "Тіркелді", "note": "1 қыркүйек", "state": "done"},
        {"label": "Бақылау жүрді", "note": "14.09–08.10", "state": "done"},
        {"label": "Құжат жіберілді", "note": "14 қазан", "state": "done"},
        {"label": "Жауап: 4-тен 3", "note": "2 қараша", "state": "now"},
        {"label": "Жабылды", "note": "", "state": "todo"},
    ]


def _events() -> list[dict[str, Any]]:
    return [
        {
            "title": "Мерзімі өтті: 4-ұсыным",
            "at": datetime(2026, 11, 4, 0, 10, tzinfo=ALMATY),
            "who": "жүйе",
            "icon": "bubble",
            "state": "silent",
        },
        {
            "title": "Жауап түсті: 1–3",
            "at": datetime(2026, 11, 2, 16, 42, tzinfo=ALMATY),
            "who": "басқарма басшысы",
            "icon": "check",
            "state": "ok",
        },
        {
            "title": "Құжат қабылданды",
            "at": datetime(2026, 10, 19, 9, 15, tzinfo=ALMATY),
            "who": "орган қызметкері",
            "icon": "file",
            "state": "wait",
        },
    ]
