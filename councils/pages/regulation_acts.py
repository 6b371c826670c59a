"""A council is registered, and its regulation entered, from the pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.law import norms
from backend.pages.acts import Act, ActForm, Words
from councils import permissions
from councils.actions import councils, regulations
from councils.models import Council
from councils.pages import regulation_forms
from councils.permissions import Grant
from councils.rules import regulation


def can_register(actor: Actor, item: object) -> Grant:
    """Find the office that keeps the register of councils."""
    return permissions.can_register_council(actor)


class RegisterCouncil(Act):
    """Enter a council into the register."""

    policy, run = can_register, councils.register
    form_class = regulation_forms.RegisterForm
    words = Words(
        title=_("Register a council"),
        button=_("Register the council"),
        done=_("The council is registered."),
        lead=_("At a body that may have one: the law lists those that may not."),
    )

    def find(self, **kwargs: Any) -> None:
        return None

    def perform(self, given: dict[str, Any], *, at: Any) -> Council:
        return councils.register(**given, by=self.actor, at=at)

    def next_page(self) -> str:
        return reverse("page:council", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:council-list")


class CouncilAct(Act):
    """An act upon a council, from one of the sections of its pages."""

    section: ClassVar[str] = "page:council-regulation"

    def rows(self) -> QuerySet[Council]:
        seen = Council.objects.visible_to(self.request.user)
        return seen.select_related("organization", "body")

    def back(self) -> str:
        return reverse(self.section, args=[self.item.pk])


class EnterRegulation(CouncilAct):
    """Enter an edition of the regulation."""

    verb = "enter-regulation"
    policy, run = permissions.can_enter_regulation, regulations.enter
    form_class = regulation_forms.RegulationForm
    words = Words(
        title=_("Enter an edition of the regulation"),
        button=_("Enter it"),
        done=_("The edition is entered. Those before it stay."),
    )


class Settle(CouncilAct):
    """Enter one point of the regulation."""

    policy, run = permissions.can_settle, councils.settle
    template_name = "councils/settle.html"
    words = Words(
        title=_("Enter a point of the regulation"),
        button=_("Enter it"),
        done=_("The point is entered, with its source. It is shown as a setting."),
    )

    def find(self, **kwargs: Any) -> Council:
        self.key = kwargs["key"]
        if self.key not in regulation.KEYS:
            raise Http404
        return get_object_or_404(self.rows(), pk=kwargs["pk"])

    def form(self, **data: Any) -> ActForm:
        return regulation_forms.SettleForm(key=self.key, **data)

    def context(self) -> dict[str, Any]:
        return {"point": norms.get(self.key).text}
