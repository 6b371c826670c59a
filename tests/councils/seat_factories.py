"""A council whose members a competition has selected, with others in reserve."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils.actions import applications, competitions, convocations
from councils.actions.competitions import Outcome
from councils.actions.convocations import Approval, SeatGiven
from councils.models import (
    Application,
    Constituency,
    Convocation,
    Council,
    EndGround,
    Seat,
)
from councils.rules.composition import Level
from tests import factories
from tests.councils import factories as made
from tests.councils import forming_factories as forming

ON, LATER = date(2026, 12, 10), date(2027, 1, 11)
AT = forming.CHECKED_AT + timedelta(days=1)
STATE = Constituency.STATE


@dataclass
class Filled:
    """A council in office since 10 December 2026, and those who wait in reserve."""

    site: forming.Site
    convocation: Convocation
    selected: list[Application]
    reserved: list[Application]

    @property
    def council(self) -> Council:
        return self.site.council

    @property
    def secretary(self) -> Actor:
        return self.site.secretary

    @property
    def head(self) -> Actor:
        return self.site.approver

    def seat(self, application: Application) -> Seat:
        """Return the seat that a candidate has taken."""
        return Seat.objects.get(application=application)

    @property
    def officials(self) -> list[Seat]:
        """Return the members from the state."""
        return list(self.convocation.seats.filter(constituency=STATE))


def filled(
    *, reserve: Sequence[bool] = (False,), civil: int = 4, state: int = 2
) -> Filled:
    """Form a council by a competition; the first selected is ethnocultural.

    `reserve` says of each who waits whether an ethnocultural association sent him.
    """
    site = forming.site()
    competition = forming.announced(site, civil=civil, council_size=civil + state)
    flags = [True, *[False] * (civil - 1), *reserve]
    rows = [
        forming.applied(
            competition,
            by=forming.candidate(f"Кандидат {place:02}"),
            person_name=f"Кандидат {place:02}",
            is_ethnocultural=flag,
        )
        for place, flag in enumerate(flags)
    ]
    forming.checking(site, competition)
    at = forming.CHECKED_AT
    admitted = [applications.admit(row, by=site.member, at=at) for row in rows]
    outcome = Outcome(admitted[:civil], admitted[civil:], "хаттама № 7")
    competitions.decide(competition, outcome=outcome, by=site.member, at=at)
    found = [Application.objects.get(pk=row.pk) for row in admitted]
    officials = [SeatGiven(f"Мемлекет {place + 1}", STATE) for place in range(state)]
    convocation = convocations.approve(
        site.council,
        approval=Approval(site.council.body, ON, "№ 12", ON, competition),
        seats=[*(SeatGiven.selected(row) for row in found[:civil]), *officials],
        by=site.approver,
        at=AT,
    )
    return Filled(site, convocation, found[:civil], found[civil:])


def left(of: Filled, seat: Seat, *, on: date = LATER) -> Seat:
    """Let a member leave of his own wish."""
    return convocations.end_seat(
        seat,
        ground=EndGround.OWN_WISH,
        on=on,
        document="өтініш",
        by=of.secretary,
        at=AT,
    )


def republican(*, seats: Sequence[SeatGiven], on: date = ON) -> Convocation:
    """Approve a council of the republican level, of these and of fourteen others."""
    council = made.council(level=Level.REPUBLICAN)
    others = [
        SeatGiven(
            f"Мүше {council.pk} {place}",
            Constituency.CIVIL_SOCIETY,
            nominator=f"Бірлестік {place}",
        )
        for place in range(15 - len(seats))
    ]
    return convocations.approve(
        council,
        approval=Approval(council.body, on, "№ 1", on),
        seats=[*seats, *others],
        by=factories.holder(Role.HEAD, council.body),
        at=AT,
    )
