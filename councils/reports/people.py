"""Who else sits where, as far as the rules on persons ask; for as few queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from councils.models import Constituency, Convocation, Council, Seat
from councils.rules.composition import Level
from councils.rules.people import Person

SAID = ("person_name", "user_id", "born_on")


@dataclass(frozen=True)
class Holder:
    """One who holds a seat, or is to take it, as far as a row tells who he is."""

    name: str
    user_id: UUID | None = None
    born_on: date | None = None
    of_civil_society: bool = True

    @classmethod
    def of(cls, seat: Seat) -> "Holder":
        """Return who holds this seat."""
        civil = seat.constituency == Constituency.CIVIL_SOCIETY
        return cls(seat.person_name, seat.user_id, seat.born_on, civil)

    def is_surely(self, other: "Holder") -> bool:
        """Tell whether both are one person: by the account, or name and birth day."""
        if self.user_id is not None and other.user_id is not None:
            return self.user_id == other.user_id
        if self.born_on is None or self.born_on != other.born_on:
            return False
        return self._name == other._name

    def is_perhaps(self, other: "Holder") -> bool:
        """Tell whether both may be one person: nothing but the name is on record."""
        if self.is_surely(other):
            return True
        differ = (self.user_id and other.user_id) or (self.born_on and other.born_on)
        return not differ and self._name == other._name

    @property
    def _name(self) -> str:
        return " ".join(self.name.casefold().split())


def people_of(
    council: Council,
    holders: Sequence[Holder],
    *,
    convocation: Convocation | None,
    begins_on: date,
    on: date,
) -> list[Person]:
    """Return what the rules on persons ask of the holders of a composition's seats.

    `convocation` is that composition, if it is entered already; it begins on a day.
    """
    earlier, keys = _earlier(council, convocation, begins_on), _keys(holders)
    elsewhere = _elsewhere(council, holders, on=on)
    return [
        Person(
            name=one.name,
            key=key,
            terms=_terms(one, earlier, one.is_surely),
            terms_by_name=_terms(one, earlier, one.is_perhaps),
            republican_councils=1
            + len({where for where, other in elsewhere if one.is_surely(other)}),
            born_on=one.born_on,
        )
        for one, key in zip(holders, keys, strict=True)
    ]


def _keys(holders: Sequence[Holder]) -> list[str]:
    """Give each person one key, who is surely the same twice the same one."""
    keys: list[str] = []
    for place, one in enumerate(holders):
        before = (n for n in range(place) if one.is_surely(holders[n]))
        same = next(before, None)
        keys.append(str(place) if same is None else keys[same])
    return keys


def _terms(one: Holder, earlier: list[list[Holder]], same: Any) -> int:
    """Count the convocations in a row, back from this one; spells in one count once."""
    if not one.of_civil_society:
        return 1
    count = 1
    for sat in earlier:
        if not any(same(other) for other in sat):
            break
        count += 1
    return count


def _earlier(
    council: Council, convocation: Convocation | None, begins_on: date
) -> list[list[Holder]]:
    """Return whom civil society had in each earlier convocation, the latest first."""
    before = council.convocations.filter(from_on__lt=begins_on).order_by("-from_on")
    if convocation is not None:
        before = before.exclude(pk=convocation.pk)
    sat: dict[UUID, list[Holder]] = {
        key: [] for key in before.values_list("pk", flat=True)
    }
    rows = Seat.objects.filter(
        convocation__in=list(sat), constituency=Constituency.CIVIL_SOCIETY
    )
    for where, *said in rows.values_list("convocation_id", *SAID):
        sat[where].append(Holder(*said))
    return list(sat.values())


def _elsewhere(
    council: Council, holders: Iterable[Holder], *, on: date
) -> list[tuple[UUID, Holder]]:
    """Return who of them may sit in other republican councils, each with the council.

    The law binds the republican level alone.
    """
    if council.level != Level.REPUBLICAN:
        return []
    known = Q(user__in={one.user_id for one in holders if one.user_id})
    known |= Q(born_on__in={one.born_on for one in holders if one.born_on})
    rows = (
        Seat.objects.in_force(on)
        .filter(known, convocation__council__level=Level.REPUBLICAN)
        .exclude(convocation__council=council)
        .values_list("convocation__council_id", *SAID)
    )
    return [(where, Holder(*said)) for where, *said in rows]
