"""Commissions: formed of members, led by one, dissolved."""

from datetime import timedelta
from typing import Any

import pytest

from backend.law.refusal import RuleBroken
from councils.actions import commissions, convocations
from councils.actions.commissions import Formed
from councils.models import Commission, CommissionMember, EndGround, Seat
from tests.councils import factories as made
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AT = made.AT
TODAY = AT.date()


@pytest.fixture
def house() -> House:
    return made.house(size=6, people=1)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def formed(of: House, *members: Seat, **told: Any) -> Commission:
    return commissions.form(
        of.council.convocations.get(),
        formed=Formed(
            "Экология комиссиясы", **{"on": TODAY, "members": members, **told}
        ),
        by=of.secretary,
        at=AT,
    )


def places(commission: Commission, on: Any = TODAY) -> dict[str, bool]:
    """Return who is in a commission on a day, and whether he leads it."""
    rows = CommissionMember.objects.in_force(on).filter(commission=commission)
    return {row.seat.person_name: row.is_head for row in rows}


def test_a_commission_is_formed_of_members_and_its_head_is_one_of_them(
    house: House,
) -> None:
    commission = formed(house, house.seats[1], house.seats[2], head=house.seats[3])

    assert places(commission) == {"Мүше 02": False, "Мүше 03": False, "Мүше 04": True}


def test_only_members_of_this_convocation_are_in_it(house: House) -> None:
    other = made.house(size=3)

    with pytest.raises(RuleBroken) as refused:
        formed(house, other.seats[0])
    commission = formed(house)
    with pytest.raises(RuleBroken) as joined:
        commissions.join(
            commission, seat=other.seats[0], on=TODAY, by=house.secretary, at=AT
        )

    assert codes(refused) == codes(joined) == ["not-a-member"]


def test_another_councils_decision_forms_no_commission(house: House) -> None:
    other = made.house(size=3)
    foreign = made.decided_by(other, present=2, votes_for=2)

    with pytest.raises(RuleBroken) as refused:
        formed(house, decision=foreign)

    assert codes(refused) == ["not-its-decision"]


def test_a_commission_is_formed_while_the_council_is_in_office(house: House) -> None:
    with pytest.raises(RuleBroken) as refused:
        formed(house, on=house.council.convocations.get().to_on + DAY)

    assert codes(refused) == ["no-convocation"]


def test_members_join_and_leave_from_their_days_on(house: House) -> None:
    commission = formed(house, house.seats[1])
    common: dict[str, Any] = {"by": house.secretary, "at": AT}

    commissions.join(commission, seat=house.seats[2], on=TODAY + DAY, **common)
    commissions.join(commission, seat=house.seats[2], on=TODAY + DAY, **common)
    commissions.leave(commission, seat=house.seats[1], on=TODAY + DAY, **common)

    assert places(commission) == {"Мүше 02": False}
    assert places(commission, TODAY + DAY) == {"Мүше 02": False, "Мүше 03": False}
    assert places(commission, TODAY + 2 * DAY) == {"Мүше 03": False}


def test_nobody_leaves_what_he_is_not_in(house: House) -> None:
    commission = formed(house)

    with pytest.raises(RuleBroken) as refused:
        commissions.leave(
            commission, seat=house.seats[1], on=TODAY, by=house.secretary, at=AT
        )

    assert codes(refused) == ["not-in-the-commission"]


def test_a_new_head_takes_the_place_and_the_former_stays_a_member(
    house: House,
) -> None:
    commission = formed(house, head=house.seats[1])

    commissions.name_head(
        commission, seat=house.seats[2], on=TODAY + DAY, by=house.secretary, at=AT
    )

    assert places(commission) == {"Мүше 02": True}
    assert places(commission, TODAY + DAY) == {"Мүше 02": False, "Мүше 03": True}


def test_whoever_leaves_the_council_leaves_its_commissions(house: House) -> None:
    commission = formed(house, head=house.seats[1])

    convocations.end_seat(
        house.seats[1],
        ground=EndGround.OWN_WISH,
        on=TODAY,
        document="өтініш",
        by=house.secretary,
        at=AT,
    )

    assert places(commission) == {"Мүше 02": True}
    assert places(commission, TODAY + DAY) == {}


def test_a_dissolved_commission_ends_with_every_place_in_it(house: House) -> None:
    commission = formed(house, house.seats[1], head=house.seats[2])

    commissions.dissolve(commission, on=TODAY, by=house.secretary, at=AT)
    with pytest.raises(RuleBroken) as refused:
        commissions.join(
            commission, seat=house.seats[3], on=TODAY, by=house.secretary, at=AT
        )

    assert Commission.objects.standing(TODAY).filter(pk=commission.pk).exists()
    assert not Commission.objects.standing(TODAY + DAY).filter(pk=commission.pk)
    assert places(commission, TODAY + DAY) == {}
    assert codes(refused) == ["commission-not-standing"]
