"""What the pages ask for about an expertise: questions, and conclusions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight.actions.expertise import Concluded
from oversight.models import About, ExpertQuestion, Participant
from oversight.pages.forms import LanguageField
from oversight.reports import control
from oversight.rules import expertise

ABOUT = [(one.value, capfirst(one.label)) for one in About]


class QuestionForm(ActForm):
    """What the experts are asked, about which act or decision."""

    laws = {"about": expertise.EXPERTISE}

    text = Paragraphs(
        label=_("What should the experts answer?"),
        rows=4,
        help_text=_("One question, one entry: each gets its own conclusion."),
    )
    about = forms.ChoiceField(
        label=_("What is analysed?"),
        choices=ABOUT,
        initial=About.ACT,
        widget=forms.RadioSelect,
    )
    act_title = Line(label=_("Which one?"), help_text=_("Its name, number and day."))
    link = forms.URLField(label=_("Link to its text"), required=False, max_length=500)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        return {**said, "about": About(said["about"])}


class ConclusionForm(ActForm):
    """What an expert concludes; the author enters it for one without an account."""

    laws = {"expert": expertise.EXPERT, "text": expertise.EXPERTISE}
    refused_at = {
        "not_an_expert": "expert",
        "expert_in_conflict": "expert",
        "no_scan": "file",
    }

    expert = forms.ModelChoiceField(
        label=_("Whose conclusion is it?"),
        queryset=Participant.objects.none(),
        empty_label=None,
    )
    text = Paragraphs(label=_("Conclusion"), rows=12)
    language = LanguageField()
    signed_on = PastDay(label=_("On which day was it signed?"))
    file = files.Upload(
        label=_("Scan of the signed conclusion"),
        required=False,
        help_text=_("It is published with the final document."),
    )

    def __init__(
        self, *, question: ExpertQuestion, own: Participant | None, **data: Any
    ) -> None:
        super().__init__(**data)
        self.own = own
        if own is not None:
            self.fields.pop("expert")
            return
        named = [one.pk for one in control.experts_of(question.case)]
        chosen: Any = self.fields["expert"]
        chosen.queryset = Participant.objects.filter(pk__in=named).order_by("id")

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        expert = self.own or said.pop("expert")
        kept = files.keep(said.pop("file"), is_public=False, by=by, at=at)
        return {"expert": expert, "concluded": Concluded(**said, file=kept)}
