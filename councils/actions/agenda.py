"""Acts upon an agenda: added, edited, withdrawn, put in another order.

Before the notice freely; after it for a stated reason, and every version is kept.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.actions import invitations, notice_duties
from councils.actions.meetings import (
    Matter,
    locked,
    move,
    put_on_agenda,
    tell_of_change,
)
from councils.models import AgendaItem, Meeting
from councils.rules import agendas

ASIDE = 20_000


@transaction.atomic
def add(
    meeting: Meeting, *, matter: Matter, by: Actor, at: datetime, reason: str = ""
) -> AgendaItem:
    """Put one more matter on the agenda."""
    meeting = locked(meeting)
    move(meeting, "add-agenda-item")
    _demand_own(meeting, matter)
    asked = invitations.bodies_of(meeting)
    item = put_on_agenda(meeting, [matter])[0]
    _renumber(meeting, list(meeting.agenda_items.standing()))
    item.refresh_from_db(fields=["position"])
    kind = "meeting.agenda-item-added"
    _changed(meeting, kind, asked=asked, reason=reason, by=by, at=at)
    return item


@transaction.atomic
def edit(
    item: AgendaItem, *, matter: Matter, by: Actor, at: datetime, reason: str = ""
) -> AgendaItem:
    """Word a matter anew, or change what it rests on; it keeps its place."""
    meeting = locked(item.meeting)
    item = AgendaItem.objects.get(pk=item.pk)
    move(meeting, "edit-agenda-item")
    _demand_own(meeting, matter)
    has_ballot, is_withdrawn = item.ballots.exists(), item.withdrawn_at is not None
    demand(agendas.check_withdrawal(is_withdrawn=is_withdrawn, has_ballot=has_ballot))
    asked = invitations.bodies_of(meeting)
    for name, value in matter.as_fields().items():
        setattr(item, name, value)
    item.save()
    kind = "meeting.agenda-item-edited"
    _changed(meeting, kind, asked=asked, reason=reason, by=by, at=at)
    return item


@transaction.atomic
def withdraw(item: AgendaItem, *, reason: str, by: Actor, at: datetime) -> AgendaItem:
    """Take a matter off the agenda, and say why; what was voted on stays."""
    meeting = locked(item.meeting)
    item = AgendaItem.objects.get(pk=item.pk)
    move(meeting, "withdraw-agenda-item")
    has_ballot, is_withdrawn = item.ballots.exists(), item.withdrawn_at is not None
    demand(agendas.check_withdrawal(is_withdrawn=is_withdrawn, has_ballot=has_ballot))
    asked = invitations.bodies_of(meeting)
    item.withdrawn_at, item.withdrawn_reason = at, reason
    item.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    _renumber(meeting, list(meeting.agenda_items.standing()))
    kind = "meeting.agenda-item-withdrawn"
    _changed(meeting, kind, asked=asked, reason=reason, by=by, at=at)
    return item


@transaction.atomic
def reorder(
    meeting: Meeting,
    *,
    order: Sequence[AgendaItem],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Meeting:
    """Put the matters of an agenda in another order."""
    meeting = locked(meeting)
    move(meeting, "reorder-agenda")
    standing = [str(item.pk) for item in meeting.agenda_items.standing()]
    named = [str(item.pk) for item in order]
    demand(agendas.check_order(asked=named, standing=standing))
    _renumber(meeting, order)
    asked, kind = invitations.bodies_of(meeting), "meeting.agenda-reordered"
    _changed(meeting, kind, asked=asked, reason=reason, by=by, at=at)
    return meeting


def _changed(
    meeting: Meeting,
    kind: str,
    *,
    asked: set[Organization],
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """Tell the members, and the bodies that were `asked` before or are now."""
    tell_of_change(meeting, reason=reason, by=by, at=at)
    public = meeting.notice_sent_at is not None
    if public:
        invitations.follow(meeting, before=asked, at=at)
    else:
        notice_duties.owe_anew(meeting, by=by, at=at)
    record(kind, meeting, by=by, at=at, said={"reason": reason}, public=public)


def _demand_own(meeting: Meeting, matter: Matter) -> None:
    """Refuse a matter that rests on something of another council."""
    place = meeting.council_id
    things = (matter.draft_act, matter.appeal, matter.monitoring)
    own = all(thing is None or thing.council_id == place for thing in things)
    if matter.plan_item is not None:
        own = own and matter.plan_item.plan.council_id == place
    if matter.rapporteur_seat is not None:
        seat = matter.rapporteur_seat
        own = own and seat.convocation_id == meeting.convocation_id
    demand(agendas.check_matter(is_of_this_council=own))


def _renumber(meeting: Meeting, order: Sequence[AgendaItem]) -> None:
    """Number the standing matters from one; the withdrawn ones come after them.

    All move aside first: no two ever hold the same place.
    """
    gone = meeting.agenda_items.exclude(withdrawn_at=None)
    for place, item in enumerate([*order, *gone], start=1):
        item.position = ASIDE + place
        item.save(update_fields=["position"])
    meeting.agenda_items.update(position=F("position") - ASIDE)
