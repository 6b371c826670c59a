"""People and places for tests, made by the same acts as in life."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count

from backend.accounts.actions import offices, organizations, people
from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization, OrganizationKind, User
from backend.accounts.roles import Role
from backend.accounts.rules import FIRST_WEIGHTS, SECOND_WEIGHTS
from oversight.rules.subjects import BAR_TEXTS

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)
ALL_DECLARED = tuple(BAR_TEXTS)
_serial: Iterator[int] = count(1)


def person(name: str = "Айгүл Сапарова", *, language: str = "kk") -> User:
    """Make a person with an account, not confirmed as a citizen."""
    email = f"person{next(_serial)}@example.kz"
    return people.register(email=email, name=name, language=language, by=None, at=AT)


def citizen(name: str = "Ерлан Ғабдуллин") -> User:
    """Make a confirmed citizen born in 1990."""
    supervisor = actor(person("Бақылаушы"))
    return people.confirm_identity(
        person(name),
        iin=number(next(_serial)),
        born_on=date(1990, 5, 1),
        paper="ID 001",
        by=supervisor,
        at=AT,
    )


def body(
    name: str = "Білім басқармасы", *, parent: Organization | None = None
) -> Organization:
    """Make a state body without anybody in it."""
    return organizations.register(
        kind=OrganizationKind.AKIMAT,
        names=(name, name, name),
        parent=parent,
        by=None,
        at=AT,
    )


def office(user: User, organization: Organization, role: Role) -> Office:
    """Give a person an office since long ago."""
    return offices.grant(
        user=user,
        organization=organization,
        role=role,
        from_on=LONG_AGO,
        by=None,
        at=AT,
    )


def actor(user: User, *held: Office) -> Actor:
    """Return the person acting in these offices; the first grants the act."""
    return Actor(user, held, grant=held[0] if held else None)


def holder(role: Role, organization: Organization) -> Actor:
    """Make a person who holds this office, acting in it."""
    user = person()
    return actor(user, office(user, organization, role))


def number(serial: int) -> str:
    """Return a well-formed IIN or BIN of twelve digits."""
    for body_of_number in range(serial * 10, serial * 10 + 10):
        digits = [int(character) for character in f"90{body_of_number:09d}"]
        for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
            control = sum(w * d for w, d in zip(weights, digits, strict=True)) % 11
            if control < 10:
                return "".join(map(str, [*digits, control]))
    raise AssertionError
