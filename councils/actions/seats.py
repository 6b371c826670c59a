"""Acts that fill a vacant seat: appointed, from the reserve list, selected later."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import RuleBroken, demand
from councils import reports
from councils.actions import applications, convocations
from councils.actions.convocations import SeatGiven
from councils.models import (
    Application,
    Constituency,
    Convocation,
    EndGround,
    Seat,
)
from councils.rules import seats as rule
from councils.states import ApplicationState

DAY = timedelta(days=1)
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Official:
    """Whom the head of a body names from the state."""

    person_name: str
    user: User | None = None
    born_on: date | None = None


@transaction.atomic
def appoint(
    convocation: Convocation,
    *,
    official: Official,
    from_on: date,
    document: str,
    replaces: Seat | None,
    by: Actor,
    at: datetime,
) -> Seat:
    """Seat a member from the state, in place of another if one is named (9(10)).

    Refused where the share of civil society would be broken by it.
    """
    convocation = _locked(convocation)
    if replaces is not None:
        is_own = replaces.convocation_id == convocation.pk
        demand(rule.check_replaced(is_own=is_own))
        convocations.end_seat(
            replaces,
            ground=EndGround.REPLACED,
            on=max(from_on - DAY, replaces.from_on),
            document=document,
            by=by,
            at=at,
        )
    given = SeatGiven(
        person_name=official.person_name,
        constituency=Constituency.STATE,
        user=official.user,
        born_on=official.born_on,
    )
    worsens = frozenset({"civil-share"}) if replaces is None else NOTHING
    return _seated(
        convocation,
        given,
        from_on=from_on,
        document=document,
        worsens=worsens,
        replaces=replaces,
        by=by,
        at=at,
    )


@transaction.atomic
def seat_from_reserve(
    convocation: Convocation, *, from_on: date, document: str, by: Actor, at: datetime
) -> Seat:
    """Seat whose turn it is on the reserve list, for the rest of the term."""
    convocation = _locked(convocation)
    demand(_outside(convocation, from_on))
    application = reports.next_in_reserve(convocation, on=from_on)
    if application is None:
        raise RuleBroken(rule.check_reserve(waiting=0))
    application = applications.take_seat(application, by=by, at=at)
    return _seated(
        convocation,
        SeatGiven.selected(application),
        from_on=from_on,
        document=document,
        worsens=NOTHING,
        by=by,
        at=at,
    )


@transaction.atomic
def seat_selected(
    convocation: Convocation,
    *,
    application: Application,
    from_on: date,
    document: str,
    by: Actor,
    at: datetime,
) -> Seat:
    """Seat somebody whom an additional competition of the council has selected."""
    convocation = _locked(convocation)
    rows = Application.objects.select_for_update(of=("self",))
    application = rows.select_related("competition", "npo", "user").get(
        pk=application.pk
    )
    competition = application.competition
    own = competition.council_id == convocation.council_id
    demand(
        rule.check_selected_later(
            is_additional=own and competition.is_additional,
            is_waiting=application.state == ApplicationState.SELECTED
            and not Seat.objects.filter(application=application).exists(),
        )
    )
    return _seated(
        convocation,
        SeatGiven.selected(application),
        from_on=from_on,
        document=document,
        worsens=NOTHING,
        by=by,
        at=at,
    )


@transaction.atomic
def issue_document(seat: Seat, *, number: str, by: Actor, at: datetime) -> Seat:
    """Note the number of the document that shows somebody to be a member, 7(1)(5)."""
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    seat.membership_document = number
    seat.save(update_fields=["membership_document"])
    record("seat.document-issued", seat, by=by, at=at, said={"number": number})
    return seat


def _seated(
    convocation: Convocation,
    given: SeatGiven,
    *,
    from_on: date,
    document: str,
    worsens: frozenset[str],
    by: Actor,
    at: datetime,
    replaces: Seat | None = None,
) -> Seat:
    """Seat one more member; refuse what this seat would break, not what was broken."""
    demand(
        [
            *_outside(convocation, from_on),
            *rule.check_vacancy(
                seated=_seated_at_most(convocation, from_on), size=convocation.size
            ),
        ]
    )
    before = convocations.breaches_with(convocation, on=from_on)
    after = convocations.breaches_with(convocation, on=from_on, joined=given)
    demand(rule.arising(before, after, worsens=worsens))
    return convocations.take_seat(
        convocation,
        given,
        from_on=from_on,
        paper=document,
        replaces=replaces,
        by=by,
        at=at,
    )


def _outside(convocation: Convocation, from_on: date) -> list[Breach]:
    return rule.check_seating_day(
        on=from_on, from_on=convocation.from_on, until_on=convocation.to_on
    )


def _seated_at_most(convocation: Convocation, from_on: date) -> int:
    """Count the seats on the fullest day from this one on: some begin later."""
    later = convocation.seats.filter(from_on__gt=from_on)
    days = {from_on, *later.values_list("from_on", flat=True)}
    return max(convocation.seats.in_force(day).count() for day in days)


def _locked(convocation: Convocation) -> Convocation:
    rows = Convocation.objects.select_for_update(of=("self",))
    related = rows.select_related("council__organization", "council__body")
    return related.get(pk=convocation.pk)
