"""What the pages ask for of complaints."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.files import fields as files
from backend.law.norms.administrative_code import (
    COMPLAINT_DECIDED,
    COMPLAINT_FILED,
    COMPLAINT_FILED_NO_ROUTE,
    COMPLAINT_PASSED_UP,
)
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight.actions.complaint_ends import Ruling
from oversight.actions.complaints import Grievance, Sending
from oversight.models import Complaint, Ground, Instance, Outcome, Recommendation, Road
from oversight.pages.forms import LanguageField
from oversight.rules import complaints as rules

PUBLIC = _("It is published: black out personal data first.")
INSTANCES = [(one.value, capfirst(one.label)) for one in Instance]
GROUNDS = [(one.value, capfirst(one.label)) for one in Ground]
OUTCOMES = [(one.value, capfirst(one.label)) for one in Outcome]
ON_PAPER = [
    (road.value, capfirst(road.label)) for road in Road if road != Road.IN_SYSTEM
]
SYSTEM = (Road.IN_SYSTEM.value, capfirst(Road.IN_SYSTEM.label))
STATED = {"yes": True, "no": False, "": None}
TOO_EARLY = "before_the_last_step"


class ComplaintForm(ActForm):
    """To whom, of what, and in which words."""

    laws = {
        "to": rules.ROUTE,
        "addressee_name": rules.NO_HIGHER_BODY,
        "ground": rules.SILENCE,
        "is_route_stated": COMPLAINT_FILED_NO_ROUTE.citation,
        "late_reason": COMPLAINT_FILED.citation,
    }
    refused_at = {
        "answered": "ground",
        "no_term": "ground",
        "term_still_runs": "ground",
        "no_refusal": "ground",
        "no_answer": "ground",
        "not_assessed": "ground",
        "not_known_yet": "learned_on",
        "filed_late": "late_reason",
        "no_higher_body": "addressee_name",
        "complain_first": "to",
    }

    to = forms.ChoiceField(
        label=_("To whom do you complain?"),
        choices=INSTANCES,
        widget=forms.RadioSelect,
        initial=Instance.HIGHER_BODY,
    )
    addressee_name = Line(
        label=_("Name of the court, of the prosecutor, or of the higher body"),
        help_text=_("Left empty, the higher body of the register is meant."),
        required=False,
    )
    ground = forms.ChoiceField(
        label=_("Of what do you complain?"), choices=GROUNDS, widget=forms.RadioSelect
    )
    is_route_stated = forms.ChoiceField(
        label=_("Did the answer say how to appeal?"),
        help_text=_("Three months if it did, six if it did not; silence says nothing."),
        choices=[
            ("", _("There is no answer")),
            ("yes", _("Yes")),
            ("no", _("No")),
        ],
        required=False,
    )
    text = Paragraphs(
        label=_("In your own words"),
        help_text=_(
            "Dates, terms and provisions stand in the letter already: add what only "
            "you know."
        ),
        required=False,
        rows=6,
    )
    language = LanguageField()
    learned_on = PastDay(
        label=_("When did you learn of the refusal?"),
        help_text=_("Only where it stands in a paper that you attach."),
        required=False,
    )
    late_reason = Paragraphs(
        label=_("Why late, if it is late"),
        help_text=_("The letter then asks for the term to be restored."),
        required=False,
        rows=2,
    )
    evidence = files.Upload(
        label=_("Attach a document"), help_text=PUBLIC, required=False
    )

    def __init__(
        self,
        *,
        recommendation: Recommendation,
        complaint: Complaint | None = None,
        **data: Any,
    ) -> None:
        super().__init__(**data)
        self.complaint = complaint
        higher = recommendation.body.parent
        if higher is not None:
            to: Any = self.fields["to"]
            named = {"name": higher.name}
            first = (Instance.HIGHER_BODY, _("The higher body: %(name)s") % named)
            to.choices = [first, *INSTANCES[1:]]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("evidence"), is_public=True, by=by, at=at)
        before = list(self.complaint.evidence.all()) if self.complaint else []
        said["evidence"] = [*before, kept] if kept else before
        said["is_route_stated"] = STATED[said["is_route_stated"]]
        said["to"], said["ground"] = Instance(said["to"]), Ground(said["ground"])
        return {"grievance": Grievance(**said)}


def written(complaint: Complaint) -> dict[str, Any]:
    """Return a draft as the form shows it."""
    stated = {value: name for name, value in STATED.items()}
    return {
        "to": complaint.to,
        "addressee_name": complaint.addressee_name,
        "ground": complaint.ground,
        "is_route_stated": stated[complaint.is_route_stated],
        "text": complaint.text,
        "language": complaint.language,
        "learned_on": complaint.learned_on,
        "late_reason": complaint.late_reason,
    }


class FileForm(ActForm):
    """By which road the complaint goes, when it went, and what proves it."""

    laws = {"road": rules.ROUTE, "filed_on": COMPLAINT_FILED.citation}
    refused_at = {
        "no_road": "road",
        "filed_late": "filed_on",
        TOO_EARLY: "received_on",
    }

    road = forms.ChoiceField(
        label=_("By which road?"), choices=[], widget=forms.RadioSelect
    )
    filed_on = PastDay(
        label=_("On which day was it sent?"),
        help_text=_("Left empty, today."),
        required=False,
    )
    received_on = PastDay(
        label=_("On which day did the body receive it?"),
        help_text=_("If it is not known yet, record it later: its term runs from it."),
        required=False,
    )
    proof = Line(
        label=_("What proves it?"),
        help_text=_("The number of the receipt, of the entry, of the register."),
        required=False,
    )
    proof_file = files.Upload(label=_("Scan of the proof"), required=False)

    def __init__(self, *, is_in_system: bool, **data: Any) -> None:
        super().__init__(**data)
        road: Any = self.fields["road"]
        road.choices = [SYSTEM, *ON_PAPER] if is_in_system else ON_PAPER
        if is_in_system:
            road.initial = Road.IN_SYSTEM

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        road = said.get("road")
        if road and road != Road.IN_SYSTEM and not said.get("proof"):
            message = _("Say what proves that it was sent or received.")
            self.add_error("proof", message)
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        if said["road"] == Road.IN_SYSTEM:
            return {"sending": None}
        kept = files.keep(said["proof_file"], is_public=False, by=by, at=at)
        day = said["filed_on"] or said["received_on"] or timezone.localdate(at)
        return {
            "sending": Sending(
                Road(said["road"]),
                day,
                received_on=said["received_on"],
                proof=said["proof"],
                proof_file=kept,
            )
        }


class ReceiptForm(ActForm):
    """On which day the body received it."""

    laws = {"received_on": COMPLAINT_PASSED_UP.citation}
    refused_at = {TOO_EARLY: "received_on"}

    received_on = PastDay(label=_("On which day did the body receive it?"))
    proof = Line(label=_("What proves it?"))
    proof_file = files.Upload(label=_("Scan of the proof"), required=False)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("proof_file"), is_public=False, by=by, at=at)
        return {**said, "proof_file": kept}


class PassUpForm(ActForm):
    """What goes up with the complaint."""

    laws = {"note": COMPLAINT_PASSED_UP.citation}

    note = Paragraphs(
        label=_("What do you send with it?"),
        help_text=_("The file of the matter, and your position if you have one."),
        required=False,
        rows=3,
        max_length=2000,
    )


class PassingForm(ActForm):
    """On which day the body passed it up on paper."""

    laws = {"passed_on": COMPLAINT_DECIDED.citation}
    refused_at = {TOO_EARLY: "passed_on"}

    passed_on = PastDay(label=_("On which day did the higher body receive it?"))
    note = Paragraphs(
        label=_("How do you know?"), required=False, rows=2, max_length=2000
    )
    proof_file = files.Upload(label=_("Scan of the paper"), required=False)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("proof_file"), is_public=False, by=by, at=at)
        return {**said, "proof_file": kept}


class BringingForm(ActForm):
    """On which day the author brought it to the higher body himself."""

    laws = {"brought_on": COMPLAINT_DECIDED.citation}
    refused_at = {"term_still_runs": "brought_on", TOO_EARLY: "brought_on"}

    brought_on = PastDay(
        label=_("On which day did the higher body receive it?"),
        help_text=_("Left empty, today."),
        required=False,
    )
    note = Paragraphs(label=_("How?"), required=False, rows=2, max_length=2000)
    proof_file = files.Upload(label=_("Scan of the proof"), required=False)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("proof_file"), is_public=False, by=by, at=at)
        return {**said, "proof_file": kept}


class RulingForm(ActForm):
    """What is decided, with its reasons."""

    laws = {"outcome": COMPLAINT_DECIDED.citation}

    outcome = forms.ChoiceField(
        label=_("What is decided?"), choices=OUTCOMES, widget=forms.RadioSelect
    )
    text = Paragraphs(
        label=_("Decision and its reasons"),
        help_text=_("What the body has to do, and by which day, belongs here."),
        rows=8,
    )
    number = Line(label=_("Number of the decision"), required=False, max_length=60)
    language = LanguageField()
    file = files.Upload(
        label=_("The decision as a file"), help_text=PUBLIC, required=False
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said.pop("decided_on", None)
        said["file"] = files.keep(said["file"], is_public=True, by=by, at=at)
        said["outcome"] = Outcome(said["outcome"])
        return {"ruling": Ruling(**said)}


class PaperRulingForm(RulingForm):
    """A decision on paper: its day, and its scan."""

    refused_at = {TOO_EARLY: "decided_on"}

    decided_on = PastDay(label=_("Day of the decision"))

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        self.fields["file"].required = True

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {
            **super().given(by=by, at=at),
            "decided_on": self.cleaned_data["decided_on"],
        }


class ReturnForm(ActForm):
    """Why it goes back without a decision."""

    reason = Paragraphs(
        label=_("Why is it returned without a decision?"), rows=4, max_length=500
    )


class PaperReturnForm(ReturnForm):
    """Why and when it came back, and the paper."""

    refused_at = {TOO_EARLY: "returned_on"}

    returned_on = PastDay(label=_("On which day was it returned?"))
    file = files.Upload(label=_("Scan of the paper"), help_text=PUBLIC, required=False)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said["file"] = files.keep(said["file"], is_public=True, by=by, at=at)
        return said


class WithdrawForm(ActForm):
    """Why the complaint is taken back."""

    reason = Paragraphs(label=_("Why?"), rows=3, max_length=500)
