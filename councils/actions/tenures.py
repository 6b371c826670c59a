"""Acts upon the term and the size of a composition: ended early, enlarged."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from backend.accounts.actions import offices
from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import STEPS_OF_A_MEMBER
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.models import Convocation, Council, EarlyEnd
from councils.rules import seats, tenure
from councils.rules.composition import CouncilKind
from oversight.actions import obligations
from oversight.states import ObligationState


@transaction.atomic
def enlarge(
    convocation: Convocation,
    *,
    size: int,
    document: str,
    on: date,
    by: Actor,
    at: datetime,
) -> Convocation:
    """Give a council more seats; who takes them comes from the reserve list."""
    convocation = _locked(convocation)
    demand(
        [
            *seats.check_seating_day(
                on=on, from_on=convocation.from_on, until_on=convocation.to_on
            ),
            *tenure.check_enlargement(
                size=convocation.size,
                wanted=size,
                kind=CouncilKind(convocation.council.kind),
                on=on,
            ),
        ]
    )
    said = {"document": document, "from": convocation.size, "on": on.isoformat()}
    convocation.size = size
    convocation.save(update_fields=["size"])
    record("convocation.enlarged", convocation, by=by, at=at, said=said)
    return convocation


@transaction.atomic
def end_early(
    convocation: Convocation,
    *,
    ground: EarlyEnd,
    document: str,
    on: date,
    by: Actor,
    at: datetime,
) -> Convocation:
    """End a composition before its term, because its body is no more.

    Where the body is reorganized the council works on until the new composition is
    approved, 15-1: that approval then sets the last day.
    """
    convocation = _locked(convocation)
    demand(
        tenure.check_early_end(
            on=on,
            from_on=convocation.from_on,
            until_on=convocation.to_on,
            has_ended=bool(convocation.ended_early),
        )
    )
    convocation.ended_early, convocation.end_document = ground, document
    convocation.save(update_fields=["ended_early", "end_document"])
    said = {"document": document, "on": on.isoformat()}
    record("convocation.ended-early", convocation, by=by, at=at, said=said)
    if ground == EarlyEnd.BODY_LIQUIDATED:
        _end(convocation, on=on, by=by, at=at)
        owed = convocation.formation_obligation
        if owed is not None and owed.state == ObligationState.OPEN:
            obligations.end(owed, ground=document, on=on, by=by, at=at)
    return convocation


@transaction.atomic
def make_way(council: Council, *, from_on: date, by: Actor, at: datetime) -> None:
    """End, on the day before, a composition that worked on after a reorganization."""
    last = from_on - timedelta(days=1)
    waiting = council.convocations.select_for_update().filter(
        ended_early=EarlyEnd.BODY_REORGANIZED,
        from_on__lt=last,
        to_on__gte=from_on,
    )
    for convocation in waiting.order_by("from_on"):
        _end(convocation, on=last, by=by, at=at)


def _end(convocation: Convocation, *, on: date, by: Actor, at: datetime) -> None:
    convocation.to_on = on
    convocation.save(update_fields=["to_on"])
    said = {"on": on.isoformat()}
    record("convocation.ended", convocation, by=by, at=at, said=said)
    held = Office.objects.filter(
        Q(to_on=None) | Q(to_on__gt=on),
        organization=convocation.council.organization_id,
        role__in=STEPS_OF_A_MEMBER,
        from_on__lte=on,
    )
    for office in held.order_by("id"):
        offices.end(office, on=on, by=by, at=at)


def _locked(convocation: Convocation) -> Convocation:
    rows = Convocation.objects.select_for_update(of=("self",))
    related = rows.select_related("council__organization", "formation_obligation")
    return related.get(pk=convocation.pk)
