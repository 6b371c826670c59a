"""Councils, their regulation and the people who sit in them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import count
from typing import Any

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.portal.demo import people, tables
from backend.portal.demo.people import Cast
from councils.actions import convocations, councils, working_groups
from councils.actions.convocations import Approval, PastTerm, SeatGiven
from councils.actions.working_groups import Approved, Named
from councils.models import Constituency, Council
from councils.rules.composition import CouncilKind, Level

SETTLED_FROM = date(2020, 1, 1)
REGULATION = "Кеңестің ережесі (көрсетілім)"
FORMING, FORMED_BY = "keles_council", "keles_maslikhat"
GROUP = "Жұмыс тобының құрамы (көрсетілім)"
GROUP_CIVIL, GROUP_STATE = 4, 2


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
    _form(cast, made[FORMING], names, supervisor, at=at)
    return made


def _form(
    cast: Cast,
    council: Council,
    names: Iterator[str],
    supervisor: Actor,
    *,
    at: datetime,
) -> None:
    """Form the working group of one council; the first of its members has an account.

    It prepares the next composition, and has elected its head.
    """
    user, on = cast.people["working_group"], timezone.localdate(at)
    civil, state = Constituency.CIVIL_SOCIETY, Constituency.STATE
    members = [
        Named(user.name, civil, "Көрсетілім бірлестігі", user),
        *(
            Named(next(names), civil, f"Көрсетілім бірлестігі № {place}")
            for place in range(2, GROUP_CIVIL + 1)
        ),
        *(Named(next(names), state) for _place in range(GROUP_STATE)),
    ]
    group = working_groups.form(
        council,
        approval=Approved(cast.places[FORMED_BY], on, GROUP),
        size=len(members),
        members=members,
        by=supervisor,
        at=at,
    )
    head = group.members.get(user=user)
    working_groups.elect_head(
        group, member=head, on=on, document=GROUP, by=supervisor, at=at
    )


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
            past=PastTerm(told["source"]),
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
