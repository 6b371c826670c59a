"""Councils, their regulation and the people who sit in them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import count
from typing import Any

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.portal.demo import people, tables
from backend.portal.demo.people import Cast
from councils.actions import convocations, councils
from councils.actions.convocations import Approval, SeatGiven
from councils.models import Constituency, Council
from councils.rules.composition import CouncilKind, Level

SETTLED_FROM = date(2020, 1, 1)
REGULATION = "Кеңестің ережесі (көрсетілім)"


def gather(cast: Cast, *, at: datetime) -> dict[str, Council]:
    """Register each council, settle its regulation, and enter its composition."""
    supervisor = cast.officer("supervisor", of=cast.places[people.AUTHORISED])
    names = _names()
    made = {}
    for told in tables.texts("councils"):
        council = councils.register(
            names=tuple(told["names"]),
            level=Level(told["level"]),
            kind=CouncilKind(told["kind"]),
            body=cast.places[told["body"]],
            region=cast.regions[told["region"]],
            is_demonstration=not told["real"],
            by=supervisor,
            at=at,
        )
        made[told["key"]] = council
        cast.places[told["key"]] = council.organization
        _settle(cast, council, told, supervisor, at=at)
        _seat(cast, council, told, names, supervisor, at=at)
    return made


def _settle(
    cast: Cast,
    council: Council,
    told: Mapping[str, Any],
    supervisor: Actor,
    *,
    at: datetime,
) -> None:
    secretary = _secretary(told["key"])
    place, since = council.organization, people.SINCE
    people.grant(cast, secretary, place, since=since, by=supervisor, at=at)
    by = cast.officer(secretary, of=council.organization)
    for key, value in told["settings"].items():
        councils.settle(
            council,
            key=key,
            value=value,
            source=REGULATION,
            from_on=SETTLED_FROM,
            by=by,
            at=at,
        )


def _seat(
    cast: Cast,
    council: Council,
    told: Mapping[str, Any],
    names: Iterator[str],
    supervisor: Actor,
    *,
    at: datetime,
) -> None:
    approval = Approval(
        by=cast.places[told["approved_by"]],
        on=date.fromisoformat(told["approved_on"]),
        document=told["document"],
        from_on=date.fromisoformat(told["approved_on"]),
    )
    seats = _given(cast, told, names)
    if told["source"]:
        convocations.record_past(
            council,
            approval=approval,
            seats=seats,
            source=told["source"],
            by=supervisor,
            at=at,
        )
        return
    convocations.approve(council, approval=approval, seats=seats, by=supervisor, at=at)


def _given(
    cast: Cast, told: Mapping[str, Any], names: Iterator[str]
) -> list[SeatGiven]:
    """Return the seats: those with an account first, each of another organization."""
    accounts = list(told["seated"])
    seats = []
    for place in range(told["civil"]):
        key, role = accounts[place] if place < len(accounts) else ("", Role.MEMBER)
        user = cast.people[key] if key else None
        seats.append(
            SeatGiven(
                person_name=user.name if user else next(names),
                constituency=Constituency.CIVIL_SOCIETY,
                is_ethnocultural=place >= told["civil"] - told["ethnocultural"],
                nominator=f"Көрсетілім бірлестігі № {place + 1}",
                user=user,
                role=Role(role),
            )
        )
    for _place in range(told["state"]):
        seats.append(
            SeatGiven(person_name=next(names), constituency=Constituency.STATE)
        )
    return seats


def _names() -> Iterator[str]:
    """Return invented names without end: surnames that say so."""
    told = tables.texts("members")
    given, family = told["given"], told["family"]
    for place in count():
        yield f"{family[place % len(family)]} {given[place % len(given)]}"


def _secretary(council_key: str) -> str:
    prefix = council_key.removesuffix("_council")
    return "secretary" if prefix == "borli" else f"{prefix}_secretary"
