"""What the pages ask for about a discussion: its day, its guests, its protocol."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from backend import clock, texts
from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay, When
from oversight.actions.announcements import Plan
from oversight.actions.discussions import Held, Said
from oversight.models import Announcement, Attendee, Case, Manner, Reply, Road
from oversight.pages.forms import LanguageField
from oversight.rules import discussions

MANNERS = [(one.value, capfirst(one.label)) for one in Manner]
REPLIES = [(one.value, capfirst(one.label)) for one in Reply]
ROADS = [(one.value, capfirst(one.label)) for one in Road]


class PlanForm(ActForm):
    """When, where and how the discussion is held, and what is laid before it."""

    laws = {
        "starts_at": discussions.PUBLISHED,
        "manner": discussions.PUBLISHED,
        "materials": discussions.PUBLISHED,
    }
    refused_at = {
        "day_not_countable": "starts_at",
        "no_place": "place",
        "no_link": "link",
        "no_materials": "materials",
    }

    starts_at = When(
        label=_("Day and time"),
        help_text=_(
            "Leave room: bodies are invited five working days before, and the "
            "announcement is published three before."
        ),
    )
    manner = forms.ChoiceField(
        label=_("How do people come together?"),
        choices=MANNERS,
        widget=forms.RadioSelect,
    )
    place = Line(label=_("Place"), required=False)
    link = forms.URLField(label=_("Link to take part"), required=False, max_length=500)
    materials = files.Upload(
        label=_("Materials"),
        required=False,
        help_text=_("They are published: black out personal data first."),
    )
    materials_url = forms.URLField(
        label=_("Link to the materials"), required=False, max_length=500
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        reason = said.pop("reason", None)
        kept = files.keep(said.pop("materials"), is_public=False, by=by, at=at)
        said["manner"] = Manner(said["manner"])
        plan = Plan(**said, materials=[kept] if kept else [])
        return {"plan": plan} if reason is None else {"plan": plan, "reason": reason}


class PostponementForm(PlanForm):
    """Another day or place; what is not changed stays."""

    reason = Line(label=_("Why is it postponed?"), max_length=500)
    field_order = ["reason", "starts_at"]

    def __init__(self, *, announcement: Announcement, **data: Any) -> None:
        stays = ("starts_at", "manner", "place", "link", "materials_url")
        initial = {name: getattr(announcement, name) for name in stays}
        super().__init__(**{"initial": initial, **data})
        told: Any = self.fields["materials"]
        told.help_text = _("Leave it empty, and the materials sent before stay.")


class MediaForm(ActForm):
    """In which media the announcement appeared."""

    laws = {"published_on": discussions.PUBLISHED}

    where_published = Line(
        label=_("In which media?"),
        help_text=_("A newspaper, a site, a channel: the law asks for the media."),
    )
    published_url = forms.URLField(
        label=_("Link to it"), required=False, max_length=500
    )
    published_on = PastDay(label=_("On which day did it appear?"))


class BodyForm(ActForm):
    """Which body is invited, and how."""

    laws = {"body": discussions.INVITED, "invited_on": discussions.INVITED}
    refused_at = {
        "not_addressed": "body",
        "nobody_to_read": "road",
    }

    body = forms.ModelChoiceField(
        label=_("Which body?"),
        queryset=Organization.objects.none(),
        empty_label=None,
    )
    road = forms.ChoiceField(
        label=_("How?"),
        choices=ROADS,
        initial=Road.IN_SYSTEM,
        widget=forms.RadioSelect,
        help_text=_("In the system the letter goes out now, and the day is today's."),
    )
    invited_on = PastDay(label=_("On which day was it invited?"), required=False)
    proof = Line(
        label=_("What proves it?"),
        required=False,
        help_text=_("The number of the receipt, of the entry, of the register."),
    )
    proof_file = files.Upload(label=_("Scan of the proof"), required=False)

    def __init__(self, *, announcement: Announcement, **data: Any) -> None:
        super().__init__(**data)
        invited = announcement.invitations.values("body")
        bodies: Any = self.fields["body"]
        bodies.queryset = announcement.case.bodies.exclude(pk__in=invited).order_by(
            "name_kk"
        )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("road") == Road.IN_SYSTEM:
            said["invited_on"] = timezone.localdate(clock.now())
            return said
        for name in ("invited_on", "proof"):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, _("Outside the system this is needed."))
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("proof_file"), is_public=False, by=by, at=at)
        return {**said, "road": Road(said["road"]), "proof_file": kept}


class ReplyForm(ActForm):
    """Whether the body takes part."""

    laws = {"reply": discussions.DISCUSSION}

    reply = forms.ChoiceField(
        label=_("Will your organization take part?"),
        choices=REPLIES,
        widget=forms.RadioSelect,
    )
    note = Line(
        label=_("Who comes, how you can help"),
        required=False,
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        return {"reply": Reply(said["reply"]), "note": said["note"]}


class AttendForm(ActForm):
    """For whom one comes, and whether to the room."""

    organization = Line(
        label=_("Do you come for an organization?"),
        required=False,
        help_text=_("Leave it empty if you come for yourself."),
    )
    is_remote = forms.BooleanField(label=_("I take part by the link"), required=False)

    def __init__(self, *, announcement: Announcement | None, **data: Any) -> None:
        super().__init__(**data)
        mixed = announcement is not None and announcement.manner == Manner.MIXED
        if not mixed:
            self.fields.pop("is_remote")
        self.from_afar = announcement is not None and not announcement.is_in_person

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        return {"is_remote": self.from_afar, **self.cleaned_data}


class GuestForm(AttendForm):
    """Somebody who has come, or has written."""

    name = Line(label=_("Name"), max_length=200)
    field_order = ["name", "organization", "is_remote"]

    def __init__(self, *, announcement: Announcement | None, **data: Any) -> None:
        super().__init__(announcement=announcement, **data)
        self.fields["organization"].label = _("For which organization?")
        self.fields["organization"].help_text = ""
        if "is_remote" in self.fields:
            self.fields["is_remote"].label = _("Takes part by the link")


class WordsForm(ActForm):
    """What one has to say, in writing."""

    text = Paragraphs(label=_("What do you want to say?"), rows=6)
    language = LanguageField()

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        return {"said": Said(said["text"], said["language"], is_written=True)}


class SpeechForm(ActForm):
    """Who says what."""

    attendee = forms.ModelChoiceField(
        label=_("Who speaks?"), queryset=Attendee.objects.none(), empty_label=None
    )
    text = Paragraphs(label=_("What is said?"), rows=6)
    language = LanguageField()
    is_written = forms.BooleanField(label=_("It was sent in writing"), required=False)

    def __init__(self, *, case: Case, **data: Any) -> None:
        super().__init__(**data)
        speakers: Any = self.fields["attendee"]
        speakers.queryset = Attendee.objects.expected().filter(case=case)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        words = Said(said["text"], said["language"], is_written=said["is_written"])
        return {"attendee": said["attendee"], "said": words, "said_at": at}


class ProtocolForm(ActForm):
    """From when to when, who led it, and what it came to."""

    laws = {"text": discussions.DISCUSSION, "held_on": discussions.PUBLISHED}
    refused_at = {
        "held_another_day": "held_on",
        "ends_before_it_begins": "to_at",
    }

    held_on = PastDay(label=_("Day"))
    from_at = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    to_at = forms.TimeField(
        label=_("To"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    chair_name = Line(label=_("Who led it?"), max_length=200)
    secretary_name = Line(label=_("Who kept the protocol?"), max_length=200)
    text = Paragraphs(
        label=_("What was said, and what it came to"),
        rows=14,
        max_length=texts.LONG,
    )
    language = LanguageField()
    file = files.Upload(
        label=_("Scan of the signed protocol"),
        required=False,
        help_text=_("It is published: black out personal data first."),
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        day = said.pop("held_on")
        kept = files.keep(said.pop("file"), is_public=False, by=by, at=at)
        for name in ("from_at", "to_at"):
            said[name] = _moment(day, said[name])
        return {"held": Held(**said, file=kept)}


def _moment(day: Any, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
