"""The invented people of the demonstration, and in which office each acts."""

from dataclasses import dataclass, field
from datetime import date, datetime

from backend.accounts.actions import offices, people
from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization, Region, User
from backend.accounts.roles import Role, Standing
from backend.portal.demo import places, tables

SINCE = date(2020, 1, 1)
AUTHORISED = "information_ministry"
ORDER = "Көрсетілім бұйрығы"
IDENTITY_PAPER = "Жеке куәлік (көрсетілім)"
# No real person has it: there is no ninety-ninth month.
NO_IIN = "999999000000"


@dataclass
class Cast:
    """Everybody and every organization, by the key that the tables use."""

    regions: dict[str, Region]
    places: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def person(self, key: str) -> Actor:
        """Return the person acting for himself, in no office."""
        return Actor(self.people[key], (), grant=Standing.PERSON)

    def officer(self, key: str, *, of: Organization) -> Actor:
        """Return the person acting in the first office held in that organization."""
        user = self.people[key]
        held = Office.objects.select_related("organization").order_by("id")
        office = held.filter(user=user, organization=of).first()
        if office is None:
            message = f"{key} holds no office in {of}."
            raise LookupError(message)
        return Actor(user, (office,), grant=office)

    def holder(self, role: Role, *, of: Organization) -> Actor | None:
        """Return the first person who acts in that role there; None where nobody."""
        held = Office.objects.select_related("organization", "user").order_by("id")
        office = held.filter(role=role, organization=of).first()
        return Actor(office.user, (office,), grant=office) if office else None


def gather(*, at: datetime) -> Cast:
    """Make every account and organization, and give the offices in bodies.

    The administrator and the supervisor come first, from nobody's hand; all others
    from theirs. Groups and councils are left to their own acts.
    """
    cast = Cast(places.add_districts())
    authorised = places.register_first(AUTHORISED, cast.regions, at=at)
    cast.places[AUTHORISED] = authorised
    table = tables.rows("people")
    first = [row for row in table if row["key"] in ("administrator", "supervisor")]
    for row in first:
        _register(cast, row, by=None, at=at)
        _grant(cast, row, by=None, at=at)
    administrator = cast.officer("administrator", of=authorised)
    supervisor = cast.officer("supervisor", of=authorised)
    places.register(cast.regions, known=cast.places, by=supervisor, at=at)
    for row in table:
        if row not in first:
            _register(cast, row, by=administrator, at=at)
            if row["role"] and row["place"] in cast.places:
                _grant(cast, row, by=supervisor, at=at)
    confirmed = [row for row in table if row["citizen"]]
    for serial, row in enumerate(confirmed):
        people.confirm_identity(
            cast.people[row["key"]],
            iin=f"{int(NO_IIN) + serial}",
            born_on=date.fromisoformat(row["citizen"]),
            paper=IDENTITY_PAPER,
            by=supervisor,
            at=at,
        )
        cast.people[row["key"]].refresh_from_db()
    return cast


def grant(
    cast: Cast,
    key: str,
    organization: Organization,
    *,
    since: date,
    by: Actor | None,
    at: datetime,
) -> None:
    """Give a person of the table his office, in that organization."""
    row = next(row for row in tables.rows("people") if row["key"] == key)
    offices.grant(
        user=cast.people[key],
        organization=organization,
        role=Role(row["role"]),
        from_on=since,
        by=by,
        at=at,
        paper=ORDER,
    )


def _register(
    cast: Cast, row: dict[str, str], *, by: Actor | None, at: datetime
) -> None:
    name = row["login"] or row["key"].replace("_", ".")
    cast.people[row["key"]] = people.register(
        email=f"{name}@demo.kenes",
        name=row["name"],
        language=row["language"],
        by=by,
        at=at,
    )


def _grant(cast: Cast, row: dict[str, str], *, by: Actor | None, at: datetime) -> None:
    place = cast.places[row["place"]]
    grant(cast, row["key"], place, since=SINCE, by=by, at=at)
