"""What a supervisor does to the working calendar."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Refusal, Words
from oversight import permissions, reports
from oversight.actions import calendar_changes
from oversight.models import CalendarChange
from oversight.pages import calendar_change_forms as forms
from oversight.pages.forms import ReasonForm

MOST = 500


class Propose(Act):
    """Write down a change, to see what it would move."""

    verb = "new"
    policy, form_class = permissions.can_change_calendar, forms.ProposalForm
    words = Words(
        title=_("Change the working calendar"),
        button=_("See which terms it would move"),
        done=_("The change is prepared. Nothing has moved yet: look at the terms."),
        lead=_(
            "Days moved by a decree, or a year that is known now. Without days, open "
            "terms are counted anew by the calendar as it stands."
        ),
    )

    def find(self, **kwargs: Any) -> None:
        """A change is made of nothing."""

    def perform(self, given: dict[str, Any], *, at: datetime) -> CalendarChange:
        return calendar_changes.propose(**given, by=self.actor, at=at)

    def back(self) -> str:
        return reverse("page:calendar-change-list")

    def next_page(self) -> str:
        return reverse("page:calendar-change", args=[self.result.pk])


class ChangeAct(Act):
    """An act upon a prepared change."""

    policy = permissions.can_change_calendar

    def rows(self) -> QuerySet[CalendarChange]:
        return CalendarChange.objects.visible_to(self.request.user)

    def back(self) -> str:
        return reverse("page:calendar-change", args=[self.item.pk])


class Apply(ChangeAct):
    """Put the days in and move the terms, those that are shown here."""

    verb, run = "apply", calendar_changes.apply
    template_name = "oversight/calendar_change_apply.html"
    words = Words(
        title=_("Apply the change"),
        button=_("Apply it, and move these terms"),
        done=_("The calendar has changed and the terms have moved; both sides know."),
        lead=_("One act, on record. What is done or ended is never counted again."),
    )

    def form(self, **data: Any) -> ActForm:
        found = self.effect()
        initial = {"digest": found.digest if found else ""}
        return forms.ApplicationForm(initial=initial, **data)

    def effect(self) -> reports.CalendarEffect | None:
        """Return what would move now."""
        return reports.calendar_effect(self.item, self.request.user, most=MOST)

    def shown(
        self,
        form: ActForm,
        *,
        refusals: list[Refusal] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """Show what would move now: a list that was refused is not offered again."""
        fresh = self.form() if refusals else form
        return super().shown(fresh, refusals=refusals, status=status)

    def context(self) -> dict[str, Any]:
        return {"effect": self.effect()}


class Discard(ChangeAct):
    """Let the change fall."""

    verb, run, form_class = "discard", calendar_changes.discard, ReasonForm
    is_danger = True
    words = Words(
        title=_("Let the change fall"),
        button=_("Let it fall"),
        done=_("The change is discarded. Nothing has moved."),
    )


CHANGE_ACTS: tuple[type[ChangeAct], ...] = (Apply, Discard)
