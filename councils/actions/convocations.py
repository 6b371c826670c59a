"""Acts upon convocations and seats: approved, recorded, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from backend.accounts.actions import offices
from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization, User
from backend.accounts.roles import Role
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from councils.actions import formations
from councils.models import (
    Application,
    Competition,
    Constituency,
    Convocation,
    Council,
    EndGround,
    Seat,
)
from councils.rules import composition
from councils.rules.composition import CouncilKind, Level, Member


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
    demand(_breaches(council, approval, seats))
    return _entered(council, approval, seats, by=by, at=at)


@transaction.atomic
def record_past(
    council: Council,
    *,
    approval: Approval,
    seats: Sequence[SeatGiven],
    source: str,
    by: Actor,
    at: datetime,
) -> Convocation:
    """Record a composition from before Kenes: what breaks the law is only noted."""
    council = Council.objects.select_for_update().get(pk=council.pk)
    noted = [
        {
            "code": breach.code,
            "text": breach.text.as_json(),
            "provision": breach.citation.text.as_json(),
        }
        for breach in _breaches(council, approval, seats)
    ]
    convocation = _entered(council, approval, seats, by=by, at=at)
    convocation.is_imported, convocation.source = True, source
    convocation.breaches_noted = noted
    convocation.save(update_fields=["is_imported", "source", "breaches_noted"])
    record("convocation.imported", convocation, by=by, at=at, said={"source": source})
    return convocation


@transaction.atomic
def end_seat(
    seat: Seat, *, ground: EndGround, on: date, by: Actor, at: datetime
) -> Seat:
    """End a membership with this day, and the member's offices in the council."""
    seat = Seat.objects.select_for_update().get(pk=seat.pk)
    seat.to_on, seat.end_ground = on, ground
    seat.save(update_fields=["to_on", "end_ground"])
    record("seat.ended", seat, by=by, at=at)
    held = Office.objects.filter(
        user=seat.user_id,
        organization=seat.convocation.council.organization_id,
        role__in=[Role.MEMBER, Role.PRESIDIUM, Role.CHAIR],
        to_on=None,
    )
    for office in held.order_by("id"):
        offices.end(office, on=on, by=by, at=at)
    return seat


def _breaches(
    council: Council, approval: Approval, seats: Sequence[SeatGiven]
) -> list[Breach]:
    kind = CouncilKind(council.kind)
    found = composition.check(
        [seat.as_member for seat in seats],
        level=Level(council.level),
        kind=kind,
        on=approval.on,
    )
    return [
        *found,
        *formations.breaches(council, approval.competition, _applications(seats)),
    ]


def _applications(seats: Sequence[SeatGiven]) -> list[Application]:
    return [seat.application for seat in seats if seat.application is not None]


def _entered(
    council: Council,
    approval: Approval,
    given: Sequence[SeatGiven],
    *,
    by: Actor,
    at: datetime,
) -> Convocation:
    lasts = formations.term_of_office(council, approval.from_on, members=len(given))
    convocation = Convocation.objects.create(
        council=council,
        number=council.convocations.count() + 1,
        approved_by=approval.by,
        approved_on=approval.on,
        document=approval.document,
        from_on=approval.from_on,
        to_on=lasts.due_on,
        term=lasts.as_json(),
        size=len(given),
        competition=approval.competition,
    )
    said = {"document": approval.document}
    record("convocation.approved", convocation, by=by, at=at, said=said, law=lasts)
    for one in given:
        _seated(convocation, one, by=by, at=at)
    formations.follow(convocation, by=by, at=at)
    return convocation


def _seated(
    convocation: Convocation, given: SeatGiven, *, by: Actor, at: datetime
) -> None:
    seat = Seat.objects.create(
        convocation=convocation,
        user=given.user,
        person_name=given.person_name,
        constituency=given.constituency,
        is_ethnocultural=given.is_ethnocultural,
        npo=given.npo,
        nominator=given.nominator,
        from_on=convocation.from_on,
        application=given.application,
    )
    record("seat.taken", seat, by=by, at=at, said={"name": given.person_name})
    if given.user is None:
        return
    council = convocation.council.organization
    if not council.offices.filter(user=given.user, to_on=None).exists():
        offices.grant(
            user=given.user,
            organization=council,
            role=given.role,
            from_on=convocation.from_on,
            by=by,
            at=at,
            paper=convocation.document,
        )
