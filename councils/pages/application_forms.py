"""What a candidate is asked for, and those who check him."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind
from backend.files import fields as files
from backend.files.models import File
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from councils.actions.applications import Candidature
from councils.models import Application, Competition, RefusalGround
from councils.rules import competitions, eligibility
from councils.rules.composition import Level
from councils.rules.eligibility import CERTIFICATES, NAMES, Document

GROUNDS = [(ground.value, capfirst(ground.label)) for ground in RefusalGround]
FORGOTTEN = _(
    "Seen by the working group alone, and deleted when the term to complain is over."
)
QUERY = _(
    "Instead of the two certificates I agree to a query of my data in digital systems"
)


class PapersForm(ActForm):
    """The documents; each may follow later, as long as they are taken."""

    laws = dict.fromkeys(
        [*(document.value for document in Document), "agrees_to_query"],
        eligibility.DOCUMENTS,
    )

    def __init__(self, *, takes_certificates: bool = True, **data: Any) -> None:
        super().__init__(**data)
        language = get_language() or "kk"
        self.documents = [
            one for one in Document if takes_certificates or one not in CERTIFICATES
        ]
        for one in self.documents:
            self.fields[one.value] = files.Upload(
                label=capfirst(NAMES[one].in_(language)),
                required=False,
                help_text=FORGOTTEN if one in CERTIFICATES else "",
            )
        self.fields["agrees_to_query"] = forms.BooleanField(label=QUERY, required=False)

    def kept(self, *, by: Actor, at: datetime) -> dict[Document, File]:
        """Keep what was sent, seen by nobody who is not concerned."""
        found = {}
        for one in self.documents:
            upload = self.cleaned_data.pop(one.value)
            file = files.keep(upload, is_public=False, by=by, at=at)
            if file is not None:
                found[one] = file
        return found


class CandidatureForm(PapersForm):
    """What a candidate declares of himself, and his documents."""

    laws = {
        **PapersForm.laws,
        "born_on": eligibility.AGE.citation,
        "is_citizen": eligibility.REQUIREMENTS,
        "is_resident": eligibility.REQUIREMENTS,
        "nominator": eligibility.DOCUMENTS,
    }
    refused_at = {
        "age": "born_on",
        "citizen": "is_citizen",
        "residence": "is_resident",
        "outside-the-period": "received_on",
    }

    born_on = PastDay(label=_("Date of birth"))
    is_citizen = forms.BooleanField(
        label=_("Citizen of the Republic of Kazakhstan"), required=False
    )
    is_resident = forms.BooleanField(
        label=_("Permanently lives in this administrative-territorial unit"),
        required=False,
    )
    npo = forms.ModelChoiceField(
        label=_("Non-profit organization that proposes"),
        queryset=Organization.objects.filter(kind=OrganizationKind.NPO).order_by(
            "name_kk"
        ),
        required=False,
        empty_label=_("None, or not in this list"),
    )
    nominator = Line(
        label=_("If it is not in the list: its name"), required=False, max_length=300
    )
    is_ethnocultural = forms.BooleanField(
        label=_("It is an ethnocultural association"), required=False
    )

    def __init__(self, *, competition: Competition, **data: Any) -> None:
        super().__init__(**data)
        if competition.council.level != Level.LOCAL:
            del self.fields["is_resident"], self.fields["is_ethnocultural"]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        papers = self.kept(by=by, at=at)
        said = {"is_resident": False, "person_name": by.user.name, **self.cleaned_data}
        return {"candidature": Candidature(**said, papers=papers)}


class OwnForm(CandidatureForm):
    """One's own application; a birth date that was confirmed is not asked again."""

    def __init__(self, *, by: Actor, **data: Any) -> None:
        super().__init__(**data)
        if by.user.born_on is not None:
            self.fields["born_on"].initial = by.user.born_on
            self.fields["born_on"].disabled = True
        if by.user.is_confirmed_citizen:
            self.fields["is_citizen"].initial = True


class PaperForm(CandidatureForm):
    """An application that came on paper."""

    laws = {**CandidatureForm.laws, "received_on": competitions.ANNOUNCEMENT}

    person_name = Line(label=_("Name of the candidate"), max_length=200)
    received_on = PastDay(label=_("Received on"))
    field_order = ["person_name", "received_on"]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        received_on = self.cleaned_data.pop("received_on")
        return {**super().given(by=by, at=at), "received_on": received_on}


class SupplementForm(PapersForm):
    """What was missing, or a better copy."""

    def __init__(self, *, application: Application, **data: Any) -> None:
        super().__init__(**data)
        self.fields["agrees_to_query"].initial = application.agrees_to_query

    def clean(self) -> dict[str, Any]:
        """Refuse to bring nothing at all."""
        taken: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.has_changed():
            raise forms.ValidationError(_("Choose at least one file."), "required")
        return taken

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        papers = self.kept(by=by, at=at)
        return {"papers": papers, **self.cleaned_data}


class RefusalForm(ActForm):
    """Why a candidate is not admitted."""

    laws = {"ground": eligibility.REFUSAL}
    refused_at = {"nothing-is-missing": "ground"}

    ground = forms.ChoiceField(
        label=_("Ground of refusal"), choices=GROUNDS, widget=forms.RadioSelect
    )
    reason = Paragraphs(
        label=_("Which requirement, document or statement"), max_length=1000, rows=3
    )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        ground = RefusalGround(self.cleaned_data["ground"])
        return {"ground": ground, "reason": self.cleaned_data["reason"]}
