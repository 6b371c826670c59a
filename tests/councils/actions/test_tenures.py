"""How a composition grows, and how it ends before its term."""

from datetime import date, timedelta

import pytest

from backend.accounts.models import Office
from backend.accounts.roles import Role
from backend.law.refusal import RuleBroken
from councils import reports
from councils.actions import convocations, seats, sittings, tenures
from councils.actions.convocations import Approval
from councils.models import Convocation, EarlyEnd
from oversight.states import ObligationState
from tests import factories
from tests.councils import factories as made
from tests.councils import seat_factories as filling

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AT = made.AT
TODAY = AT.date()


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def enlarged(of: filling.Filled, size: int, *, on: date = filling.ON) -> Convocation:
    return tenures.enlarge(
        of.convocation,
        size=size,
        document="№ 20",
        on=on,
        by=of.head,
        at=filling.AT,
    )


def ended(house: made.House, ground: EarlyEnd, *, on: date = TODAY) -> Convocation:
    return tenures.end_early(
        house.council.convocations.get(),
        ground=ground,
        document="№ 30",
        on=on,
        by=factories.holder(Role.HEAD, house.body),
        at=AT,
    )


def test_a_larger_council_is_filled_from_the_reserve() -> None:
    of = filling.filled(reserve=[False, True])

    convocation = enlarged(of, 7)
    seat = seats.seat_from_reserve(
        convocation,
        from_on=filling.ON + DAY,
        document="№ 21",
        by=of.secretary,
        at=filling.AT,
    )

    assert convocation.size == 7
    assert seat.application == of.reserved[1]
    assert convocation.seats.in_force(filling.ON + DAY).count() == 7


@pytest.mark.parametrize(("size", "refused"), [(6, "not-larger"), (5, "not-larger")])
def test_a_council_is_never_made_smaller(size: int, refused: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        enlarged(filling.filled(), size)

    assert codes(broken) == [refused]


def test_a_council_grows_on_a_day_of_its_term() -> None:
    with pytest.raises(RuleBroken) as broken:
        enlarged(filling.filled(), 9, on=filling.ON - DAY)

    assert codes(broken) == ["outside-the-term"]


def test_with_its_body_a_council_ends_and_so_do_its_offices() -> None:
    house = made.house(size=3, people=3)
    owed = house.council.convocations.get().formation_obligation
    assert owed is not None

    convocation = ended(house, EarlyEnd.BODY_LIQUIDATED)

    owed.refresh_from_db()
    offices = Office.objects.filter(
        organization=house.council.organization, role__in=(Role.CHAIR, Role.MEMBER)
    )
    assert convocation.to_on == TODAY
    assert {office.to_on for office in offices} == {TODAY}
    assert owed.state == ObligationState.ENDED
    assert reports.composition_of(house.council, on=TODAY + DAY) == []


def test_a_council_whose_body_is_gone_opens_no_meeting() -> None:
    house = made.house(size=3, people=3)
    meeting = made.gathered(house, 3, at=AT + DAY)
    ended(house, EarlyEnd.BODY_LIQUIDATED)

    with pytest.raises(RuleBroken) as refused:
        sittings.open_meeting(meeting, by=house.chair, at=AT + DAY)

    assert "no-convocation" in codes(refused)


def test_a_meeting_that_was_opened_votes_no_more_once_its_council_has_ended() -> None:
    house = made.house(size=3, people=3)
    meeting = made.opened(house, 3, at=AT + DAY)
    ended(house, EarlyEnd.BODY_LIQUIDATED)

    with pytest.raises(RuleBroken) as refused:
        made.voting(house, meeting, at=AT + DAY)

    assert codes(refused) == ["no-convocation"]


def test_where_the_body_is_reorganized_the_council_works_on_until_the_next_one() -> (
    None
):
    house = made.house(size=3, people=1)
    first = ended(house, EarlyEnd.BODY_REORGANIZED)
    last = first.to_on

    second = convocations.approve(
        house.council,
        approval=Approval(house.body, TODAY, "№ 31", TODAY + 10 * DAY),
        seats=made.given_seats(3),
        by=factories.holder(Role.HEAD, house.body),
        at=AT,
    )

    first.refresh_from_db()
    assert last == date(2029, 7, 15)
    assert first.to_on == TODAY + 9 * DAY
    for day, sits in ((TODAY + 9 * DAY, first), (TODAY + 10 * DAY, second)):
        assert list(house.council.convocations.in_force(day)) == [sits]


def test_a_composition_ends_early_once() -> None:
    house = made.house(size=3)
    ended(house, EarlyEnd.BODY_REORGANIZED)

    with pytest.raises(RuleBroken) as refused:
        ended(house, EarlyEnd.BODY_LIQUIDATED)

    assert codes(refused) == ["ended-early"]
