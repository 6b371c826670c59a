"""What the pages ask of a finding, and of its correction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight.actions.findings import Point
from oversight.models import Case, Finding, FindingCategory, Severity, Site
from oversight.rules import conflict, findings

GRADES = [(grade.value, capfirst(grade.label)) for grade in Severity]
CATEGORIES = [(one.value, capfirst(one.label)) for one in FindingCategory]
PICTURES = "image/*,application/pdf"


class LatitudeField(forms.DecimalField):
    """Degrees north of the equator, as maps on a phone show them."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Latitude"),
            help_text=_("As a map shows it: 53.219800"),
            max_digits=8,
            decimal_places=6,
            min_value=-90,
            max_value=90,
            required=False,
        )


class LongitudeField(forms.DecimalField):
    """Degrees east of Greenwich."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Longitude"),
            max_digits=9,
            decimal_places=6,
            min_value=-180,
            max_value=180,
            required=False,
        )


class FactsForm(ActForm):
    """What a version of a finding says: the fields that all of them have."""

    laws = {"facts": findings.FACTS, "private_reason": findings.SECRETS}
    refused_at = {
        "evidence_is_public": "evidence",
        "finding_about_another_body": "bodies",
        "correction_without_reason": "correction_reason",
        "published_already": "private_reason",
    }

    facts = Paragraphs(
        label=_("What was established?"),
        help_text=_("One fact, one entry. Write what you saw, not what you think."),
    )
    category = forms.ChoiceField(
        label=_("What is it about?"),
        choices=CATEGORIES,
        initial=FindingCategory.OTHER,
    )
    severity = forms.ChoiceField(
        label=_("How grave is it?"),
        choices=GRADES,
        initial=Severity.MEDIUM,
        widget=forms.RadioSelect,
    )
    bodies = forms.ModelMultipleChoiceField(
        label=_("Which bodies does it concern?"),
        queryset=Organization.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all that the case addresses."),
    )
    place = Line(label=_("Where?"), required=False)
    latitude = LatitudeField()
    longitude = LongitudeField()
    established_on = PastDay(label=_("When?"))
    breached_provision = Line(label=_("Which provision is breached?"), required=False)
    harmed_interest = Line(
        label=_("Whose interest is harmed?"),
        required=False,
        help_text=_("The public interest that suffers: of pupils, of passengers."),
    )
    private_reason = Line(
        label=_("Not public, because"),
        required=False,
        help_text=_(
            "Leave it empty, and the finding is published with the document. With a "
            "reason only you and the bodies concerned ever see it."
        ),
    )
    evidence = files.Upload(
        label=_("Photo or document"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": PICTURES}),
        help_text=_("Whoever sees the finding sees it: black out personal data."),
    )

    def __init__(self, *, case: Case, **data: Any) -> None:
        super().__init__(**data)
        bodies: Any = self.fields["bodies"]
        bodies.queryset = case.bodies.order_by("name_kk")

    def clean(self) -> dict[str, Any]:
        """Refuse half a point."""
        said: dict[str, Any] = super().clean() or {}
        if (said.get("latitude") is None) != (said.get("longitude") is None):
            message = _("A point has a latitude and a longitude: give both, or none.")
            self.add_error("longitude", message)
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("evidence"), is_public=False, by=by, at=at)
        latitude, longitude = said.pop("latitude"), said.pop("longitude")
        point = None if latitude is None else Point(latitude, longitude)
        return {
            **said,
            "bodies": list(said["bodies"]),
            "point": point,
            "evidence": [kept] if kept else [],
        }


class FindingForm(FactsForm):
    """A finding that is written down; at a site, its name stands ready."""

    laws = {**FactsForm.laws, "no_conflict": conflict.CONFLICT}

    site = forms.ModelChoiceField(
        label=_("At which site?"),
        queryset=Site.objects.none(),
        required=False,
        empty_label=_("None of the list"),
    )
    no_conflict = forms.BooleanField(
        label=_("I have no conflict of interest in what I write down here"),
        required=False,
        help_text=_("Left empty, you are asked before your next act on this case."),
    )
    field_order = [
        "facts",
        "site",
        "place",
        "established_on",
        "category",
        "severity",
    ]

    def __init__(self, *, case: Case, site: Site | None = None, **data: Any) -> None:
        if site is not None:
            ready = {"site": site, "place": site.name, **data.get("initial", {})}
            data["initial"] = ready
        super().__init__(case=case, **data)
        sites = case.sites.filter(left_out_at=None)
        if sites.exists():
            chosen: Any = self.fields["site"]
            chosen.queryset = sites
        else:
            del self.fields["site"]


class FindingCorrectionForm(FactsForm):
    """The next version of a finding, whole, and why."""

    correction_reason = Line(
        label=_("Why is it corrected?"),
        help_text=_("It stands beside the new version for everybody who sees it."),
    )

    def __init__(self, *, finding: Finding, **data: Any) -> None:
        said = {
            name: getattr(finding, name)
            for name in (
                "facts",
                "category",
                "severity",
                "place",
                "latitude",
                "longitude",
                "established_on",
                "breached_provision",
                "harmed_interest",
                "private_reason",
            )
        }
        said["bodies"] = list(finding.bodies.all())
        super().__init__(case=finding.case, initial=said, **data)
