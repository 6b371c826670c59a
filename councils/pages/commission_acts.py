"""What is done to a commission, from its page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Policy, Words
from councils import permissions
from councils.actions import commissions
from councils.filters import today
from councils.models import Commission
from councils.pages import seat_forms


class CommissionAct(Act):
    """An act upon a commission."""

    whom: ClassVar[str] = "anyone"
    policy: ClassVar[Policy] = permissions.can_order_commission

    def rows(self) -> QuerySet[Commission]:
        seen = Commission.objects.visible_to(self.request.user)
        return seen.select_related("convocation__council__organization")

    def back(self) -> str:
        return reverse("page:commission", args=[self.item.pk])

    def form(self, **data: Any) -> ActForm:
        return seat_forms.PlaceForm(commission=self.item, whom=self.whom, **data)

    @classmethod
    def is_open(cls, commission: Commission) -> bool:
        """Tell whether the commission stands, and its council is in office."""
        in_office = commission.convocation.is_in_office(today())
        return in_office and commission.dissolved_on is None


class Join(CommissionAct):
    """Enter one more member."""

    verb, run, whom = "join", commissions.join, "outside"
    words = Words(
        title=_("Enter a member of the commission"),
        button=_("Enter the member"),
        done=_("The member is in the commission."),
    )


class Leave(CommissionAct):
    """End a member's place."""

    verb, run, whom = "leave", commissions.leave, "inside"
    words = Words(
        title=_("A member leaves the commission"),
        button=_("End the place"),
        done=_("The place ends with that day."),
    )


class NameHead(CommissionAct):
    """Enter who leads it."""

    verb, run = "name-head", commissions.name_head
    words = Words(
        title=_("Name the head of the commission"),
        button=_("Enter the head"),
        done=_("The head is entered. Who led before stays a member."),
    )


class Dissolve(CommissionAct):
    """End the commission."""

    verb, run = "dissolve", commissions.dissolve
    is_danger = True
    words = Words(
        title=_("Dissolve the commission"),
        button=_("Dissolve the commission"),
        done=_("The commission ends with that day, and every place in it."),
    )

    def form(self, **data: Any) -> ActForm:
        return seat_forms.DissolveForm(**data)


ON_COMMISSION: tuple[type[CommissionAct], ...] = (Join, NameHead, Leave, Dissolve)
