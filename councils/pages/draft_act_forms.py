"""What the pages ask for of draft acts: of bodies, and of councils."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files import fields as files
from backend.law.unit import Unit, amount
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from councils.actions.draft_acts import Notice
from councils.actions.draft_replies import Reply
from councils.filters import today
from councils.models import Commission, DraftAct, DraftActKind
from councils.models.draft_act import DRAFTING
from councils.rules import draft_acts as rule
from councils.rules.draft_acts import Exempt, Sort
from oversight.pages.answer_forms import ReasonsField

OPINION, LONGEST_TERM = 20_000, 365


def sorts() -> list[tuple[str, str]]:
    """Return what may be notified of, each with the least term of the law."""
    language, on = get_language() or "kk", today()
    found = []
    for kind in DraftActKind:
        least = amount(rule.LEAST[Sort(kind)].on(on), Unit.WORKING_DAYS)
        words = {"kind": capfirst(kind.label), "term": least.in_(language)}
        found.append((kind.value, _("%(kind)s: at least %(term)s") % words))
    return found


def exemptions() -> list[tuple[str, str]]:
    """Return the drafts that go to no council, with a first line for all others."""
    language = get_language() or "kk"
    said = [(one.value, rule.EXEMPTIONS[one][0].in_(language)) for one in Exempt]
    return [("", str(_("None of these"))), *said]


class NotificationForm(ActForm):
    """A draft that is on the portal, as the body itself tells of it."""

    laws = {
        "kind": rule.NOTICE,
        "term_set": rule.NOTICE,
        "exempt": rule.INITIATORS,
    }
    refused_at = {
        "exempt-draft": "exempt",
        "not-a-body-of-acts": "body",
        "not-today": "received_on",
        "term-not-countable": "received_on",
    }

    kind = forms.ChoiceField(label=_("Kind of draft"), widget=forms.RadioSelect)
    title_kk = Line(label=_("Title in Kazakh"), required=False, max_length=1000)
    title_ru = Line(label=_("Title in Russian"), required=False, max_length=1000)
    portal_url = forms.URLField(
        label=_("Address on the portal of draft acts"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    term_set = forms.IntegerField(
        label=_("Term for recommendations, in working days"),
        required=False,
        min_value=0,
        max_value=LONGEST_TERM,
        help_text=_("Left out: the least term of the law. A shorter one never counts."),
    )
    exempt = forms.ChoiceField(
        label=_("Is it one of those that go to no public council?"), required=False
    )

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        kind: Any = self.fields["kind"]
        kind.choices = sorts()
        exempt: Any = self.fields["exempt"]
        exempt.choices = exemptions()

    def clean(self) -> dict[str, Any]:
        """Refuse a draft without a title."""
        taken: dict[str, Any] = super().clean() or {}
        if not self.errors and not taken["title_kk"] and not taken["title_ru"]:
            self.add_error("title_kk", _("A title is needed in Kazakh or in Russian."))
        return taken

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        exempt = taken["exempt"]
        notice = Notice(
            sort=Sort(taken["kind"]),
            title_kk=taken["title_kk"],
            title_ru=taken["title_ru"],
            portal_url=taken["portal_url"],
            term_set=taken["term_set"],
            exempt=Exempt(exempt) if exempt else None,
        )
        return {
            "body": taken.get("body"),
            "received_on": taken.get("received_on"),
            "notice": notice,
        }


class PaperNotificationForm(NotificationForm):
    """A notification that came otherwise, as the secretary enters it."""

    laws = {**NotificationForm.laws, "body": rule.NOTICE, "received_on": rule.NOTICE}

    body = forms.ModelChoiceField(
        label=_("Body that drafts the act"), queryset=Organization.objects.none()
    )
    received_on = PastDay(
        label=_("The council received the notification on"),
        help_text=_("From this day the term for recommendations runs."),
    )
    field_order = ["body", "received_on"]

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        body: Any = self.fields["body"]
        drafting = Organization.objects.filter(kind__in=DRAFTING)
        body.queryset = drafting.order_by("name_kk")
        self.fields["received_on"].initial = today()


class AssignForm(ActForm):
    """Which commission prepares the opinion."""

    laws = {"commission": rule.COMMISSIONS}
    refused_at = {"no-such-commission": "commission"}

    commission = forms.ModelChoiceField(
        label=_("Commission"), queryset=Commission.objects.none()
    )

    def __init__(self, *, draft: DraftAct, **data: Any) -> None:
        super().__init__(**data)
        commission: Any = self.fields["commission"]
        of_council = Commission.objects.filter(convocation__council=draft.council_id)
        commission.queryset = of_council.standing(today())


class OpinionForm(ActForm):
    """The recommendations; one language may wait until they are sent."""

    laws = {"opinion_kk": rule.NOTICE, "opinion_ru": rule.NOTICE}

    opinion_kk = Paragraphs(
        label=_("Recommendations in Kazakh"),
        required=False,
        max_length=OPINION,
        rows=10,
    )
    opinion_ru = Paragraphs(
        label=_("Recommendations in Russian"),
        required=False,
        max_length=OPINION,
        rows=10,
    )

    def __init__(self, *, draft: DraftAct, **data: Any) -> None:
        super().__init__(**data)
        for name, tongue in (("opinion_kk", "kk"), ("opinion_ru", "ru")):
            self.fields[name].initial = getattr(draft, name)
            self.fields[name].widget.attrs["lang"] = tongue


class ReceiptForm(ActForm):
    """The body receives today; the council says from paper when it did."""

    laws = {"received_on": rule.LETTER, "proof": rule.LETTER}
    refused_at = {
        "received-before-sent": "received_on",
        "not-today": "received_on",
        "receipt-without-proof": "proof",
    }

    received_on = PastDay(label=_("The body received the recommendations on"))
    proof = Line(
        label=_("What proves it"),
        max_length=500,
        help_text=_("A postal notice, a mark on the second copy, a number of entry."),
    )

    def __init__(self, *, is_by_council: bool, **data: Any) -> None:
        super().__init__(**data)
        if not is_by_council:
            del self.fields["received_on"], self.fields["proof"]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {"received_on": None, "proof": "", **self.cleaned_data}


class ReplyForm(ActForm):
    """What the body says to the recommendations; a paper has a day of its own."""

    refused_at = {
        "empty-letter": "text",
        "position-without-reasons": "text",
        "reply-without-paper": "number",
        "reply-before-receipt": "on",
        "not-today": "on",
    }

    on = PastDay(label=_("Day of the body's letter"))
    number = Line(label=_("Number of the letter"), required=False, max_length=100)
    text = Paragraphs(required=False, max_length=OPINION, rows=8)
    file = files.Upload(
        label=_("The letter itself, as a file"),
        required=False,
        help_text=_("Everyone will see it."),
    )

    def __init__(self, *, is_by_council: bool, **data: Any) -> None:
        super().__init__(**data)
        if is_by_council:
            self.fields["on"].initial = today()
        else:
            del self.fields["on"]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        upload = taken.pop("file")
        file = files.keep(upload, is_public=True, by=by, at=at)
        return {"reply": Reply(**taken, file=file)}


class LetterForm(ReplyForm):
    """The letter of a body that agrees."""

    laws = {"text": rule.LETTER, "on": rule.LETTER}

    text = Paragraphs(
        label=_("What is changed in the draft"),
        required=False,
        max_length=OPINION,
        rows=8,
    )


class PositionForm(ReplyForm):
    """The position of a body that does not."""

    laws = {"text": rule.POSITION, "on": rule.POSITION}

    text = ReasonsField(label=_("Reasons of the body"), max_length=OPINION, rows=8)


class AnnexForm(ActForm):
    """When the recommendations were annexed; for the body it is today."""

    laws = {"annexed_on": rule.ANNEX}
    refused_at = {"not-today": "annexed_on"}

    annexed_on = PastDay(label=_("Annexed on"))

    def __init__(self, *, is_by_council: bool, **data: Any) -> None:
        super().__init__(**data)
        if is_by_council:
            self.fields["annexed_on"].initial = today()
        else:
            del self.fields["annexed_on"]

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {"annexed_on": None, **self.cleaned_data}
