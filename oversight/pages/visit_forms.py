"""What the pages of a visit ask, of its author and of the body."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Day, Line, Paragraphs, PastDay
from oversight.models import Case, Participant, Site, Visit
from oversight.pages.answer_forms import ReasonsField
from oversight.rules import visits


class VisitForm(ActForm):
    """The request: the list, that each may be a subject, the reason."""

    laws = {
        "people": visits.REQUEST,
        "reason": visits.REQUEST,
        "question": visits.REFUSAL,
        "wanted_on": visits.REFUSAL,
    }
    refused_at = {
        "visit_without_list": "people",
        "visit_without_eligibility": "people",
        "visit_without_reason": "reason",
        "visit_of_another_body": "body",
        "site_of_another_case": "site",
    }

    body = forms.ModelChoiceField(
        label=_("Which body is asked?"),
        queryset=Organization.objects.none(),
        empty_label=None,
    )
    site = forms.ModelChoiceField(
        label=_("Which site?"),
        queryset=Site.objects.none(),
        required=False,
        empty_label=_("The premises of the body itself"),
    )
    wanted_on = Day(
        label=_("On which day?"),
        help_text=_("For six months after a monitoring the body may refuse."),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Who will come?"),
        queryset=Participant.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "The body sees that each has declared the points of art. 6(2) of himself."
        ),
    )
    reason = ReasonsField(
        label=_("Why is the visit needed?"), rows=4, help_text=_("One reason, exact.")
    )
    question = Line(
        label=_("On which question?"),
        required=False,
        help_text=_("Left empty, it is the question of the case."),
    )

    def __init__(self, *, case: Case, **data: Any) -> None:
        super().__init__(**data)
        bodies: Any = self.fields["body"]
        bodies.queryset = case.bodies.order_by("name_kk")
        people: Any = self.fields["people"]
        people.queryset = case.participants.current()
        people.initial = [one.pk for one in case.participants.current()]
        self.fields["question"].initial = case.question
        sites = case.sites.filter(left_out_at=None)
        if sites.exists():
            chosen: Any = self.fields["site"]
            chosen.queryset = sites
        else:
            del self.fields["site"]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {**said, "people": list(said["people"]), "site": said.get("site")}


class AgreementForm(ActForm):
    """The agreed day, and what is asked of those who come."""

    laws = {"agreed_on": visits.AGREEMENT}

    agreed_on = Day(
        label=_("On which day may they come?"),
        help_text=_("The day that was asked for, or another one."),
    )
    conditions = Paragraphs(
        label=_("What must those who come keep to?"),
        required=False,
        rows=3,
        help_text=_("Safety and the working regime: who meets them, what to bring."),
    )

    def __init__(self, *, visit: Visit, **data: Any) -> None:
        super().__init__(**data)
        self.fields["agreed_on"].initial = visit.wanted_on


class RefusalForm(ActForm):
    """Why the body refuses; the six months are counted, not claimed."""

    laws = {"reason": visits.REFUSAL}
    refused_at = {"refusal_without_reason": "reason"}

    reason = ReasonsField(label=_("Why is the visit refused?"), rows=4)


class OnPaperForm(ActForm):
    """The written answer of a body that is not here."""

    answered_on = PastDay(label=_("Day of the answer"))
    answered_by = Line(
        label=_("Who gave it?"), help_text=_("Name and position, as the paper says.")
    )
    answer_file = files.Upload(
        label=_("Scan of the answer"),
        help_text=_("It is published: black out personal data first."),
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("answer_file"), is_public=True, by=by, at=at)
        return {**said, "answer_file": kept}


class PaperAgreementForm(OnPaperForm, AgreementForm):
    """A written agreement, with its scan."""


class PaperRefusalForm(OnPaperForm, RefusalForm):
    """A written refusal, with its scan."""


class HeldForm(ActForm):
    """On which day the visit took place."""

    held_on = PastDay(label=_("On which day did it take place?"))
    note = Paragraphs(label=_("What is to be said of it?"), required=False, rows=3)


class MissedForm(ActForm):
    """Why an agreed visit did not take place."""

    note = Paragraphs(label=_("Why did it not take place?"), rows=3)
