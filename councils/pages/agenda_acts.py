"""What is done to an agenda and its papers from the page of a meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.files import serving
from backend.pages.acts import Act, ActForm, Words
from councils import permissions
from councils.actions import agenda, materials
from councils.models import AgendaItem, Material, Meeting
from councils.pages import agenda_forms as forms
from councils.pages.meeting_acts import WithMeeting
from councils.permissions import Grant
from councils.states import MEETING

AGENDA = "#agenda"
TOLD = _("Once the notice is out, a change asks for its reason, which is public.")


class AddAgendaItem(WithMeeting):
    """Put one more matter on the agenda."""

    verb, run = "add-agenda-item", agenda.add
    policy, form_class = permissions.can_add_agenda_item, forms.MatterForm
    words = Words(
        title=_("Add a matter to the agenda"),
        button=_("Add a matter"),
        done=_("The matter is on the agenda."),
        lead=TOLD,
    )

    def next_page(self) -> str:
        return f"{self.back()}{AGENDA}"


class ReorderAgenda(WithMeeting):
    """Put the matters in another order."""

    verb, run = "reorder-agenda", agenda.reorder
    policy, form_class = permissions.can_add_agenda_item, forms.OrderForm
    words = Words(
        title=_("The order of the agenda"),
        button=_("Put in this order"),
        done=_("The agenda is in its new order."),
        lead=TOLD,
    )

    def next_page(self) -> str:
        return f"{self.back()}{AGENDA}"


def can_edit_item(actor: Actor, item: AgendaItem) -> Grant:
    """Find the office that writes the agenda on which the matter stands."""
    return permissions.can_add_agenda_item(actor, item.meeting)


def swapped(item: AgendaItem, *, to: str) -> list[AgendaItem]:
    """Return the standing matters with this one a place higher, or lower."""
    order = list(item.meeting.agenda_items.standing())
    place = order.index(item) if item in order else 0
    other = place - 1 if to == "up" else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    return order


def move(
    item: AgendaItem, *, to: str, by: Actor, at: datetime, reason: str = ""
) -> Meeting:
    """Let a matter change places with its neighbour."""
    order = swapped(item, to=to)
    return agenda.reorder(item.meeting, order=order, reason=reason, by=by, at=at)


class ItemAct(Act):
    """An act upon one matter; `step` is the act of the meeting's procedure."""

    step: ClassVar[str]
    policy = can_edit_item

    def rows(self) -> QuerySet[AgendaItem]:
        seen = AgendaItem.objects.visible_to(self.request.user)
        return seen.select_related(
            "meeting__council__organization", "rapporteur_seat", "invited_body"
        )

    def back(self) -> str:
        return f"{reverse('page:meeting', args=[self.item.meeting_id])}{AGENDA}"

    @classmethod
    def is_open(cls, item: AgendaItem) -> bool:
        """Tell whether the state of the meeting lets it, and the matter stands."""
        lets = cls.step in MEETING.acts(item.meeting.state)
        return lets and item.withdrawn_at is None


class EditItem(ItemAct):
    """Word a matter anew, or change what it rests on."""

    verb, step, run = "edit", "edit-agenda-item", agenda.edit
    words = Words(
        title=_("Change the matter"),
        button=_("Change the matter"),
        done=_("The matter is changed."),
        lead=TOLD,
    )

    def form(self, **data: Any) -> ActForm:
        return forms.MatterForm(meeting=self.item.meeting, item=self.item, **data)


class WithdrawItem(ItemAct):
    """Take a matter off the agenda."""

    verb, step, run = "withdraw", "withdraw-agenda-item", agenda.withdraw
    form_class = forms.WithdrawItemForm
    is_danger = True
    words = Words(
        title=_("Take the matter off the agenda"),
        button=_("Take it off"),
        done=_("The matter is off the agenda."),
        lead=TOLD,
    )


class MoveItem(ItemAct):
    """Let a matter change places with its neighbour."""

    verb, step, run = "move", "reorder-agenda", move
    words = Words(
        title=_("Move the matter"),
        button=_("Move"),
        done=_("The matter is moved."),
        lead=TOLD,
    )

    def form(self, **data: Any) -> ActForm:
        return forms.MoveForm(meeting=self.item.meeting, **data)


class AddMaterial(ItemAct):
    """Lay a paper beside a matter."""

    verb, step, run = "add-material", "add-material", materials.add
    policy, form_class = permissions.can_add_material, forms.MaterialForm
    words = Words(
        title=_("Lay a paper beside the matter"),
        button=_("Add the paper"),
        done=_("The paper lies beside the matter."),
        lead=_(
            "Everyone may read it from the notice on. After it no paper is removed."
        ),
    )


class RemoveMaterial(Act):
    """Take a paper back before the notice."""

    verb, run = "remove", materials.remove
    policy, is_danger = permissions.can_remove_material, True
    words = Words(
        title=_("Take the paper back"),
        button=_("Take it back"),
        done=_("The paper is gone."),
    )

    def rows(self) -> QuerySet[Material]:
        seen = Material.objects.visible_to(self.request.user)
        return seen.select_related(
            "agenda_item__meeting__council__organization",
            "agenda_item__rapporteur_seat",
            "file",
        )

    def back(self) -> str:
        meeting = self.item.agenda_item.meeting_id
        return f"{reverse('page:meeting', args=[meeting])}{AGENDA}"


def material_content(request: HttpRequest, pk: Any) -> FileResponse:
    """Return a paper, to be saved and never run, to whoever sees its matter."""
    rows = Material.objects.visible_to(request.user).select_related("file")
    return serving.attachment(get_object_or_404(rows, pk=pk).file)


ON_AGENDA: tuple[type[WithMeeting], ...] = (AddAgendaItem, ReorderAgenda)
ON_ITEM: tuple[type[ItemAct], ...] = (EditItem, WithdrawItem, MoveItem, AddMaterial)
