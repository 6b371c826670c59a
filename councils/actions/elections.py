"""What takes effect when a council has elected: offices of seats, and of accounts."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from backend.accounts.actions import offices
from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import Role
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.models import (
    Commission,
    CommissionMember,
    Constituency,
    Decision,
    ElectedTo,
    Seat,
    SeatOffice,
    SeatOfficeKind,
)
from councils.rules import elections as rule

DAY = timedelta(days=1)
ROLES = {SeatOfficeKind.CHAIR: Role.CHAIR, SeatOfficeKind.PRESIDIUM: Role.PRESIDIUM}


@transaction.atomic
def elect(
    decision: Decision,
    *,
    to: ElectedTo,
    seats: Sequence[Seat],
    commission: Commission | None,
    by: Actor,
    at: datetime,
) -> None:
    """Put the elected into their offices from the day of the decision.

    A chair, a head and a list of several take the place of whoever was elected before
    that day; one member alone is added to those there are.
    """
    on = decision.adopted_on
    sitting = Seat.objects.in_force(on).filter(pk__in=[seat.pk for seat in seats])
    demand(
        rule.check_candidates(
            candidates=len(seats),
            members=sitting.count(),
            of_state=sum(seat.constituency == Constituency.STATE for seat in seats),
            for_chair=to == ElectedTo.CHAIR,
        )
    )
    match to:
        case ElectedTo.CHAIR:
            _fill(decision, SeatOfficeKind.CHAIR, seats, by=by, at=at)
        case ElectedTo.PRESIDIUM:
            _fill(decision, SeatOfficeKind.PRESIDIUM, seats, by=by, at=at)
        case ElectedTo.HEAD if commission is not None:
            lead(commission, seat=seats[0], on=on, by=by, at=at)
        case ElectedTo.COMMISSION if commission is not None:
            _man(commission, seats, on=on, by=by, at=at)


@transaction.atomic
def leave_office(held: SeatOffice, *, on: date, by: Actor, at: datetime) -> SeatOffice:
    """End an office of a seat with this day, and what it grants to an account."""
    _end(held, on=on, by=by, at=at)
    _step_down(held, on=on, by=by, at=at)
    return held


def hold(
    seat: Seat,
    kind: SeatOfficeKind,
    *,
    from_on: date,
    decision: Decision | None,
    by: Actor,
    at: datetime,
) -> SeatOffice:
    """Give a seat an office, and its holder's account what that office grants."""
    held = SeatOffice.objects.create(
        seat=seat, kind=kind, from_on=from_on, decision=decision
    )
    said = {"office": str(kind), "from": from_on.isoformat()}
    record("seat.office-taken", seat, by=by, at=at, said=said)
    paper = str(decision or seat.convocation.document)
    grant(seat, ROLES[kind], from_on=from_on, paper=paper, by=by, at=at)
    return held


def grant(
    seat: Seat, role: Role, *, from_on: date, paper: str, by: Actor, at: datetime
) -> None:
    """Give the account of a seat an office of the council, if it has not got it.

    It ends with the composition at the latest.
    """
    council, last = seat.convocation.council.organization, seat.convocation.to_on
    has_it = council.offices.filter(Q(to_on=None) | Q(to_on__gte=last))
    if seat.user is None or has_it.filter(user=seat.user, role=role).exists():
        return
    offices.grant(
        user=seat.user,
        organization=council,
        role=role,
        from_on=from_on,
        to_on=last,
        by=by,
        at=at,
        paper=paper,
    )


def end_offices(
    seat: Seat, roles: Sequence[Role], *, on: date, by: Actor | None, at: datetime
) -> None:
    """End what the account of a seat holds in the council: with this day, its last."""
    held = Office.objects.filter(
        Q(to_on=None) | Q(to_on__gt=on),
        user=seat.user_id,
        organization=seat.convocation.council.organization_id,
        role__in=roles,
        from_on__lte=seat.convocation.to_on,
    )
    for office in held.order_by("id") if seat.user_id else ():
        offices.end(office, on=max(office.from_on, on), by=by, at=at)


@transaction.atomic
def lead(
    commission: Commission, *, seat: Seat, on: date, by: Actor, at: datetime
) -> CommissionMember:
    """Put a member at the head of a commission; who led it stays a member of it."""
    for place in _members(commission):
        if place.is_head and place.seat_id != seat.pk:
            _retake(place, is_head=False, on=on)
    mine = commission.members.filter(seat=seat, to_on=None).first()
    said = {"seat": str(seat.pk), "from": on.isoformat()}
    record("commission.head-elected", commission, by=by, at=at, said=said)
    if mine is None:
        return _join(commission, seat, is_head=True, on=on)
    return _retake(mine, is_head=True, on=on)


def leave_commission(member: CommissionMember, *, on: date) -> None:
    """End a place in a commission with this day."""
    member.to_on = max(member.from_on, on)
    member.save(update_fields=["to_on"])


def _fill(
    decision: Decision,
    kind: SeatOfficeKind,
    seats: Sequence[Seat],
    *,
    by: Actor,
    at: datetime,
) -> None:
    on = decision.adopted_on
    elected = {seat.pk: seat for seat in seats}
    replaces = kind == SeatOfficeKind.CHAIR or len(seats) > 1
    standing = SeatOffice.objects.select_for_update(of=("self",)).filter(
        seat__convocation__council=decision.council, kind=kind, to_on=None
    )
    related = standing.select_related(
        "seat__convocation__council__organization", "seat__user"
    )
    for held in related.order_by("id"):
        stays = elected.pop(held.seat_id, None) is not None
        is_earlier = held.from_on < on or kind == SeatOfficeKind.CHAIR
        if replaces and is_earlier and not stays:
            _end(held, on=on - DAY, by=by, at=at)
            # Until midnight, so that he may close the meeting that he has opened.
            _step_down(held, on=on, by=by, at=at)
    for seat in elected.values():
        hold(seat, kind, from_on=on, decision=decision, by=by, at=at)


def _end(held: SeatOffice, *, on: date, by: Actor, at: datetime) -> None:
    held.to_on = max(held.from_on, on)
    held.save(update_fields=["to_on"])
    said = {"office": str(held.kind), "on": held.to_on.isoformat()}
    record("seat.office-left", held.seat, by=by, at=at, said=said)


def _step_down(held: SeatOffice, *, on: date, by: Actor, at: datetime) -> None:
    """End what an office grants; its holder stays a member while he has the seat."""
    seat, roles = held.seat, [ROLES[SeatOfficeKind(held.kind)]]
    end_offices(seat, roles, on=on, by=by, at=at)
    if seat.to_on is None and on < seat.convocation.to_on:
        paper = seat.convocation.document
        grant(seat, Role.MEMBER, from_on=on + DAY, paper=paper, by=by, at=at)


def _man(
    commission: Commission,
    seats: Sequence[Seat],
    *,
    on: date,
    by: Actor,
    at: datetime,
) -> None:
    elected = {seat.pk: seat for seat in seats}
    for member in _members(commission):
        stays = elected.pop(member.seat_id, None) is not None
        is_earlier = member.from_on < on and not member.is_head
        if len(seats) > 1 and is_earlier and not stays:
            leave_commission(member, on=on - DAY)
    for seat in elected.values():
        _join(commission, seat, is_head=False, on=on)
    said = {"members": [str(seat.pk) for seat in seats], "from": on.isoformat()}
    record("commission.elected", commission, by=by, at=at, said=said)


def _members(commission: Commission) -> list[CommissionMember]:
    Commission.objects.select_for_update(of=("self",)).get(pk=commission.pk)
    rows = CommissionMember.objects.filter(commission=commission, to_on=None)
    return list(rows.select_related("seat").order_by("id"))


def _retake(place: CommissionMember, *, is_head: bool, on: date) -> CommissionMember:
    """Give a member the other standing from this day on; he is never there twice."""
    if place.from_on >= on:
        place.is_head = is_head
        place.save(update_fields=["is_head"])
        return place
    leave_commission(place, on=on - DAY)
    return _join(place.commission, place.seat, is_head=is_head, on=on)


def _join(
    commission: Commission, seat: Seat, *, is_head: bool, on: date
) -> CommissionMember:
    return CommissionMember.objects.create(
        commission=commission, seat=seat, is_head=is_head, from_on=on
    )
