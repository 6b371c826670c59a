"""The agenda as the page of a meeting shows it, each matter with what may be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from backend.accounts.actor import Actor
from backend.pages.acts import may
from councils import permissions, reports
from councils.models import AgendaItem, Material, Meeting
from councils.pages import agenda_acts
from councils.pages.meeting_ballots import Button
from councils.states import MEETING

RESTS_ON = ("rapporteur_seat", "plan_item__plan", "draft_act", "appeal", "monitoring")


@dataclass(frozen=True)
class Line:
    """One matter: its papers, and the acts on it that are open to the reader.

    `move_url` takes it one place up or down; after the notice a form asks why.
    """

    item: AgendaItem
    papers: Sequence[Material]
    removes: bool
    buttons: list[Button]
    move_url: str
    is_first: bool
    is_last: bool

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether the matter is off the agenda."""
        return self.item.withdrawn_at is not None


@dataclass(frozen=True)
class Agenda:
    """The agenda of a meeting, what is done to all of it, and how it has changed."""

    lines: list[Line]
    buttons: list[Button]
    changes: list[reports.Change]
    is_noticed: bool


def of(meeting: Meeting, actor: Actor | None) -> Agenda:
    """Gather the agenda in a constant number of queries."""
    items = list(reports.agenda_of(meeting).select_related(*RESTS_ON))
    writes = actor is not None and may(permissions.can_add_agenda_item, actor, meeting)
    standing = [item for item in items if item.withdrawn_at is None]
    return Agenda(
        lines=[_line(meeting, item, actor, standing, writes=writes) for item in items],
        buttons=_buttons(meeting, standing, writes=writes),
        changes=reports.agenda_changes(meeting),
        is_noticed=meeting.notice_sent_at is not None,
    )


def _line(
    meeting: Meeting,
    item: AgendaItem,
    actor: Actor | None,
    standing: list[AgendaItem],
    *,
    writes: bool,
) -> Line:
    acts = MEETING.acts(meeting.state)
    brings = actor is not None and may(permissions.can_add_material, actor, item)
    shown: list[type[agenda_acts.ItemAct]] = []
    if writes:
        shown += [agenda_acts.EditItem, agenda_acts.WithdrawItem]
    if brings:
        shown.append(agenda_acts.AddMaterial)
    moves = writes and len(standing) > 1 and agenda_acts.MoveItem.is_open(item)
    return Line(
        item=item,
        papers=list(item.materials.all()),
        removes=brings and "remove-material" in acts,
        buttons=[
            Button(str(act.words.button), _address(act, item), act.is_danger)
            for act in shown
            if act.is_open(item)
        ],
        move_url=_address(agenda_acts.MoveItem, item) if moves else "",
        is_first=item == next(iter(standing), None),
        is_last=item == next(reversed(standing), None),
    )


def _address(act: Any, item: AgendaItem) -> str:
    return reverse(f"page:agenda-item-{act.verb}", args=[item.pk])


def _buttons(
    meeting: Meeting, standing: list[AgendaItem], *, writes: bool
) -> list[Button]:
    shown = [act for act in agenda_acts.ON_AGENDA if writes and act.is_open(meeting)]
    if len(standing) < 2:
        shown = [act for act in shown if act is not agenda_acts.ReorderAgenda]
    return [
        Button(
            str(act.words.title),
            reverse(f"page:meeting-{act.verb}", args=[meeting.pk]),
        )
        for act in shown
    ]
