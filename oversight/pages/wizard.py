"""The wizard that opens a case: five steps, one fact a page, kept as it is typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.law.breach import Breach
from backend.pages.acts import Act, ActForm, Refusal, Words
from oversight import permissions
from oversight.actions import openings, participants, sketches
from oversight.models import Case, CaseSketch
from oversight.pages import wizard_looks
from oversight.pages.case_acts import anyone
from oversight.pages.wizard_sheet import FIRST, LAST, ORDER, STEPS, Sheet, address

# The script saves what is typed by a request of its own, marked so.
SAVES = "X-Kenes-Save"
INVALID, REFUSED = 400, 409


class Wizard(Act):
    """One step of opening a case; the last one opens it."""

    verb = "new"
    template_name = "oversight/wizard.html"
    policy = anyone
    run = openings.open_draft
    at_step: str
    sheet: Sheet
    words = Words(
        title=_("A new case"),
        button=_("Open the case"),
        done=_("The case is open. It is yours alone until it is registered."),
    )

    def find(self, **kwargs: Any) -> None:
        return None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show a step as it was left; without one named, the one last left."""
        self.begin(kwargs.get("step"))
        if "step" not in kwargs:
            return redirect(address(self.at_step))
        return self.shown(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Keep what is written; go on where it is whole, and open at the last step."""
        self.begin(kwargs.get("step"))
        if "anew" in request.POST:
            sketches.drop(self.actor.user)
            return redirect(address(FIRST))
        now = clock.now()
        self.sheet.sketch = sketches.keep(
            self.actor.user, step=self.at_step, data=self.written(), at=now
        )
        if SAVES in request.headers:
            return JsonResponse({"saved": f"{timezone.localtime(now):%H:%M}"})
        form = self.form(data=request.POST)
        if not form.is_valid():
            return self.shown(form, status=INVALID)
        if self.at_step == LAST:
            return super().post(request, **kwargs)
        if refusals := _refusals(self.sheet.breaches(self.at_step)):
            left = form.refuse(refusals)
            return self.shown(form, refusals=left, status=REFUSED)
        return redirect(address(ORDER[ORDER.index(self.at_step) + 1]))

    def begin(self, step: str | None) -> None:
        """Find out who writes, what is written already, and which step is asked for."""
        if not permissions.may_open_some_case(self.actor):
            raise PermissionDenied
        seen = CaseSketch.objects.visible_to(self.actor.user)
        sketch = seen.first() or CaseSketch(
            owner=self.actor.user, step=FIRST, updated_at=clock.now()
        )
        self.sheet = Sheet(self.actor, sketch)
        self.at_step = step or sketch.step
        if self.at_step not in STEPS:
            raise Http404

    def form(self, **data: Any) -> ActForm:
        return self.sheet.form(self.at_step, **data)

    def written(self) -> dict[str, list[str]]:
        """Return what the step brings, as it was typed."""
        return {
            name: [str(one) for one in self.request.POST.getlist(name)]
            for name in STEPS[self.at_step].base_fields
        }

    def perform(self, given: dict[str, Any], *, at: datetime) -> Case:
        matter = self.sheet.matter()
        self.actor.grant = permissions.can_open_case(self.actor, matter["initiator"])
        if self.actor.grant is None:
            raise PermissionDenied
        case = openings.open_draft(**matter, by=self.actor, at=at)
        own = case.participants.current().filter(person=self.actor.user).first()
        if own is not None:
            participants.declare(
                own,
                declared=given["declared"],
                has_conflict=given["has_conflict"] == "yes",
                nature=given["nature"],
                by=self.actor,
                at=at,
            )
        sketches.drop(self.actor.user)
        return case

    def attempt(self, form: ActForm) -> list[Refusal]:
        """Open the case, where each step before the last one is whole."""
        if self.sheet.unfinished():
            return [Refusal("unfinished", str(UNFINISHED), None)]
        return super().attempt(form)

    def next_page(self) -> str:
        return reverse("page:case", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:case-list")

    def context(self) -> dict[str, Any]:
        place = ORDER.index(self.at_step)
        return {
            "step": self.at_step,
            "place": place + 1,
            "count": len(ORDER),
            "bar": [_bar(number, place) for number in range(len(ORDER))],
            "is_last": self.at_step == LAST,
            "before": address(ORDER[place - 1]) if place else "",
            "sketch": self.sheet.sketch if self.sheet.sketch.data else None,
            **wizard_looks.of(self.sheet, self.at_step),
        }


UNFINISHED = _("Something is missing on an earlier step.")


def _bar(number: int, place: int) -> str:
    return "done" if number < place else "now" if number == place else "todo"


def _refusals(breaches: list[Breach]) -> list[Refusal]:
    language = get_language() or "kk"
    return [
        Refusal(breach.code, breach.text.in_(language), breach.citation)
        for breach in breaches
    ]
