"""A matter from before Kenes: what its source tells, written down on one page."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind, Region
from backend.pages.acts import Act, ActForm, Words
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight import permissions
from oversight.actions import records
from oversight.actions.records import Past, PastFinding, PastLine
from oversight.models import Verdict
from oversight.pages.case_acts import anyone
from oversight.pages.forms import LanguageField, spoken
from oversight.pages.opening_forms import ALONE
from oversight.permissions import AUTHORS
from oversight.rules import documents
from oversight.rules import records as rule
from oversight.rules.deadlines import POWERS
from oversight.rules.records import Days
from oversight.states import CASE_FORMS, CaseForm

MOST_LINES, MOST_FINDINGS, MOST_PEOPLE = 5, 3, 50
VERDICTS = [
    ("", "–"),
    *(
        (verdict.value, capfirst(verdict.label))
        for verdict in Verdict
        if verdict != Verdict.REDIRECTED
    ),
]


class Part(NamedTuple):
    """Fields of the page that belong together, under one heading."""

    title: Any
    names: tuple[str, ...]
    is_open: bool = True


class PastForm(ActForm):
    """What a source says of a matter that was over before it came here."""

    laws = {
        "form": rule.FORMS,
        "started_on": rule.IN_FORCE,
        "text": documents.CONTENT,
    }
    refused_at = {
        "form-of-another": "form",
        "not-past": "closed_on",
        "days-out-of-order": "started_on",
        "received-without-sending": "sent_on",
        "recommended-without-sending": "sent_on",
        "answer-out-of-order": "closed_on",
        "no-source": "recorded_from",
    }

    initiator = forms.ChoiceField(label=_("Who raised it?"))
    form = forms.ChoiceField(label=_("In which form?"))
    theme = Line(label=_("What was it about?"))
    language = LanguageField()
    bodies = forms.ModelMultipleChoiceField(
        label=_("Which bodies were addressed?"),
        queryset=Organization.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    region = forms.ModelChoiceField(
        label=_("Region"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("That of the body"),
    )
    recorded_from = Line(
        label=_("From which paper or publication is it known?"), required=False
    )
    source = forms.URLField(
        label=_("Where is it published?"), required=False, max_length=500
    )
    people = Paragraphs(
        label=_("Who took part?"),
        help_text=_("One name on a line."),
        required=False,
        rows=3,
    )
    tasks = Paragraphs(label=_("What was looked at?"), required=False, rows=3)
    started_on = PastDay(label=_("It began"))
    completed_on = PastDay(label=_("The control was completed"), required=False)
    sent_on = PastDay(label=_("The document was sent"), required=False)
    received_on = PastDay(label=_("The body received it"), required=False)
    closed_on = PastDay(label=_("The matter ended"))
    outcome = Paragraphs(label=_("How did it end?"), required=False, rows=3)
    text = Paragraphs(label=_("Text of the document"), required=False, rows=6)

    def __init__(self, *, sides: list[tuple[str, Any]], **data: Any) -> None:
        super().__init__(**data)
        chosen: Any = self.fields["initiator"]
        chosen.choices = sides
        form: Any = self.fields["form"]
        form.choices = [
            (one.value, text.in_(spoken())) for one, text in CASE_FORMS.items()
        ]
        known = Organization.objects.bodies().order_by("name_kk")
        bodies: Any = self.fields["bodies"]
        bodies.queryset = known
        regions: Any = self.fields["region"]
        regions.queryset = Region.objects.exclude(kind="district").order_by("name_kk")
        for number in range(1, MOST_FINDINGS + 1):
            self._ask_finding(number)
        for number in range(1, MOST_LINES + 1):
            self._ask_line(number, known)

    def parts(self) -> list[tuple[Part, list[Any]]]:
        """Return the fields under their headings, each with its provision."""
        drawn = {bound.name: (bound, law) for bound, law in self.drawn()}
        return [(part, [drawn[name] for name in part.names]) for part in _parts()]

    def clean(self) -> dict[str, Any]:
        """Refuse half an answer or half a finding: their parts go together."""
        said: dict[str, Any] = super().clean() or {}
        for number in range(1, MOST_LINES + 1):
            self._whole(
                said, f"answered_{number}", f"verdict_{number}", f"why_{number}"
            )
            if said.get(f"answered_{number}") and not said.get(f"line_{number}"):
                self.add_error(f"line_{number}", _("What was recommended?"))
        for number in range(1, MOST_FINDINGS + 1):
            self._whole(said, f"facts_{number}", f"found_{number}")
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "past": Past(
                form=CaseForm(said["form"]),
                theme=said["theme"],
                language=said["language"],
                days=_days(said),
                source=said["recorded_from"],
                url=said["source"],
                tasks=said["tasks"],
                text=said["text"],
                people=_names(said["people"]),
                findings=_findings(said),
                lines=_lines(said),
                outcome=said["outcome"],
            ),
            "initiator": said["initiator"],
            "bodies": list(said["bodies"]),
            "region": said["region"],
        }

    def _ask_finding(self, number: int) -> None:
        told = {"number": number}
        self.fields[f"facts_{number}"] = Paragraphs(
            label=_("What was established (%(number)s)") % told, required=False, rows=3
        )
        self.fields[f"found_{number}"] = PastDay(label=_("When?"), required=False)
        self.fields[f"place_{number}"] = Line(label=_("Where?"), required=False)

    def _ask_line(self, number: int, bodies: Any) -> None:
        told = {"number": number}
        self.fields[f"line_{number}"] = Paragraphs(
            label=_("Recommendation %(number)s") % told, required=False, rows=3
        )
        self.fields[f"body_{number}"] = forms.ModelChoiceField(
            label=_("To which body?"),
            queryset=bodies,
            required=False,
            empty_label=_("The first of those addressed"),
        )
        self.fields[f"power_{number}"] = forms.ChoiceField(
            label=_("Under which power of a council?"),
            choices=[("", _("none named")), *((one, one) for one in sorted(POWERS))],
            required=False,
        )
        self.fields[f"verdict_{number}"] = forms.ChoiceField(
            label=_("Decision of the body"), choices=VERDICTS, required=False
        )
        self.fields[f"answered_{number}"] = PastDay(
            label=_("Day of the answer"), required=False
        )
        self.fields[f"why_{number}"] = Paragraphs(
            label=_("Reasons"), required=False, rows=3
        )

    def _whole(self, said: dict[str, Any], *names: str) -> None:
        missing = [name for name in names if not said.get(name)]
        if 0 < len(missing) < len(names):
            for name in missing:
                if name not in self.errors:
                    self.add_error(name, _("This is missing beside the rest."))


class RecordPast(Act):
    """Record a matter from before Kenes."""

    verb = "record-past"
    template_name = "oversight/past_case.html"
    policy = anyone
    run = records.record_past
    words = Words(
        title=_("Record a past case"),
        button=_("Record the case"),
        done=_("The case is recorded, with the days of its source."),
        lead=_(
            "Only what a source says. No term is counted, and nobody owes anything; "
            "what broke the law of its time is noted, and not refused."
        ),
    )

    def find(self, **kwargs: Any) -> None:
        return None

    def form(self, **data: Any) -> ActForm:
        if not permissions.may_record_some_past(self.actor):
            raise PermissionDenied
        return PastForm(sides=self.sides(), **data)

    def sides(self) -> list[tuple[str, Any]]:
        """Return those whose past the person may record."""
        held = [o.organization_id for o in self.actor.offices if o.role in AUTHORS]
        rows = Organization.objects.filter(pk__in=held)
        found: list[tuple[str, Any]] = [
            (str(one.pk), one.name)
            for one in rows.exclude(kind=OrganizationKind.CITIZEN).order_by("name_kk")
        ]
        if permissions.can_record_past(self.actor, None) is not None:
            found.insert(0, (ALONE, _("I alone, as a citizen")))
        return found

    def perform(self, given: dict[str, Any], *, at: datetime) -> Any:
        said = given.pop("initiator")
        initiator = None if said == ALONE else Organization.objects.get(pk=said)
        self.actor.grant = permissions.can_record_past(self.actor, initiator)
        if self.actor.grant is None:
            raise PermissionDenied
        return records.record_past(initiator=initiator, **given, by=self.actor, at=at)

    def next_page(self) -> str:
        return reverse("page:case", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:case-list")


def _parts() -> list[Part]:
    lines = [
        Part(
            _("Recommendation %(number)s") % {"number": number},
            (
                *(f"line_{number}", f"body_{number}", f"power_{number}"),
                *(f"verdict_{number}", f"answered_{number}", f"why_{number}"),
            ),
            is_open=number == 1,
        )
        for number in range(1, MOST_LINES + 1)
    ]
    found = tuple(
        name
        for number in range(1, MOST_FINDINGS + 1)
        for name in (f"facts_{number}", f"found_{number}", f"place_{number}")
    )
    return [
        Part(
            _("The matter"),
            ("initiator", "form", "theme", "language", "bodies", "region"),
        ),
        Part(_("Where it is known from"), ("recorded_from", "source")),
        Part(
            _("Its days"),
            ("started_on", "completed_on", "sent_on", "received_on", "closed_on"),
        ),
        Part(_("What was done"), ("people", "tasks", "outcome")),
        Part(_("What was found"), found, is_open=False),
        Part(_("The document"), ("text",)),
        *lines,
    ]


def _days(said: dict[str, Any]) -> Days:
    names = ("started_on", "completed_on", "sent_on", "received_on", "closed_on")
    return Days(**{name: said[name] for name in names})


def _names(said: str) -> list[str]:
    names = [line.strip()[:200] for line in said.splitlines() if line.strip()]
    return names[:MOST_PEOPLE]


def _findings(said: dict[str, Any]) -> list[PastFinding]:
    return [
        PastFinding(
            facts=said[f"facts_{number}"],
            established_on=said[f"found_{number}"],
            place=said[f"place_{number}"],
        )
        for number in range(1, MOST_FINDINGS + 1)
        if said[f"facts_{number}"]
    ]


def _lines(said: dict[str, Any]) -> list[PastLine]:
    return [
        PastLine(
            text=said[f"line_{number}"],
            body=said[f"body_{number}"] or said["bodies"][0],
            power=said[f"power_{number}"],
            verdict=said[f"verdict_{number}"],
            reasons=said[f"why_{number}"],
            answered_on=said[f"answered_{number}"],
        )
        for number in range(1, MOST_LINES + 1)
        if said[f"line_{number}"]
    ]
