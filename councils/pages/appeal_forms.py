"""What the pages ask for of appeals to a council."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from councils.actions.appeals import Letter
from councils.filters import today
from councils.models import Appeal, Channel, Commission, Seat
from councils.models.appeal import ON_PAPER
from councils.pages.forms import spoken
from councils.pages.work_plan_forms import seats_of
from councils.rules import appeals as rule

LONGEST_TEXT = 20_000
TONGUES = [("kk", _("Kazakh")), ("ru", _("Russian"))]


class AppealForm(ActForm):
    """What is public of an appeal, and what is for the council alone."""

    laws = {"theme": rule.PERSONAL_DATA, "is_about_ethics": rule.POWER}
    refused_at = {
        "names-the-author": "theme",
        "reaches-the-author": "theme",
        "term-not-countable": "received_on",
    }

    theme = Line(
        label=_("Theme, which everyone reads"),
        max_length=300,
        help_text=_("In a few words, without names, telephones and addresses."),
    )
    text = Paragraphs(
        label=_("Text, which only the council reads"), rows=10, max_length=LONGEST_TEXT
    )
    language = forms.ChoiceField(label=_("Language of the appeal"), choices=TONGUES)
    is_about_ethics = forms.BooleanField(
        label=_("It is about the ethics of civil servants"), required=False
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        self.fields["language"].initial = spoken()

    def letter(self) -> Letter:
        """Return the letter that was filled in."""
        taken = self.cleaned_data
        return Letter(
            theme=taken["theme"],
            text=taken["text"],
            language=taken["language"],
            is_about_ethics=taken["is_about_ethics"],
            author_name=taken["author_name"],
            author_contact=taken["author_contact"],
        )


class OwnForm(AppealForm):
    """One's own appeal, or that of a company for which one writes."""

    author_name = Line(
        label=_("Name of the company, if you write for one"),
        required=False,
        max_length=200,
        help_text=_("Otherwise the appeal bears the name of your account."),
    )
    author_contact = Line(
        label=_("How else to reach you"),
        required=False,
        max_length=300,
        help_text=_("Only the council reads it. The answer comes to your e-mail."),
    )

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        return {"letter": self.letter()}


class PaperForm(AppealForm):
    """An appeal that came on paper: whose it is, how and when it came."""

    author_name = Line(label=_("Who has written"), max_length=200)
    author_contact = Line(
        label=_("Address or telephone for the answer"), required=False, max_length=300
    )
    channel = forms.ChoiceField(label=_("How it has come"), choices=ON_PAPER)
    received_on = PastDay(label=_("Received on"))

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        channel = Channel(self.cleaned_data["channel"])
        received_on = self.cleaned_data["received_on"]
        return {
            "letter": self.letter(),
            "channel": channel,
            "received_on": received_on,
        }


class AssignForm(ActForm):
    """To which commission, or to which member."""

    laws = {"assignee": rule.POWER}
    refused_at = {"no-such-assignee": "assignee"}

    assignee = forms.ChoiceField(label=_("Commission or member"))

    def __init__(self, *, appeal: Appeal, **data: Any) -> None:
        super().__init__(**data)
        council, on = appeal.council, today()
        standing = Commission.objects.standing(on).filter(
            convocation__in=council.convocations.in_force(on)
        )
        self.commissions = {str(one.pk): one for one in standing}
        self.seats = {str(one.pk): one for one in seats_of(council)}
        assignee: Any = self.fields["assignee"]
        assignee.choices = [
            (_("Commissions"), _named(self.commissions)),
            (_("Members"), _named(self.seats)),
        ]

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        chosen = self.cleaned_data["assignee"]
        return {
            "commission": self.commissions.get(chosen),
            "seat": self.seats.get(chosen),
        }


class AnswerForm(ActForm):
    """What the council answers."""

    laws = {"answer": rule.PERSONAL_DATA}
    refused_at = {"names-the-author": "answer", "reaches-the-author": "answer"}

    answer = Paragraphs(
        label=_("Answer, which everyone reads"),
        rows=10,
        max_length=LONGEST_TEXT,
        help_text=_("Without the name and the contact data of the author."),
    )


class RedirectForm(ActForm):
    """To which body."""

    refused_at = {"not-a-body": "body"}

    body = forms.ModelChoiceField(
        label=_("Competent body"),
        queryset=Organization.objects.bodies().order_by("name_kk"),
    )


class WithdrawForm(ActForm):
    """Why."""

    reason = Paragraphs(
        label=_("Why"),
        rows=3,
        max_length=500,
        help_text=_("Seen by those alone who see the text."),
    )


def _named(rows: dict[str, Commission] | dict[str, Seat]) -> list[tuple[str, str]]:
    return [(key, str(one)) for key, one in rows.items()]
