"""The wizard that opens a case: five steps, one fact a page, kept as it is typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms as fields
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.accounts.models import Organization, OrganizationKind
from backend.accounts.roles import Role
from backend.law.breach import Breach
from backend.pages.acts import Act, ActForm, Refusal, Words
from oversight import permissions
from oversight.actions import openings, participants, sketches
from oversight.models import Case, CaseSketch
from oversight.pages import opening_forms as forms
from oversight.pages import wizard_looks
from oversight.pages.case_acts import anyone
from oversight.states import CaseForm

STEPS: dict[str, type[ActForm]] = {
    "who": forms.WhoStep,
    "form": forms.FormStep,
    "matter": forms.MatterStep,
    "theme": forms.ThemeStep,
    "check": forms.CheckStep,
}
ORDER = tuple(STEPS)
LAST = ORDER[-1]
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
    sketch: CaseSketch
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
            return redirect(self.address(self.at_step))
        return self.shown(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Keep what is written; go on where it is whole, and open at the last step."""
        self.begin(kwargs.get("step"))
        if "anew" in request.POST:
            sketches.drop(self.actor.user)
            return redirect(self.address(ORDER[0]))
        now = clock.now()
        self.sketch = sketches.keep(
            self.actor.user, step=self.at_step, data=self.written(), at=now
        )
        if SAVES in request.headers:
            return JsonResponse({"saved": f"{timezone.localtime(now):%H:%M}"})
        form = self.form(data=request.POST)
        if not form.is_valid():
            return self.shown(form, status=INVALID)
        if self.at_step == LAST:
            return super().post(request, **kwargs)
        if refusals := _refusals(self.breaches()):
            left = form.refuse(refusals)
            return self.shown(form, refusals=left, status=REFUSED)
        return redirect(self.address(ORDER[ORDER.index(self.at_step) + 1]))

    def begin(self, step: str | None) -> None:
        """Find out who writes, what is written already, and which step is asked for."""
        if not permissions.may_open_some_case(self.actor):
            raise PermissionDenied
        seen = CaseSketch.objects.visible_to(self.actor.user)
        self.sketch = seen.first() or CaseSketch(
            owner=self.actor.user, step=ORDER[0], updated_at=clock.now()
        )
        self.at_step = step or self.sketch.step
        if self.at_step not in STEPS:
            raise Http404

    def address(self, step: str) -> str:
        """Return the address of a step."""
        return reverse("page:case-new-step", args=[step])

    def form(self, **data: Any) -> ActForm:
        return self.step_form(self.at_step, **data)

    def step_form(self, step: str, **data: Any) -> ActForm:
        """Return the form of a step: filled in, or as it was left."""
        made: Any = STEPS[step]
        if "data" not in data:
            data["initial"] = self.left(made)
        match step:
            case "who":
                shown: ActForm = made(held=self.held(), alone=self.alone(), **data)
            case "form":
                shown = made(initiator=self.side(), **data)
            case _:
                shown = made(**data)
        return shown

    def held(self) -> list[Organization]:
        """Return those for which the person coordinates, himself alone aside."""
        held = [o for o in self.actor.offices if o.role == Role.COORDINATOR]
        ids = [office.organization_id for office in held]
        own = Organization.objects.filter(pk__in=ids).exclude(
            kind=OrganizationKind.CITIZEN
        )
        return list(own.order_by("name_kk"))

    def alone(self) -> bool:
        """Tell whether the person may act alone."""
        return permissions.can_open_case(self.actor, None) is not None

    def initiator(self) -> Organization | None:
        """Return who raises the matter, as far as it has been said; None is alone."""
        said = self.last_said("initiator")
        return next((one for one in self.held() if str(one.pk) == said), None)

    def side(self) -> Organization | None:
        """Return whose cases another form may run beside: one's own, where alone."""
        own = Organization.objects.filter(
            kind=OrganizationKind.CITIZEN, offices__user=self.actor.user
        )
        return self.initiator() or own.first()

    def last_said(self, name: str) -> str:
        """Return the last word written in a field."""
        said = self.sketch.said(name) or [""]
        return str(said[-1])

    def left(self, made: type[ActForm]) -> dict[str, Any]:
        """Return what was written on a step, to be shown there again."""
        found: dict[str, Any] = {}
        for name, field in made.base_fields.items():
            said = self.sketch.said(name)
            if said is None:
                continue
            many = isinstance(
                field, fields.MultipleChoiceField | fields.ModelMultipleChoiceField
            )
            found[name] = said if many else (said[-1] if said else "")
        return found

    def written(self) -> dict[str, list[str]]:
        """Return what the step brings, as it was typed."""
        return {
            name: [str(one) for one in self.request.POST.getlist(name)]
            for name in STEPS[self.at_step].base_fields
        }

    def told(self, step: str) -> ActForm:
        """Return the form of a step, bound to what has been written on it."""
        return self.step_form(step, data=MultiValueDict(self.sketch.data))

    def breaches(self) -> list[Breach]:
        """Return what the law has against the step that has been written."""
        today = timezone.localdate(clock.now())
        if self.at_step == "who":
            return participants.check_represented(self.initiator(), on=today)
        matter = self.told("matter")
        if self.at_step != "matter" or not matter.is_valid():
            return []
        said = matter.cleaned_data
        return openings.check_matter(
            list(said["bodies"]),
            concerns=said["concerns"],
            fund_ground=said["fund_ground"],
        )

    def perform(self, given: dict[str, Any], *, at: datetime) -> Case:
        matter = self.matter()
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
        unfinished = self.unfinished()
        if unfinished:
            return [Refusal("unfinished", str(UNFINISHED), None)]
        return super().attempt(form)

    def unfinished(self) -> list[str]:
        """Return the steps before the last one on which something is missing."""
        return [step for step in ORDER[:-1] if not self.told(step).is_valid()]

    def matter(self) -> dict[str, Any]:
        """Return all that has been written, as the act takes it."""
        said: dict[str, Any] = {}
        for step in ORDER[:-1]:
            form = self.told(step)
            form.is_valid()
            said |= form.cleaned_data
        return {
            "initiator": self.initiator(),
            "form": CaseForm(said["form"]),
            "beside": said.get("beside"),
            "theme": said["theme"],
            "tasks": said["tasks"],
            "question": said["question"],
            "language": said["language"],
            "bodies": list(said["bodies"]),
            "region": said["region"],
            "concerns": said["concerns"],
            "fund_ground": said["fund_ground"],
        }

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
            "before": self.address(ORDER[place - 1]) if place else "",
            "sketch": self.sketch if self.sketch.data else None,
            **wizard_looks.of(self),
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
