"""Where a person chooses how letters come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from backend import clock
from backend.notices import preferences
from backend.notices.models import Preference, Rhythm

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
NO_HOUR = [("", gettext_lazy("none")), *HOURS]
INVALID = 400


def _hour(**options: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        coerce=int, empty_value=None, required=False, **{"choices": NO_HOUR, **options}
    )


class PreferenceForm(forms.Form):
    """How letters come: at once or once a day, and at what hours never."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
    )
    digest_hour = _hour(label=gettext_lazy("When the digest goes"), choices=HOURS)
    quiet_from = _hour(label=gettext_lazy("Quiet hours from"))
    quiet_until = _hour(label=gettext_lazy("Quiet hours until"))

    def clean(self) -> dict[str, Any]:
        """Refuse quiet hours with one end."""
        taken: dict[str, Any] = super().clean() or {}
        if taken.get("digest_hour") is None:
            taken["digest_hour"] = preferences.DEFAULTS["digest_hour"]
        if (taken.get("quiet_from") is None) != (taken.get("quiet_until") is None):
            self.add_error("quiet_until", _("Quiet hours have a beginning and an end."))
        return taken


class Notices(LoginRequiredMixin, View):
    """One's own choice, shown and changed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what holds now."""
        chosen = preferences.of(_actor(request))
        return self._shown(request, PreferenceForm(initial=_as_choices(chosen)))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the choice, and say so."""
        form = PreferenceForm(data=request.POST)
        if not form.is_valid():
            return self._shown(request, form, status=INVALID)
        preferences.choose(**form.cleaned_data, by=_actor(request), at=clock.now())
        messages.success(request, _("Your choice is kept."))
        return redirect("page:notices")

    def _shown(
        self, request: HttpRequest, form: PreferenceForm, *, status: int = 200
    ) -> HttpResponse:
        told = {"form": form}
        return render(request, "notices/preferences.html", told, status=status)


def _as_choices(chosen: Preference) -> dict[str, Any]:
    return {
        name: getattr(chosen, name)
        for name in ("rhythm", "digest_hour", "quiet_from", "quiet_until")
    }


def _actor(request: HttpRequest) -> Any:
    user: Any = request.user
    return user.actor_for(request)
