"""Conflicts of interest: declared where the council asks for it, and not otherwise."""

from datetime import date, timedelta

import pytest

from backend.journal.models import Entry
from backend.law.refusal import RuleBroken
from councils.actions import conflicts
from councils.models import ConflictDeclaration, EndGround, Seat
from tests import factories
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
TODAY = AT.date()
KEY = "member.conflict_declaration"


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts, that asks for it."""
    made_one = made.house(size=3, people=3)
    of_year.settled(made_one, KEY, value=True)
    return made_one


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def declared(house: House, place: int = 1) -> ConflictDeclaration:
    return conflicts.declare(
        house.council,
        matter="Інім мердігер ұйымның басшысы.",
        organization=factories.body("Мердігер"),
        by=house.members[place],
        at=AT,
    )


def test_a_member_declares_for_his_own_seat(house: House) -> None:
    declaration = declared(house)

    assert declaration.seat == house.seats[1]
    assert (declaration.declared_on, declaration.ended_on) == (TODAY, None)


@pytest.mark.parametrize("settled", [None, False])
def test_where_the_council_does_not_ask_nothing_is_declared(
    settled: bool | None,  # noqa: FBT001
) -> None:
    house = made.house(size=3, people=3)
    if settled is not None:
        of_year.settled(house, KEY, value=settled)

    with pytest.raises(RuleBroken) as refused:
        declared(house)

    assert codes(refused) == ["not-asked"]
    assert not ConflictDeclaration.objects.exists()


def test_a_seat_that_has_ended_declares_nothing(house: House) -> None:
    ended = {"to_on": TODAY - timedelta(days=1), "end_ground": EndGround.OWN_WISH}
    Seat.objects.filter(pk=house.seats[1].pk).update(**ended)

    with pytest.raises(RuleBroken) as refused:
        declared(house)

    assert codes(refused) == ["no-seat"]


def test_a_declaration_ends_once_and_stays_on_record(house: House) -> None:
    declaration = declared(house)
    by = house.members[1]

    ended = conflicts.end(declaration, on=TODAY, by=by, at=AT)
    with pytest.raises(RuleBroken) as refused:
        conflicts.end(declaration, on=TODAY, by=by, at=AT)

    assert ended.ended_on == TODAY
    assert codes(refused) == ["not-in-force"]


def test_a_declaration_ends_no_earlier_than_it_was_made(house: House) -> None:
    with pytest.raises(RuleBroken) as refused:
        conflicts.end(
            declared(house), on=date(2026, 11, 22), by=house.members[1], at=AT
        )

    assert codes(refused) == ["not-in-force"]


def test_the_journal_tells_of_a_declaration_by_commitments_alone(house: House) -> None:
    declaration = declared(house)
    conflicts.end(declaration, on=TODAY, by=house.members[1], at=AT)

    entries = Entry.objects.filter(object_id=declaration.pk)

    assert [entry.is_public for entry in entries] == [False, False]
    for entry in entries:
        leaf = bytes(entry.leaf).decode()
        assert "conflict" not in leaf
        assert str(declaration.pk) not in leaf


def test_a_declaration_is_seen_by_the_council_alone(house: House) -> None:
    declaration, other = declared(house), made.house(size=3, people=3)

    def sees(user: object) -> bool:
        return declaration in ConflictDeclaration.objects.visible_to(user)  # type: ignore[arg-type]

    assert all(sees(one.user) for one in (*house.members, house.secretary, house.chair))
    assert not sees(other.chair.user)
    assert not sees(factories.person())
