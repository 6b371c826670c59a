"""Acts upon convocations and seats: approved, recorded, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, User
from backend.accounts.roles import STEPS_OF_A_MEMBER, Role
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from backend.law.term import Term
from councils import reports
from councils.actions import elections, formations, tenures
from councils.models import (
    Application,
    Competition,
    Constituency,
    Convocation,
    Council,
    Decision,
    EndGround,
    Seat,
    SeatOfficeKind,
)
from councils.rules import seats as rule
from councils.rules import tenure
from councils.rules.composition import Member
from councils.rules.seats import Ground
from councils.rules.tenure import Period

OFFICES = {
    Role.CHAIR: SeatOfficeKind.CHAIR,
    Role.PRESIDIUM: SeatOfficeKind.PRESIDIUM,
}


@dataclass(frozen=True)
class SeatGiven:
    """One member, as the document of approval names him.

    `role` is the office that a member with an account takes in the council; what an
    `application` says of its candidate is taken from there.
    """

    person_name: str
    constituency: Constituency
    is_ethnocultural: bool = False
    npo: Organization | None = None
    nominator: str = ""
    user: User | None = None
    role: Role = Role.MEMBER
    application: Application | None = None
    born_on: date | None = None

    @classmethod
    def selected(
        cls, application: Application, *, role: Role = Role.MEMBER
    ) -> "SeatGiven":
        """Return the seat of a candidate whom a competition has selected."""
        return cls(
            person_name=application.person_name,
            constituency=Constituency.CIVIL_SOCIETY,
            is_ethnocultural=application.is_ethnocultural,
            npo=application.npo,
            nominator=application.nominator,
            user=application.user,
            role=role,
            application=application,
            born_on=application.born_on,
        )

    @property
    def as_holder(self) -> reports.Holder:
        """Return what the rules on persons ask."""
        return reports.Holder(
            name=self.person_name,
            user_id=self.user.pk if self.user else None,
            born_on=self.born_on,
            of_civil_society=self.constituency == Constituency.CIVIL_SOCIETY,
        )

    @property
    def as_member(self) -> Member:
        """Return what the rules of composition ask."""
        return Member(
            civil_society=self.constituency == Constituency.CIVIL_SOCIETY,
            ethnocultural=self.is_ethnocultural,
            npo=str(self.npo) if self.npo else self.nominator,
        )


@dataclass(frozen=True)
class Approval:
    """By whom, when and in which document a composition was approved."""

    by: Organization
    on: date
    document: str
    from_on: date
    competition: Competition | None = None


@dataclass(frozen=True)
class PastTerm:
    """What a source says of a composition from before Kenes.

    Its number and its last day, where the source names them; otherwise the number
    follows those on record, and the term is that of the law.
    """

    source: str
    number: int | None = None
    until_on: date | None = None
    is_demonstration: bool = False


@transaction.atomic
def approve(
    council: Council,
    *,
    approval: Approval,
    seats: Sequence[SeatGiven],
    by: Actor,
    at: datetime,
) -> Convocation:
    """Enter an approved composition; refuse one that the law does not allow."""
    council = Council.objects.select_for_update().get(pk=council.pk)
    tenures.make_way(council, from_on=approval.from_on, by=by, at=at)
    lasts = formations.term_of_office(council, approval.from_on, members=len(seats))
    found = _breaches(council, approval, seats)
    demand([*found, *_overlap(council, approval.from_on, lasts.due_on)])
    return _entered(council, approval, seats, lasts=lasts, by=by, at=at)


@transaction.atomic
def record_past(
    council: Council,
    *,
    approval: Approval,
    seats: Sequence[SeatGiven],
    past: PastTerm,
    by: Actor,
    at: datetime,
) -> Convocation:
    """Record a composition from before Kenes: what breaks the law is only noted.

    Two compositions on one day are refused all the same: one of the days is a mistake.
    Where the source does not name the members and others stand for them, it is marked
    as demonstration.
    """
    council = Council.objects.select_for_update().get(pk=council.pk)
    from_on, until_on = approval.from_on, past.until_on
    lasts = formations.term_of_office(council, from_on, members=len(seats))
    demand(
        [
            *tenure.check_last_day(
                from_on=from_on, until_on=until_on or lasts.due_on, latest=lasts.due_on
            ),
            *tenure.check_number(
                number=past.number,
                taken=set(council.convocations.values_list("number", flat=True)),
            ),
            *_overlap(council, from_on, until_on or lasts.due_on),
        ]
    )
    noted = [
        {
            "code": breach.code,
            "text": breach.text.as_json(),
            "provision": breach.citation.text.as_json(),
        }
        for breach in _breaches(council, approval, seats)
    ]
    convocation = _entered(
        council, approval, seats, lasts=lasts, past=past, by=by, at=at
    )
    convocation.is_imported, convocation.source = True, past.source
    convocation.breaches_noted = noted
    convocation.is_demonstration = past.is_demonstration
    convocation.save(
        update_fields=["is_imported", "is_demonstration", "source", "breaches_noted"]
    )
    said = {"source": past.source}
    record("convocation.imported", convocation, by=by, at=at, said=said)
    return convocation


@transaction.atomic
def end_seat(
    seat: Seat,
    *,
    ground: EndGround,
    on: date,
    by: Actor,
    at: datetime,
    document: str = "",
    decision: Decision | None = None,
) -> Seat:
    """End a membership with this day, and all that the member held by it.

    It is never refused for a share: what the rest of the council breaks then is noted.
    """
    seat = _locked_seat(seat)
    convocation = seat.convocation
    demand(
        [
            *rule.check_day(
                on=on,
                from_on=seat.from_on,
                until_on=convocation.to_on,
                has_ended=seat.to_on is not None,
            ),
            *rule.check_end(
                Ground(ground),
                of_state=seat.constituency == Constituency.STATE,
                has_document=bool(document),
                has_decision=decision is not None,
                is_own_decision=decision is None
                or decision.council_id == convocation.council_id,
            ),
        ]
    )
    before = breaches_with(convocation, on=on)
    seat.to_on, seat.end_ground = on, ground
    seat.end_document, seat.end_decision = document, decision
    seat.save(update_fields=["to_on", "end_ground", "end_document", "end_decision"])
    after = breaches_with(convocation, on=on, without=seat)
    arisen = rule.arising(before, after, worsens=frozenset())
    said = {"document": document, "arisen": [breach.code for breach in arisen]}
    record("seat.ended", seat, by=by, at=at, said=said)
    _leave_all(seat, on=on, by=by, at=at)
    return seat


def breaches_with(
    convocation: Convocation,
    *,
    on: date,
    without: Seat | None = None,
    joined: SeatGiven | None = None,
) -> list[Breach]:
    """Return what a composition breaks on a day, with one member less or more."""
    seats = [
        seat
        for seat in convocation.seats.in_force(on).select_related("npo")
        if without is None or seat.pk != without.pk
    ]
    members = [seat.as_member for seat in seats]
    holders = [reports.Holder.of(seat) for seat in seats]
    if joined is not None:
        members.append(joined.as_member)
        holders.append(joined.as_holder)
    return reports.breaches_of(
        convocation.council,
        members,
        holders,
        convocation=convocation,
        begins_on=convocation.from_on,
        on=on,
    )


def take_seat(
    convocation: Convocation,
    given: SeatGiven,
    *,
    from_on: date,
    paper: str,
    by: Actor,
    at: datetime,
    replaces: Seat | None = None,
) -> Seat:
    """Seat one member, with the offices of his seat; the rules were asked before."""
    seat = Seat.objects.create(
        convocation=convocation,
        user=given.user,
        person_name=given.person_name,
        constituency=given.constituency,
        is_ethnocultural=given.is_ethnocultural,
        npo=given.npo,
        nominator=given.nominator,
        born_on=given.born_on,
        from_on=from_on,
        application=given.application,
        replaces=replaces,
    )
    said = {"name": given.person_name, "document": paper}
    record("seat.taken", seat, by=by, at=at, said=said)
    kind = OFFICES.get(given.role)
    if kind is not None:
        elections.hold(seat, kind, from_on=from_on, decision=None, by=by, at=at)
    else:
        elections.grant(seat, Role.MEMBER, from_on=from_on, paper=paper, by=by, at=at)
    return seat


def _leave_all(seat: Seat, *, on: date, by: Actor, at: datetime) -> None:
    """End the offices, places in commissions and powers that a seat brings."""
    for held in seat.offices.filter(to_on=None).order_by("id"):
        elections.leave_office(held, on=on, by=by, at=at)
    for place in seat.commissions.filter(to_on=None).order_by("id"):
        elections.leave_commission(place, on=on)
    elections.end_offices(seat, STEPS_OF_A_MEMBER, on=on, by=by, at=at)


def _locked_seat(seat: Seat) -> Seat:
    rows = Seat.objects.select_for_update(of=("self",))
    related = rows.select_related("convocation__council__organization", "user")
    return related.get(pk=seat.pk)


def _breaches(
    council: Council, approval: Approval, seats: Sequence[SeatGiven]
) -> list[Breach]:
    found = reports.breaches_of(
        council,
        [seat.as_member for seat in seats],
        [seat.as_holder for seat in seats],
        convocation=None,
        begins_on=approval.from_on,
        on=approval.on,
    )
    return [
        *found,
        *formations.breaches(council, approval.competition, _applications(seats)),
    ]


def _overlap(council: Council, from_on: date, until_on: date) -> list[Breach]:
    others = council.convocations.order_by("from_on")
    return tenure.check_overlap(
        from_on=from_on,
        until_on=until_on,
        others=[Period(one.number, one.from_on, one.to_on) for one in others],
    )


def _number(council: Council, past: PastTerm | None) -> int:
    if past is not None and past.number is not None:
        return past.number
    last = council.convocations.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _applications(seats: Sequence[SeatGiven]) -> list[Application]:
    return [seat.application for seat in seats if seat.application is not None]


def _entered(
    council: Council,
    approval: Approval,
    given: Sequence[SeatGiven],
    *,
    lasts: Term,
    by: Actor,
    at: datetime,
    past: PastTerm | None = None,
) -> Convocation:
    until_on = past.until_on if past else None
    convocation = Convocation.objects.create(
        council=council,
        number=_number(council, past),
        approved_by=approval.by,
        approved_on=approval.on,
        document=approval.document,
        from_on=approval.from_on,
        to_on=until_on or lasts.due_on,
        term=lasts.as_json(),
        size=len(given),
        competition=approval.competition,
    )
    said = {"document": approval.document}
    record("convocation.approved", convocation, by=by, at=at, said=said, law=lasts)
    for one in given:
        take_seat(
            convocation,
            one,
            from_on=convocation.from_on,
            paper=convocation.document,
            by=by,
            at=at,
        )
    formations.follow(convocation, by=by, at=at)
    return convocation
