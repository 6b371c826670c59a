"""What the pages ask for of informing the public, and of conflicts of interest."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, OrganizationKind
from backend.files import fields as files
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from councils.rules import year as rule

# Organizations of the register that stand for persons.
PERSONS = (OrganizationKind.CITIZEN, OrganizationKind.GROUP)


class InformingForm(ActForm):
    """When, where and about what; an address or a file shows it."""

    laws = {"on": rule.INFORM.citation, "channel": rule.INFORM.citation}

    on = PastDay(label=_("Day"))
    channel = Line(
        label=_("Where: newspaper, broadcast, site, page in a network"), max_length=300
    )
    title_kk = Line(label=_("Title in Kazakh"), required=False, max_length=500)
    title_ru = Line(label=_("Title in Russian"), required=False, max_length=500)
    url = forms.URLField(
        label=_("Address where it can be read"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    file = files.Upload(
        label=_("Or its file"), required=False, help_text=_("Everyone will see it.")
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what nobody could check, and what has no title."""
        taken: dict[str, Any] = super().clean() or {}
        if not taken.get("title_kk") and not taken.get("title_ru"):
            self.add_error("title_kk", _("A title is needed in Kazakh or in Russian."))
        if not self.errors and not taken.get("url") and not taken.get("file"):
            words = _("An address or a file is needed, so that it can be checked.")
            self.add_error("url", words)
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = dict(self.cleaned_data)
        kept = files.keep(taken.pop("file"), is_public=True, by=by, at=at)
        return {**taken, "file": kept}


class DeclareForm(ActForm):
    """An interest that may stand against the duty of a member."""

    laws = {"matter": rule.CONFLICT.citation}
    refused_at = {"not-asked": "matter", "no-seat": "matter"}

    matter = Paragraphs(
        label=_("What the interest is"),
        rows=4,
        max_length=1000,
        help_text=_("Seen by the members and the secretary of your council alone."),
    )
    organization = forms.ModelChoiceField(
        label=_("Organization that it concerns"),
        queryset=Organization.objects.exclude(kind__in=PERSONS).order_by("name_kk"),
        required=False,
    )


class EndForm(ActForm):
    """From which day the interest is gone."""

    laws = {"on": rule.CONFLICT.citation}
    refused_at = {"not-in-force": "on"}

    on = PastDay(label=_("The interest is gone from"))
