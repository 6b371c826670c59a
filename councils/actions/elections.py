"""What takes effect when a council has elected: offices of seats, and of accounts."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from backend.accounts.actions import offices
from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import Role
from backend.journal.journal import record
from councils.models import (
    Commission,
    CommissionMember,
    Decision,
    ElectedTo,
    Seat,
    SeatOffice,
    SeatOfficeKind,
)

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

    Who held the office before, and is not elected again, leaves it the day before.
    """
    match to:
        case ElectedTo.CHAIR:
            _fill(decision, SeatOfficeKind.CHAIR, seats, by=by, at=at)
        case ElectedTo.PRESIDIUM:
            _fill(decision, SeatOfficeKind.PRESIDIUM, seats, by=by, at=at)
        case ElectedTo.HEAD | ElectedTo.COMMISSION if commission is not None:
            is_head = to == ElectedTo.HEAD
            _man(decision, commission, seats, is_head=is_head, by=by, at=at)


@transaction.atomic
def leave_office(held: SeatOffice, *, on: date, by: Actor, at: datetime) -> SeatOffice:
    """End an office of a seat with this day, and the account's office with it."""
    held.to_on = max(held.from_on, on)
    held.save(update_fields=["to_on"])
    seat = held.seat
    said = {"office": str(held.kind), "on": held.to_on.isoformat()}
    record("seat.office-left", seat, by=by, at=at, said=said)
    role = ROLES[SeatOfficeKind(held.kind)]
    organization = seat.convocation.council.organization_id
    open_offices = Office.objects.filter(
        user=seat.user_id, organization=organization, role=role, to_on=None
    )
    for office in open_offices if seat.user_id else ():
        offices.end(office, on=max(office.from_on, on), by=by, at=at)
    return held


def hold(
    seat: Seat,
    kind: SeatOfficeKind,
    *,
    from_on: date,
    decision: Decision | None,
    by: Actor | None,
    at: datetime,
) -> SeatOffice:
    """Give a seat an office, and its holder's account what that office grants."""
    held = SeatOffice.objects.create(
        seat=seat, kind=kind, from_on=from_on, decision=decision
    )
    said = {"office": str(kind), "from": from_on.isoformat()}
    record("seat.office-taken", seat, by=by, at=at, said=said)
    council = seat.convocation.council.organization
    role = ROLES[kind]
    has_it = council.offices.filter(user=seat.user_id, role=role, to_on=None).exists()
    if seat.user is not None and not has_it:
        paper = str(decision or seat.convocation.document)
        offices.grant(
            user=seat.user,
            organization=council,
            role=role,
            from_on=from_on,
            by=by,
            at=at,
            paper=paper,
        )
    return held


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
    standing = SeatOffice.objects.select_for_update(of=("self",)).filter(
        seat__convocation__council=decision.council, kind=kind, to_on=None
    )
    related = standing.select_related("seat__convocation__council", "seat__user")
    for held in related.order_by("id"):
        if elected.pop(held.seat_id, None) is None:
            leave_office(held, on=on - timedelta(days=1), by=by, at=at)
    for seat in elected.values():
        hold(seat, kind, from_on=on, decision=decision, by=by, at=at)


def _man(
    decision: Decision,
    commission: Commission,
    seats: Sequence[Seat],
    *,
    is_head: bool,
    by: Actor,
    at: datetime,
) -> None:
    on = decision.adopted_on
    commission = Commission.objects.select_for_update(of=("self",)).get(
        pk=commission.pk
    )
    elected = {seat.pk: seat for seat in seats}
    rows = CommissionMember.objects.filter(commission=commission, to_on=None)
    for member in rows.select_for_update().order_by("id"):
        is_elected = member.seat_id in elected
        if is_head and (member.is_head or is_elected):
            _end(member, on=on)
        elif not is_head and is_elected:
            del elected[member.seat_id]
        elif not is_head and not member.is_head:
            _end(member, on=on)
    CommissionMember.objects.bulk_create(
        CommissionMember(commission=commission, seat=seat, is_head=is_head, from_on=on)
        for seat in elected.values()
    )
    said = {"members": [str(seat) for seat in seats], "heads": is_head}
    record("commission.elected", commission, by=by, at=at, said=said)


def _end(member: CommissionMember, *, on: date) -> None:
    member.to_on = max(member.from_on, on - timedelta(days=1))
    member.save(update_fields=["to_on"])
