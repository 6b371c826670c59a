"""What has been written in the wizard so far, step by step, and what the law says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms as fields
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from backend import clock
from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind
from backend.accounts.roles import Role
from backend.law.breach import Breach
from backend.pages.acts import ActForm
from oversight import permissions
from oversight.actions import openings, participants
from oversight.models import CaseSketch
from oversight.pages import opening_forms as forms
from oversight.states import CaseForm

STEPS: dict[str, type[ActForm]] = {
    "who": forms.WhoStep,
    "form": forms.FormStep,
    "matter": forms.MatterStep,
    "theme": forms.ThemeStep,
    "check": forms.CheckStep,
}
ORDER = tuple(STEPS)
FIRST, LAST = ORDER[0], ORDER[-1]
MANY = (fields.MultipleChoiceField, fields.ModelMultipleChoiceField)


def address(step: str) -> str:
    """Return the address of a step."""
    return reverse("page:case-new-step", args=[step])


@dataclass
class Sheet:
    """What one person has written of a case that he has not opened yet."""

    actor: Actor
    sketch: CaseSketch

    def form(self, step: str, **data: Any) -> ActForm:
        """Return the form of a step: filled in, or as it was left."""
        made: Any = STEPS[step]
        if "data" not in data:
            data["initial"] = self._left(made)
        match step:
            case "who":
                shown: ActForm = made(held=self._held(), alone=self._alone(), **data)
            case "form":
                shown = made(initiator=self._side(), **data)
            case _:
                shown = made(**data)
        return shown

    def told(self, step: str) -> ActForm:
        """Return the form of a step, bound to what has been written on it."""
        return self.form(step, data=MultiValueDict(self.sketch.data))

    def said(self, name: str) -> str:
        """Return the last word written in a field."""
        words = self.sketch.said(name) or [""]
        return str(words[-1])

    def initiator(self) -> Organization | None:
        """Return who raises the matter, as far as it has been said; None is alone."""
        said = self.said("initiator")
        return next((one for one in self._held() if str(one.pk) == said), None)

    def breaches_of_initiator(self) -> list[Breach]:
        """Return what the law has against the one who raises the matter."""
        today = timezone.localdate(clock.now())
        return participants.check_represented(self.initiator(), on=today)

    def breaches_of_matter(self) -> list[Breach]:
        """Return what the law has against the matter; nothing until it is whole."""
        matter = self.told("matter")
        if not matter.is_valid():
            return []
        said = matter.cleaned_data
        return openings.check_matter(
            list(said["bodies"]),
            concerns=said["concerns"],
            fund_ground=said["fund_ground"],
        )

    def breaches(self, step: str) -> list[Breach]:
        """Return what the law has against a step that has been written."""
        match step:
            case "who":
                return self.breaches_of_initiator()
            case "matter":
                return self.breaches_of_matter()
            case _:
                return []

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

    def _held(self) -> list[Organization]:
        """Return those for which the person coordinates, himself alone aside."""
        held = [o for o in self.actor.offices if o.role == Role.COORDINATOR]
        ids = [office.organization_id for office in held]
        own = Organization.objects.filter(pk__in=ids).exclude(
            kind=OrganizationKind.CITIZEN
        )
        return list(own.order_by("name_kk"))

    def _alone(self) -> bool:
        """Tell whether the person may act alone."""
        return permissions.can_open_case(self.actor, None) is not None

    def _side(self) -> Organization | None:
        """Return whose cases another form may run beside: one's own, where alone."""
        own = Organization.objects.filter(
            kind=OrganizationKind.CITIZEN, offices__user=self.actor.user
        )
        return self.initiator() or own.first()

    def _left(self, made: type[ActForm]) -> dict[str, Any]:
        """Return what was written on a step, to be shown there again."""
        found: dict[str, Any] = {}
        for name, field in made.base_fields.items():
            said = self.sketch.said(name)
            if said is not None:
                last = said[-1] if said else ""
                found[name] = said if isinstance(field, MANY) else last
        return found
