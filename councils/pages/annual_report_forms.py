"""What the pages ask for of an annual report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import ActForm
from backend.pages.fields import Paragraphs
from councils import reports
from councils.filters import today
from councils.models import AnnualReport, Council
from councils.rules import year as rule

LONGEST_WORDS, LONGEST_REASON = 50_000, 500


class ReportYearForm(ActForm):
    """On which of the council's years."""

    laws = {"year": rule.REPORT.citation}
    refused_at = {"no-such-year": "year", "report-exists": "year"}

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, *, council: Council, wanted: str, **data: Any) -> None:
        super().__init__(**data)
        years = reports.years_of(council, today=today())
        field: Any = self.fields["year"]
        field.choices = [(year, str(year)) for year in years]
        field.initial = wanted if wanted in map(str, years) else years[0]


class WordsForm(ActForm):
    """What the council says beside the counts."""

    text_kk = Paragraphs(
        label=_("In Kazakh"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 16, "lang": "kk"}),
        help_text=_("An empty line begins a new paragraph. Counts are added below."),
    )
    text_ru = Paragraphs(
        label=_("In Russian"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 16, "lang": "ru"}),
        help_text=_("A language left empty takes the words of the other one."),
    )

    def __init__(self, *, report: AnnualReport, **data: Any) -> None:
        super().__init__(**data)
        self.fields["text_kk"].initial = report.text_kk
        self.fields["text_ru"].initial = report.text_ru


class CorrectionForm(ActForm):
    """Why a published report is corrected."""

    reason = Paragraphs(
        label=_("Why it is corrected"),
        max_length=LONGEST_REASON,
        help_text=_("It is public, and stands on the papers of the new version."),
    )
