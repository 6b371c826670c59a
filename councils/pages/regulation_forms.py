"""What registers a council, and enters its regulation with each point of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, Region
from backend.files import fields as files
from backend.law import norms
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, PastDay
from councils.models import CouncilSetting
from councils.pages import labels
from councils.rules import bodies, composition, regulation
from councils.rules.composition import CouncilKind, Level


class RegisterForm(ActForm):
    """A council, and the body at which it is formed."""

    laws = {"body": bodies.NO_COUNCIL}
    refused_at = {"no-council-here": "body"}

    name_kk = Line(label=_("Name in Kazakh"))
    name_ru = Line(label=_("Name in Russian"), required=False)
    name_en = Line(label=_("Name in English"), required=False)
    kind = forms.ChoiceField(label=_("Kind"))
    body = forms.ModelChoiceField(
        label=_("Body at which it is formed"),
        queryset=Organization.objects.bodies().order_by("name_kk"),
    )
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.order_by("name_kk"), required=False
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        kind: Any = self.fields["kind"]
        kind.choices = labels.choices(composition.KINDS)

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        kind = CouncilKind(taken.pop("kind"))
        (level,) = [one for one in Level if kind in composition.OF_LEVEL[one]]
        names = tuple(taken.pop(f"name_{language}") for language in ("kk", "ru", "en"))
        return {"names": names, "level": level, "kind": kind, **taken}


class RegulationForm(ActForm):
    """One edition of the council's regulation."""

    number = Line(label=_("Number"), max_length=100)
    adopted_on = PastDay(label=_("Adopted on"))
    url = forms.URLField(
        label=_("Link to the document"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    file = files.Upload(
        label=_("Or its file"), required=False, help_text=_("Everyone will see it.")
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an edition that nobody could read."""
        taken: dict[str, Any] = super().clean() or {}
        if not self.errors and not taken.get("url") and not taken.get("file"):
            self.add_error("url", _("Give a link to the document, or its file."))
        return taken

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        kept = files.keep(taken.pop("file"), is_public=True, by=by, at=at)
        return {**taken, "file": kept}


class SettleForm(ActForm):
    """One point of the regulation: its value as its sort asks, and where it stands."""

    def __init__(self, *, key: str, **data: Any) -> None:
        super().__init__(**data)
        self.key = key
        self.laws = {"value": norms.get(key).citation}  # type: ignore[misc]
        self.fields["value"] = _value_of(key)
        self.fields["source"] = Line(
            label=_("Source"), help_text=_("Regulation, its point, its day.")
        )
        self.fields["from_on"] = Day(label=_("In force from"))

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        return {"key": self.key, **self.cleaned_data}


def _value_of(key: str) -> forms.Field:
    label = _("Value")
    if key in regulation.NUMBERS:
        return forms.IntegerField(
            label=label, min_value=0, max_value=regulation.MOST, required=True
        )
    if key in regulation.YES_OR_NO:
        return forms.TypedChoiceField(
            label=label,
            choices=[("yes", _("yes")), ("no", _("no"))],
            coerce=lambda said: said == "yes",
            widget=forms.RadioSelect,
        )
    words = [
        (word, CouncilSetting(key=key, value=word).shown)
        for word in regulation.WORDS[key]
    ]
    return forms.ChoiceField(label=label, choices=words, widget=forms.RadioSelect)
