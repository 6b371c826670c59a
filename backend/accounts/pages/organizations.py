"""What the supervisor corrects of an organization: how it stands with the laws."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts import permissions
from backend.accounts.actions import organizations
from backend.accounts.actions.organizations import Standing
from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.law import acts as laws
from backend.law.citation import Citation, Read
from backend.pages.acts import Act, ActForm, Words
from backend.pages.fields import Line

OBJECTS = Citation(laws.PUBLIC_CONTROL, "art. 1(4)", Read.TEXT)
SUBJECTS = Citation(laws.PUBLIC_CONTROL, "art. 1(5)", Read.TEXT)
BARS = Citation(laws.PUBLIC_CONTROL, "art. 6(2)", Read.TEXT)
WEALTH_FUND = Citation(laws.PUBLIC_CONTROL, "art. 3(3)", Read.TEXT)


class StandingForm(ActForm):
    """How an organization stands with the laws of this field, and on what paper."""

    laws = {
        "is_regime_object": OBJECTS,
        "is_of_wealth_fund": WEALTH_FUND,
        "is_religious": SUBJECTS,
        "has_foreign_participation": BARS,
        "is_suspended": BARS,
    }

    is_regime_object = forms.BooleanField(label=_("Regime facility"), required=False)
    is_of_wealth_fund = forms.BooleanField(
        label=_("Of the National Wealth Fund's group"), required=False
    )
    is_religious = forms.BooleanField(label=_("Religious association"), required=False)
    has_foreign_participation = forms.BooleanField(
        label=_("With foreign participation"), required=False
    )
    is_suspended = forms.BooleanField(label=_("Suspended or banned"), required=False)
    paper = Line(label=_("On what paper?"))

    def given(self, *, by: Actor, at: Any) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {"paper": said.pop("paper"), "standing": Standing(**said)}


class CorrectStanding(Act):
    """Record how an organization stands with the law now."""

    verb = "correct-standing"
    policy = permissions.can_correct_organization
    run = organizations.correct_standing
    words = Words(
        title=_("How the organization stands with the law"),
        button=_("Record it"),
        done=_("It is on record how the organization stands with the law."),
        lead=_(
            "It decides who may exercise public control, and whom it may be about. "
            "Cases that go on are not changed by it."
        ),
    )

    def rows(self) -> QuerySet[Organization]:
        return Organization.objects.all()

    def form(self, **data: Any) -> ActForm:
        names = [name for name in StandingForm.base_fields if name != "paper"]
        known = {name: getattr(self.item, name) for name in names}
        return StandingForm(**data, initial=known)

    def back(self) -> str:
        if self.item.is_body:
            return reverse("page:body", args=[self.item.pk])
        return reverse("page:home")
