"""Acts upon a council's own monitorings and expertises: put on record when done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.models import ControlKind, Council, Decision, Monitoring, Seat
from councils.rules import monitorings as rule
from councils.rules.composition import CouncilKind


@dataclass(frozen=True)
class Done:
    """A monitoring that was done: of what, when, by whom, and what was concluded."""

    done_on: date
    members: Sequence[Seat]
    theme_kk: str = ""
    theme_ru: str = ""
    conclusion_kk: str = ""
    conclusion_ru: str = ""
    begun_on: date | None = None
    body: Organization | None = None
    others: str = ""
    kind: ControlKind = ControlKind.MONITORING
    assignment: Decision | None = None


@transaction.atomic
def log(council: Council, *, done: Done, by: Actor, at: datetime) -> Monitoring:
    """Put a control on record; the public sees it once the council has decided."""
    seats = Seat.objects.in_force(done.done_on).filter(
        convocation__council=council, pk__in=[seat.pk for seat in done.members]
    )
    named = len({seat.pk for seat in done.members})
    if done.kind == ControlKind.EXPERTISE:
        own = done.assignment is not None and done.assignment.council_id == council.pk
        demand(
            rule.check_expertise(
                is_assigned=own,
                names_experts=bool(done.others.strip()),
                is_of_fund=council.kind == CouncilKind.WEALTH_FUND,
            )
        )
    else:
        demand(rule.check_doers(members=named, are_in_force=seats.count() == named))
    monitoring = Monitoring.objects.create(
        council=council,
        kind=done.kind,
        assignment=done.assignment,
        theme_kk=done.theme_kk,
        theme_ru=done.theme_ru,
        body=done.body,
        begun_on=done.begun_on,
        done_on=done.done_on,
        others=done.others,
        conclusion_kk=done.conclusion_kk,
        conclusion_ru=done.conclusion_ru,
        entered_by=by.user,
    )
    monitoring.members.set(seats)
    said = {"kk": done.conclusion_kk, "ru": done.conclusion_ru}
    record("monitoring.logged", monitoring, by=by, at=at, said=said, public=False)
    return monitoring
