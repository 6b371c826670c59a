"""Acts upon commissions: formed, their members and heads entered, dissolved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.actions import elections
from councils.models import (
    Commission,
    CommissionMember,
    Convocation,
    Decision,
    Seat,
)
from councils.rules import commissions as rule
from councils.rules import membership


@dataclass(frozen=True)
class Formed:
    """A commission as the council has formed it; who leads it is one of its members."""

    name_kk: str
    on: date
    name_ru: str = ""
    decision: Decision | None = None
    members: Sequence[Seat] = ()
    head: Seat | None = None


@transaction.atomic
def form(
    convocation: Convocation, *, formed: Formed, by: Actor, at: datetime
) -> Commission:
    """Enter a commission that the council has formed, with its members if elected."""
    rows = Convocation.objects.select_for_update(of=("self",))
    convocation = rows.select_related("council").get(pk=convocation.pk)
    decision, on = formed.decision, formed.on
    is_own = decision is None or decision.council_id == convocation.council_id
    in_office = convocation.is_in_office(on)
    members = {seat.pk: seat for seat in formed.members}
    if formed.head is not None:
        members[formed.head.pk] = formed.head
    demand(
        [
            *membership.check_convocation(has_convocation=in_office),
            *rule.check_decision(is_own=is_own),
            *rule.check_members(
                named=len(members), seated=_seated(convocation, members.values(), on)
            ),
        ]
    )
    commission = Commission.objects.create(
        convocation=convocation,
        name_kk=formed.name_kk,
        name_ru=formed.name_ru,
        formed_on=on,
        decision=decision,
    )
    record("commission.formed", commission, by=by, at=at)
    CommissionMember.objects.bulk_create(
        CommissionMember(
            commission=commission,
            seat=seat,
            is_head=formed.head is not None and seat.pk == formed.head.pk,
            from_on=on,
        )
        for seat in members.values()
    )
    return commission


@transaction.atomic
def join(
    commission: Commission, *, seat: Seat, on: date, by: Actor, at: datetime
) -> CommissionMember:
    """Enter one more member of a commission; who is one already stays as he is."""
    commission = _standing(commission, on=on)
    seated = _seated(commission.convocation, [seat], on)
    demand(rule.check_members(named=1, seated=seated))
    held = commission.members.filter(seat=seat, to_on=None).first()
    if held is not None:
        return held
    place = CommissionMember.objects.create(
        commission=commission, seat=seat, from_on=on
    )
    said = {"seat": str(seat.pk), "from": on.isoformat()}
    record("commission.joined", commission, by=by, at=at, said=said)
    return place


@transaction.atomic
def leave(
    commission: Commission, *, seat: Seat, on: date, by: Actor, at: datetime
) -> CommissionMember | None:
    """End a member's place in a commission with this day."""
    commission = _standing(commission, on=on)
    held = commission.members.filter(seat=seat, to_on=None).first()
    demand(rule.check_place(is_held=held is not None))
    if held is not None:
        elections.leave_commission(held, on=on)
    said = {"seat": str(seat.pk), "on": on.isoformat()}
    record("commission.left", commission, by=by, at=at, said=said)
    return held


@transaction.atomic
def name_head(
    commission: Commission, *, seat: Seat, on: date, by: Actor, at: datetime
) -> CommissionMember:
    """Enter who leads a commission from this day on."""
    commission = _standing(commission, on=on)
    seated = _seated(commission.convocation, [seat], on)
    demand(rule.check_members(named=1, seated=seated))
    return elections.lead(commission, seat=seat, on=on, by=by, at=at)


@transaction.atomic
def dissolve(
    commission: Commission, *, on: date, by: Actor, at: datetime
) -> Commission:
    """End a commission, and every place in it, with this day."""
    commission = _standing(commission, on=on)
    commission.dissolved_on = on
    commission.save(update_fields=["dissolved_on"])
    for place in commission.members.filter(to_on=None).order_by("id"):
        elections.leave_commission(place, on=on)
    record("commission.dissolved", commission, by=by, at=at)
    return commission


def _standing(commission: Commission, *, on: date) -> Commission:
    rows = Commission.objects.select_for_update(of=("self",))
    related = rows.select_related("convocation__council__organization")
    commission = related.get(pk=commission.pk)
    demand(
        rule.check_standing(
            on=on,
            formed_on=commission.formed_on,
            dissolved_on=commission.dissolved_on,
        )
    )
    return commission


def _seated(convocation: Convocation, seats: Iterable[Seat], on: date) -> int:
    named = [seat.pk for seat in seats]
    return convocation.seats.in_force(on).filter(pk__in=named).count()
